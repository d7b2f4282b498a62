import { createHash } from 'node:crypto';
import type { Identity } from '../../../certs/pki';
import { verifyChain } from '../../../certs/verify';
import { envelope } from '../../../protocols/soap11';
import { signatureAlgorithm, signDocument, signedEnvelope, type Signer, type Trust } from '../../../protocols/wss';
import type { Xml } from '../../../protocols/xml';
import type { SimulatorServices } from '../../services';
import type { Forgery } from './forgeries';

/** How long a signed answer is good. Ours. */
const LIFETIME_MS = 300_000;

/** What the gateway signs with, and whose signatures it takes. */
export interface Signing {
  trust: Trust;
  /** SHA-256 of the certificate (DER) that answers are signed with, lower-case hex. */
  fingerprint: string;
  /** The envelope around what `write` makes of the documents, signed where asked for. */
  pack(documents: readonly string[], write: (documents: readonly string[]) => string, signed: boolean, forgery: Forgery): Buffer;
}

const signerOf = ({ key, chain }: Identity): Signer => ({ key, certificate: chain[0]!, algorithm: signatureAlgorithm('rsa-sha256') });

export function createSigning({ pki, wall, business }: Pick<SimulatorServices, 'pki' | 'wall' | 'business'>, xml: Xml): Signing {
  const own = pki.identity('revenue-authority.seal');
  const [signer, stranger] = [signerOf(own), signerOf(pki.identity('revenue-authority.seal.rogue'))];
  const [, issuing] = own.chain;
  return {
    fingerprint: createHash('sha256').update(own.chain[0]!).digest('hex'),
    trust(chain) {
      // A token holds the certificate of the signer alone; what issued it, we know.
      const policy = { anchors: pki.trustAnchors('seal-qualified'), crls: pki.crl('seal-qualified'), at: wall.now(), usage: 'seal' as const };
      const direct = verifyChain([...chain], policy);
      const found = direct.ok ? direct : verifyChain([...chain, issuing!], policy);
      return found.ok ? { ok: true } : { ok: false, detail: found.detail };
    },
    pack(documents, write, signed, { byStranger, unsigned, documentUnsigned, covers, madeMs = 0, edit = (soap) => soap }) {
      const by = byStranger === true ? stranger : signer;
      const signs = signed && unsigned !== true;
      const inside = signs && documentUnsigned !== true ? documents.map((one) => signDocument(xml, one, by)) : documents;
      const created = business.now() + madeMs;
      const packed = signs ? signedEnvelope(xml, write(inside), by, { created, expires: created + LIFETIME_MS }, covers) : envelope(write(inside));
      return Buffer.from(edit(packed.toString('utf8')));
    },
  };
}
