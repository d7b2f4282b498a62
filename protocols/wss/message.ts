import { element, leaf } from '../as4/headers/markup';
import { ALGORITHMS, BASE64_BINARY, NS, TOKEN_TYPES } from '../as4/namespaces';
import { SOAP11_NAMESPACE } from '../soap11';
import { isoSeconds } from '../time/clock';
import { at, canonicalForm, type Xml } from '../xml';
import { type Signer, writeSignature } from './write';

/** Namespace of the Security header, for who must say that it is understood. */
export const SECURITY_NAMESPACE = NS.wsse;

/** Ids are local to one message, so they need not be random. */
const [BODY, TIMESTAMP, TOKEN] = ['body', 'timestamp', 'token'];

export interface Lifetime {
  /** Epoch ms. */
  created: number;
  expires: number;
}

/**
 * A SOAP 1.1 envelope whose Body, and the Timestamp in its Security header, are signed under an X.509 token (WS-Security 1.1 with the X.509
 * token profile), as UTF-8.
 * @param bodyXml ready XML that declares its own namespaces
 * @param covers what is signed; Body and Timestamp where nothing is said
 */
export function signedEnvelope(xml: Xml, bodyXml: string, signer: Signer, { created, expires }: Lifetime, covers: readonly ('Body' | 'Timestamp')[] = ['Body', 'Timestamp']): Buffer {
  const body = `<soap:Body xmlns:wsu="${NS.wsu}" wsu:Id="${BODY}">${bodyXml}</soap:Body>`;
  const timestamp = element('wsu:Timestamp', [leaf('wsu:Created', isoSeconds(created)), leaf('wsu:Expires', isoSeconds(expires))], { 'wsu:Id': TIMESTAMP }, { wsu: NS.wsu });
  const envelope = (security: string): string => `<soap:Envelope xmlns:soap="${SOAP11_NAMESPACE}"><soap:Header>${security}</soap:Header>${body}</soap:Envelope>`;
  const read = xml.read(Buffer.from(envelope('')));
  if (!read.ok) throw new Error(`what is to be signed is no XML: ${read.error.message}`);
  const canonical = { Body: canonicalForm(at(read.root, 'Body')!), Timestamp: timestamp };
  const token = element('wsse:BinarySecurityToken', signer.certificate.toString('base64'), { EncodingType: BASE64_BINARY, ValueType: TOKEN_TYPES.X509v3, 'wsu:Id': TOKEN }, { wsu: NS.wsu });
  const reference = element('wsse:SecurityTokenReference', element('wsse:Reference', '', { URI: `#${TOKEN}`, ValueType: TOKEN_TYPES.X509v3 }));
  const signed = covers.map((what) => ({ uri: `#${what === 'Body' ? BODY : TIMESTAMP}`, transforms: [ALGORITHMS.exclusiveC14n], canonical: canonical[what] }));
  const signature = writeSignature(signer, signed, reference);
  const security = element('wsse:Security', [token, timestamp, signature], { 'soap:mustUnderstand': '1' }, { wsse: NS.wsse });
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${envelope(security)}`);
}
