import { createHash, createPrivateKey } from 'node:crypto';
import { verifyChain } from '../../../certs/verify';
import type { HelloInput } from '../../../iut/contract';
import { readCertificate } from '../../../protocols/certificate';
import { envelope } from '../../../protocols/soap11';
import type { Clock } from '../../../protocols/time/clock';
import { checkMessage, openDocument, signatureAlgorithm, signDocument, signedEnvelope, type Problem, type Signer, type Trust } from '../../../protocols/wss';
import type { Xml, XmlElement } from '../../../protocols/xml';
import { readHello } from '../../common/hello';

/** Files of `hello` with the carrier's key, by algorithm. */
const KEYS: Readonly<Record<string, string>> = { 'rsa-sha256': 'kz.seal', 'ecdsa-sha256': 'kz.ec-seal' };

/** A signed message is good for so long; it is made anew whenever it goes again. */
const LIFETIME_MS = 300_000;

/** The carrier's signatures, and whose it takes. `signature` is the id of an algorithm; undefined = nothing is signed. */
export interface Signing {
  document(text: string, signature: string | undefined): string;
  message(bodyXml: string, signature: string | undefined, covers: readonly ('Body' | 'Timestamp')[]): Buffer;
  /** Why a signed answer is not to be believed. */
  problemsOf(root: XmlElement): readonly Problem[];
  /** The same of a document in it, which is given back without its signature. */
  open(text: string): { document: string; problems: readonly Problem[] };
}

/** @throws DriverError (`configuration`) where `hello` lacks something */
export function createSigning(hello: HelloInput, xml: Xml, { wall, business }: { wall: Clock; business: Clock }): Signing {
  const { file, pems, fact } = readHello(hello);
  const signers = new Map<string, Signer>();
  const signerOf = (id: string): Signer => {
    const known = signers.get(id) ?? {
      key: createPrivateKey(file(`${KEYS[id]!}.key`)), certificate: readCertificate(file(`${KEYS[id]!}.cert`)).raw, algorithm: signatureAlgorithm(id),
    };
    signers.set(id, known);
    return known;
  };
  const gateway = fact('kz.gateway.signer');
  const anchors = pems('kz.seal.ca');
  const trust: Trust = ([certificate]) => {
    if (certificate === undefined || createHash('sha256').update(certificate).digest('hex') !== gateway) return { ok: false, detail: 'this is not the certificate of the gateway' };
    const found = verifyChain([certificate], { anchors, crls: [], at: wall.now(), usage: 'seal' });
    return found.ok ? { ok: true } : { ok: false, detail: found.detail };
  };
  return {
    document: (text, signature) => (signature === undefined ? text : signDocument(xml, text, signerOf(signature))),
    message(bodyXml, signature, covers) {
      if (signature === undefined) return envelope(bodyXml);
      const created = business.now();
      return signedEnvelope(xml, bodyXml, signerOf(signature), { created, expires: created + LIFETIME_MS }, covers);
    },
    problemsOf: (root) => checkMessage(root, trust, business.now()).problems,
    open: (text) => openDocument(xml, text, trust),
  };
}
