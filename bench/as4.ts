import { createHash, createPublicKey, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import { SignedXml } from 'xml-crypto';
import { openPki, DEFAULT_PKI_DIR } from '../certs/pki';
import { type Opened, openMessage, type Packed, packReceipt, packUserMessage, parseContentType, parseMultipart } from '../protocols/as4';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { at, canonicalForm, loadXml, type Xml } from '../protocols/xml';
import { compare } from './measure';
import { filingOf5kB, userMessage } from './messages';

const sha256 = (octets: Buffer | string): string => createHash('sha256').update(octets).digest('base64');
const open = (packed: Packed): Promise<Opened> => openMessage({ contentType: packed.contentType, body: packed.body, trust: () => ({ ok: true, facts: {} }) });

async function opened(packed: Packed): Promise<Extract<Opened, { ok: true }>> {
  const result = await open(packed);
  if (!result.ok) throw new Error(`the bench message does not verify: ${result.error.detail}`);
  return result;
}

/**
 * What nobody who verifies can leave out, by the quickest means we know: libxml2 parses the envelope, the three signed elements are
 * canonicalised (by ours, which takes a fifth of the time of libxml2's own; from elements that were read beforehand), node:crypto digests
 * them and the part and checks the RSA signature. MIME is split and the value decoded beforehand; nothing is guarded, looked for, compared
 * with the profile or unpacked.
 */
function bareVerification(lib: typeof Libxml2, xml: Xml, packed: Packed, key: KeyObject): () => void {
  const [soap, ...parts] = parseMultipart(parseContentType(packed.contentType).parameters, packed.body);
  const value = Buffer.from(/<ds:SignatureValue>([^<]*)/.exec(soap!.content.toString())![1]!, 'base64');
  const read = xml.read(soap!.content);
  if (!read.ok) throw new Error(read.error.message);
  const [messaging, body, signedInfo] = ['Header/Messaging', 'Body', 'Header/Security/Signature/SignedInfo'].map((path) => at(read.root, path)!);
  return () => {
    lib.XmlDocument.fromBuffer(soap!.content).dispose();
    const digests = [canonicalForm(messaging!), canonicalForm(body!), ...parts.map((part) => part.content)].map(sha256);
    const signed = canonicalForm(signedInfo!, 'env');
    const good = verify('RSA-SHA256', Buffer.from(signed), key, value) && digests.every((digest) => signed.includes(digest));
    if (!good) throw new Error('the floor does not verify');
  };
}

/** xml-crypto on the same signal, with the right certificate at hand. It knows no attachments, so it gets a receipt, which has none. */
function byXmlCrypto(packed: Packed, leaf: Buffer): () => void {
  const soap = packed.body.toString('utf8');
  const signature = /<ds:Signature [^]*<\/ds:Signature>/.exec(soap)![0];
  const publicCert = new X509Certificate(leaf).toString();
  return () => {
    const verifier = new SignedXml({ publicCert, idMode: 'wssecurity', getCertFromKeyInfo: () => null });
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(soap)) throw new Error('xml-crypto does not verify the receipt');
  };
}

/** Sealing and opening, beside what of it is not ours. */
export async function benchAs4(): Promise<void> {
  const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
  const lib = await import('libxml2-wasm');
  const xml = await loadXml();
  const identity = pki.identity('operator.seal');
  const seal = { privateKey: identity.key, chain: identity.chain };
  const input = userMessage({ eori: identity.eori!, seal, messageId: 'b6a1c9de-0000-4000-8000-000000000001@as4.operator.example', document: filingOf5kB() });
  const sealed = packUserMessage(input);
  const filing = await opened(sealed);
  if (filing.kind !== 'user') throw new Error(`a ${filing.kind}`);
  const receipt = packReceipt({ messageId: 'b6a1c9de-0000-4000-8000-000000000002@sti.customs.example', timestamp: '2026-06-01T08:00:01Z', received: filing, seal });
  await opened(receipt);
  const bytes = Buffer.from(sealed.body);
  const what = `a filing of ${input.payloads[0]!.bytes.length} bytes in one gzip part, ${bytes.length} bytes on the wire`;

  await compare(`seal ${what}, RSA-3072`, ['node:crypto, RSA-3072 signature alone', () => sign('RSA-SHA256', bytes, identity.key)], [
    ['packUserMessage: gzip, digests, canonical form, signature', () => packUserMessage(input)],
  ]);
  await compare(`verify ${what}`, ['libxml2-wasm parse, canonical form, digests, RSA verify and nothing else', bareVerification(lib, xml, sealed, createPublicKey(identity.key))], [
    ['openMessage: MIME, guard, envelope, header, token, references, signature, gunzip (target 0.6)', () => open(sealed)],
  ]);
  await compare(`verify a receipt of ${receipt.body.length} bytes`, ['xml-crypto: checkSignature', byXmlCrypto(receipt, identity.chain[0]!)], [
    ['openMessage (target 7)', () => open(receipt)],
  ]);
}
