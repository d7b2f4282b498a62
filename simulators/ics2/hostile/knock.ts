import type { IdentityName } from '../../../certs/identities';
import { shakeHands, type Handshake } from '../../../protocols/tls/handshake';
import type { ClientOptions } from '../../../protocols/tls/client';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { postOverTls, type PostResult } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { SimulatorServices } from '../../services';

/** How a client of ours knocks at the interface: as anybody it likes to be, with whatever TLS lets it choose. */
export interface Knock {
  /** `self-signed`: a certificate like that of the operator, by its own hand. */
  as?: IdentityName | 'none' | 'self-signed';
  version?: 'TLSv1.2' | 'TLSv1.3';
  /** Server name in the ClientHello; `''` sends none, absent = the host of the URL. */
  servername?: string;
  /** Connects by the interface's name instead of its address. */
  byName?: boolean;
  session?: Buffer;
  /** Does not believe the interface's certificate. */
  suspicious?: boolean;
}

/** What became of it on the client's side, a WireError where it ended badly; `port` is the client's, by which the interface knows it. */
export interface Knocked<T> {
  outcome: T | WireError;
  port: number | undefined;
}

export interface Knocking {
  /** One HTTP request. */
  request(knock: Knock): Promise<Knocked<PostResult>>;
  /** A handshake and the wish for a second one on the same connection. */
  renegotiate(knock: Knock): Promise<Knocked<Handshake>>;
}

export function createKnocking({ pki, wall, ids }: Pick<SimulatorServices, 'pki' | 'wall' | 'ids'>, interfaceUrl: string, timeoutMs: number): Knocking {
  const identityOf = async (as: NonNullable<Knock['as']>): Promise<TlsIdentity | undefined> => {
    if (as === 'none') return undefined;
    return as === 'self-signed' ? pki.selfSigned('operator.tls', wall.now(), ids) : pki.identity(as);
  };

  const options = async ({ as = 'operator.tls', version, servername, byName = false, session, suspicious = false }: Knock): Promise<ClientOptions> => {
    const url = new URL(interfaceUrl);
    if (byName) url.hostname = 'localhost';
    const identity = await identityOf(as);
    return {
      url: url.href, timeoutMs, ca: suspicious ? pki.trustAnchors('rogue') : pki.trustAnchors('tls'),
      ...(identity === undefined ? {} : { identity }), ...(version === undefined ? {} : { minVersion: version, maxVersion: version }),
      // Who asks for another host must not mind that this one's certificate does not name it.
      ...(servername === undefined ? {} : { servername, verifyServer: suspicious || servername === '' }), ...(session === undefined ? {} : { session }),
    };
  };

  const knocked = async <T>(knock: Knock, act: (options: ClientOptions) => Promise<T>): Promise<Knocked<T>> => {
    let port: number | undefined;
    const outcome = await act({ ...(await options(knock)), onConnect: (localPort) => { port = localPort; } }).catch((error: unknown) => {
      if (error instanceof WireError) return error;
      throw error;
    });
    return { outcome, port };
  };

  return {
    request: (knock) => knocked(knock, (client) => postOverTls({ ...client, method: 'GET', body: Buffer.alloc(0), headers: {} })),
    renegotiate: (knock) => knocked(knock, (client) => shakeHands(client, true)),
  };
}
