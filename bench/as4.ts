import { createPublicKey, hash, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import { SignedXml } from 'xml-crypto';
import { openPki, DEFAULT_PKI_DIR } from '../certs/pki';
import { type Opened, openMessage, type Packed, packReceipt, packUserMessage, parseContentType, parseMultipart } from '../protocols/as4';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { at, canonicalForm, child, loadXml, type Xml } from '../protocols/xml';
import { compare } from './measure';
import { filingOf5kB, userMessage } from './messages';

const sha256 = (octets: Buffer | string): string => hash('sha256', octets, 'base64');
const open = (packed: Packed): Promise<Opened> => openMessage({ contentType: packed.contentType, body: packed.body, trust: () => ({ ok: true, facts: {} }) });

async function opened(packed: Packed): Promise<Extract<Opened, { ok: true }>> {
  const result = await open(packed);
  if (!result.ok) throw new Error(`the bench message does not verify: ${result.error.detail}`);
  return result;
}

interface Signed {
  soap: Buffer;
  parts: readonly Buffer[];
  value: Buffer;
  key: KeyObject;
}

/**
 * What nobody who verifies can leave out, by the quickest means we have: the envelope is parsed (libxml2-wasm, and the lexical pass that
 * makes its tree), the three signed elements are canonicalised, node:crypto digests them and the part and checks the RSA signature. MIME is
 * split and the value decoded beforehand; no identifier is looked up, no header, token or reference read, nothing compared with the profile,
 * nothing unpacked.
 */
function bareVerification(xml: Xml, { soap, parts, value, key }: Signed): () => void {
  return () => {
    const read = xml.read(soap);
    if (!read.ok) throw new Error(read.error.message);
    const header = child(read.root, 'Header');
    const digests = [...[child(header, 'Messaging')!, child(read.root, 'Body')!].map((one) => canonicalForm(one)), ...parts].map(sha256);
    const signedInfo = canonicalForm(at(header, 'Security/Signature/SignedInfo')!, 'env');
    const good = verify('RSA-SHA256', Buffer.from(signedInfo), key, value) && digests.every((digest) => signedInfo.includes(digest));
    if (!good) throw new Error('the floor does not verify');
  };
}

/** The same with libxml2-wasm's own canonical form, and nothing of ours. */
function byLibxml2(lib: typeof Libxml2, { soap, parts, value, key }: Signed): () => void {
  const mode = lib.XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;
  const inside = (node: Libxml2.XmlElement, name: string): Libxml2.XmlElement => {
    for (let one = node.firstChild; one !== null; one = one.next) if (one instanceof lib.XmlElement && one.name === name) return one;
    throw new Error(`no ${name}`);
  };
  const canonical = (node: Libxml2.XmlElement, prefixes: string[] = []): string =>
    node.canonicalizeToString({ mode, withComments: false, inclusiveNamespacePrefixes: prefixes });
  return () => {
    const document = lib.XmlDocument.fromBuffer(soap);
    const header = inside(document.root, 'Header');
    const digests = [canonical(inside(header, 'Messaging')), canonical(inside(document.root, 'Body')), ...parts].map(sha256);
    const signedInfo = canonical(['Security', 'Signature', 'SignedInfo'].reduce(inside, header), ['env']);
    document.dispose();
    const good = verify('RSA-SHA256', Buffer.from(signedInfo), key, value) && digests.every((digest) => signedInfo.includes(digest));
    if (!good) throw new Error('libxml2 does not verify');
  };
}

function signedOf(packed: Packed, key: KeyObject): Signed {
  const [soap, ...parts] = parseMultipart(parseContentType(packed.contentType).parameters, packed.body).map((part) => part.content);
  return { soap: soap!, parts, value: Buffer.from(/<ds:SignatureValue>([^<]*)/.exec(soap!.toString())![1]!, 'base64'), key };
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
  const signed = signedOf(sealed, createPublicKey(identity.key));
  await compare(`verify ${what}`, ['parse, canonical form, digests, RSA verify and nothing else', bareVerification(xml, signed)], [
    ['openMessage: MIME, guard, envelope, header, token, references, signature, gunzip (target 0.6)', () => open(sealed)],
    ['the bare four with the canonical form of libxml2-wasm', byLibxml2(lib, signed)],
    ['libxml2-wasm: parse alone', () => lib.XmlDocument.fromBuffer(signed.soap).dispose()],
    ['node:crypto: RSA-3072 verify alone', () => verify('RSA-SHA256', signed.soap, signed.key, signed.value)],
  ]);
  await compare(`verify a receipt of ${receipt.body.length} bytes`, ['xml-crypto: checkSignature', byXmlCrypto(receipt, identity.chain[0]!)], [
    ['openMessage (target 7)', () => open(receipt)],
  ]);
}
