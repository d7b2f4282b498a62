import { createHash } from 'node:crypto';
import * as tls from 'node:tls';
import { remember } from '../remember';
import type { TlsPeer } from '../wire';
import type { TlsIdentity } from './listener';
import { NOBODY, peerOf } from './peer';
import { keyPemOf } from './server-context';

/** What every client of ours needs to connect. */
export interface ClientOptions {
  /** `https://host:port/path`. */
  url: string;
  /** Absent: no client certificate is shown. */
  identity?: TlsIdentity;
  /** Root certificates (PEM) that the server's must lead to. */
  ca: readonly string[];
  crl?: readonly string[];
  /** Name for SNI and for the check of the server's certificate, where it differs from the URL's host. `''` sends no SNI. */
  servername?: string;
  /** Bound on everything together, in milliseconds. */
  timeoutMs: number;
  minVersion?: tls.SecureVersion;
  maxVersion?: tls.SecureVersion;
  /** OpenSSL's list of the suites to offer; absent = Node's own. */
  ciphers?: string;
  /** A session of an earlier connection, to be taken up again. Absent: each connection proves anew who it is. */
  session?: Buffer;
  /** False takes any server certificate. It exists for planted faults alone: a client that does not look (ICS2-SEC-17). */
  verifyServer?: boolean;
  /** Told our port once TCP stands: by it the other end knows which connection is ours, whatever becomes of it. */
  onConnect?: (localPort: number) => void;
}

/** What was agreed in the handshake, and who the server is. */
export interface TlsFacts {
  protocol: string;
  cipher: string;
  peer: TlsPeer;
  /** A session was taken up again, in a handshake without certificates. */
  resumed: boolean;
}

export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** One of ours for each pair of client key and trust; a run has a few dozen. */
const contexts = remember<tls.SecureContext>(64);

/** Keys, certificates and trust as OpenSSL holds them: parsing them costs more than a handshake, and they repeat. */
function secureContext({ identity, ca, crl, minVersion = 'TLSv1.2', maxVersion, ciphers }: ClientOptions): tls.SecureContext {
  const key = identity === undefined ? undefined : keyPemOf(identity);
  const fingerprint = createHash('sha256').update(JSON.stringify([key, identity?.chainPem, ca, crl, minVersion, maxVersion, ciphers])).digest('hex');
  return contexts(fingerprint, () =>
    tls.createSecureContext({
      ca: [...ca],
      ...(crl === undefined ? {} : { crl: [...crl] }),
      ...(identity === undefined ? {} : { key, cert: identity.chainPem }),
      minVersion,
      ...(maxVersion === undefined ? {} : { maxVersion }),
      ...(ciphers === undefined ? {} : { ciphers }),
    }),
  );
}

/** Options for tls.connect, the same for every client. */
export function connectOptions(url: URL, options: ClientOptions): tls.ConnectionOptions {
  const host = hostOf(url);
  const { servername } = options;
  // An IP address may not stand in SNI (RFC 6066, 3); Node then verifies the address itself.
  const sni = servername ?? (/^[\d.]+$|:/.test(host) ? '' : host);
  return {
    host,
    port: Number(url.port || 443),
    servername: sni,
    secureContext: secureContext(options),
    rejectUnauthorized: options.verifyServer ?? true,
    checkServerIdentity: (_name, certificate) => tls.checkServerIdentity(servername || host, certificate),
    ...(options.session === undefined ? {} : { session: options.session }),
    ALPNProtocols: ['http/1.1'],
  };
}

/** Call after `secureConnect`. */
export function factsOf(socket: tls.TLSSocket): TlsFacts {
  const certificate = socket.getPeerX509Certificate();
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    // In a session taken up again the server shows no certificate; who it is was found out when the session was made.
    peer: certificate === undefined ? NOBODY : peerOf(certificate.raw),
    resumed: socket.isSessionReused(),
  };
}
