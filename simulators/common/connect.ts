import { postOverTls, type PostOptions, type PostResult } from '../../protocols/tls/post';
import { WireError } from '../../protocols/tls/wire-error';
import type { WireHandshake, WireObserver } from '../../protocols/wire';

/** Who connects to whom, as party names. */
export interface Parties {
  client: string;
  server: string;
}

/** A connection that ended in its handshake; other failures happened after or before one. */
function refusal(parties: Parties, error: WireError): WireHandshake | undefined {
  const refused = { kind: 'handshake', ...parties, outcome: 'refused', detail: `${error.code}: ${error.detail}` } as const;
  if (error.code === 'tls-refused-by-peer') return { ...refused, refusal: 'handshake-failed' };
  if (error.code === 'server-untrusted') return { ...refused, refusal: 'other-authority' };
  return undefined;
}

/**
 * Posts as one of our parties and reports the connection: protocol, cipher and the certificate that the other side showed, or
 * that a handshake was refused. @throws WireError as {@link postOverTls} does
 */
export async function postAndReport(observe: WireObserver, parties: Parties, options: PostOptions): Promise<PostResult> {
  try {
    const result = await postOverTls(options);
    const { protocol, cipher, peer } = result.tls;
    observe({ kind: 'handshake', ...parties, outcome: 'accepted', protocol, cipher, peer });
    return result;
  } catch (error) {
    const refused = error instanceof WireError ? refusal(parties, error) : undefined;
    if (refused !== undefined) observe(refused);
    throw error;
  }
}
