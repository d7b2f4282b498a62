/**
 * What a party on the wire tells whoever watches it. Simulators and TLS fronts report here *before* they judge, so that
 * the evidence holds everything that crossed the wire, also what was refused.
 */

/** Raw bytes that crossed the wire in one direction: one HTTP request body or one HTTP response body. */
export interface WireMessage {
  kind: 'message';
  /** Links a request with its response. Unique in the run. */
  exchange: string;
  leg: 'request' | 'response';
  /** Party names as they appear in a sequence diagram, for example `iut`, `trader-interface`. */
  from: string;
  to: string;
  /** Short label for a sequence diagram: `IE3F10`, `Receipt`, `EBMS:0101`, `P.MSG.RCV`. */
  label: string;
  /** HTTP facts: request line or status line, and headers in wire order. */
  http: { start: string; headers: [name: string, value: string][] };
  bytes: Buffer;
  /** Decoded business document, if one could be read (UTF-8 text, usually XML). For people, never for verdicts. */
  business?: { title: string; text: string };
  /** Further facts for people: signature algorithms, references, digests, decoded headers. */
  facts?: Record<string, string>;
}

/** Who stood at the other end of a TLS connection, from the certificate itself. */
export interface TlsPeer {
  subject: string;
  issuer: string;
  serialNumber: string;
  /** SHA-256 fingerprint, lower-case hex without colons. */
  fingerprint256: string;
  /** EORI read from the subject (organizationIdentifier 2.5.4.97, else serialNumber 2.5.4.5). */
  eori?: string;
  validFrom: string;
  validTo: string;
}

/** Why a TLS handshake was refused. Closed: every refusal is one of these. */
export type TlsRefusal =
  | 'no-certificate'
  | 'other-authority'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'wrong-usage'
  | 'protocol-version'
  /** No suite in common. */
  | 'cipher-suite'
  /** The client did not want to go on: it closed the connection, or said so by an alert. */
  | 'given-up-by-client'
  | 'handshake-failed';

export interface WireHandshake {
  kind: 'handshake';
  /** Which side of ours saw it, and who it was talking to, as party names. */
  server: string;
  client: string;
  outcome: 'accepted' | 'refused';
  refusal?: TlsRefusal;
  /** The cause in the words of the TLS library, for example CERT_HAS_EXPIRED. */
  detail?: string;
  /** What the client offered, where the server's side could see it: versions, suites, SNI. */
  offered?: string;
  protocol?: string;
  cipher?: string;
  peer?: TlsPeer;
}

/** What changed inside a party without crossing the wire: prose for whoever follows it, never for verdicts. */
export interface WireNote {
  kind: 'note';
  title: string;
  text: string;
}

export type WireEvent = WireMessage | WireHandshake | WireNote;

/** Receives wire events as they happen. Must not throw. */
export type WireObserver = (event: WireEvent) => void;
