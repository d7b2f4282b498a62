/** Why a request did not end with an HTTP answer. Closed. */
export type WireErrorCode =
  /** Nothing listens there, or no route to it. */
  | 'connect-refused'
  | 'dns'
  /** The other side ended the handshake, or sent a TLS alert: most often it does not accept our certificate. */
  | 'tls-refused-by-peer'
  /** The other side's certificate was not accepted by us. */
  | 'server-untrusted'
  | 'timeout'
  /** The connection ended before a complete answer. */
  | 'connection-cut'
  | 'response-too-large'
  | 'malformed-http'
  /** A broker let us in by TLS, and then not by the name in our certificate, or not to the queue. */
  | 'refused-by-broker'
  | 'malformed-amqp';

const hints: Record<WireErrorCode, string> = {
  'connect-refused': 'Check that the service runs and that host and port are right.',
  dns: 'Check the host name, and that this machine can resolve it.',
  'tls-refused-by-peer': 'Check that the other side trusts the authority of our client certificate, that the certificate is valid and not revoked, and that TLS versions overlap.',
  'server-untrusted': "Check that the configured authorities include the server's, that its certificate is valid, and that it names this host.",
  timeout: 'The other side was too slow or silent; check that it is not blocked, or raise the time limit.',
  'connection-cut': "The other side closed the connection without a complete answer; look at its log. Some servers refuse a client certificate in this way.",
  'response-too-large': 'Raise the limit only if such a large answer is expected.',
  'malformed-http': 'What answers there does not speak HTTP/1.1 over TLS; check the port.',
  'refused-by-broker': "Check that the broker has a user named as our certificate's common name, and that this user may read and write the queue.",
  'malformed-amqp': 'What answers there does not speak AMQP 1.0 over TLS; check the port, and that the broker has AMQP 1.0 switched on.',
};

/** A failed request. `detail` is the library's own word (`ECONNREFUSED`, `CERT_HAS_EXPIRED`, `HPE_INVALID_CONSTANT`). */
export class WireError extends Error {
  readonly hint: string;
  /** How far the connection had come, where that tells two failures of one code apart. */
  readonly phase?: Phase;

  constructor(readonly code: WireErrorCode, readonly detail: string, readonly target: string, options?: { cause?: unknown; phase?: Phase }) {
    super(`${code}: ${target}: ${detail}. ${hints[code]}`, options);
    this.name = 'WireError';
    this.hint = hints[code];
    this.phase = options?.phase;
  }
}

/** How far the connection had come when it failed. */
export type Phase = 'connecting' | 'handshake' | 'secure';

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES']);
/** Words of X509_verify_cert and of Node's host name check; with them it is we who refuse. */
const UNTRUSTED = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH_|CRL_|ERR_TLS_CERT_ALTNAME)/;
/** Node's code for an alert that the peer sent: ERR_SSL_TLSV1_ALERT_UNKNOWN_CA, ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED ... */
const ALERT = /^ERR_SSL_.*_ALERT_/;

/** Sorts a socket or parser error into the closed set, by what it says and by how far the connection had come. */
export function wireErrorOf(error: NodeJS.ErrnoException, phase: Phase, target: string): WireError {
  if (error instanceof WireError) return error;
  const word = error.code ?? error.message;
  const as = (code: WireErrorCode): WireError => new WireError(code, word, target, { cause: error });
  if (DNS.has(word)) return as('dns');
  if (UNREACHABLE.has(word)) return as('connect-refused');
  if (word === 'ETIMEDOUT') return as('timeout');
  if (UNTRUSTED.test(word)) return as('server-untrusted');
  if (word.startsWith('HPE_')) return as('malformed-http');
  if (ALERT.test(word)) return as('tls-refused-by-peer');
  if (phase === 'connecting') return as('connect-refused');
  // In the handshake a bare close is the most that many servers say; afterwards it tells nothing about the cause.
  if (phase === 'handshake') return word === 'ERR_SSL_WRONG_VERSION_NUMBER' || word.startsWith('ERR_SSL_PACKET') ? as('malformed-http') : as('tls-refused-by-peer');
  return as('connection-cut');
}
