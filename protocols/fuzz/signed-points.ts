import { SOAP11_NAMESPACE } from '../soap11';
import { checkMessage, openDocument, signDocument, signedEnvelope, type Problem } from '../wss';
import { testSigner } from '../wss/testing/signers';
import { canonicalForm, child, loadXml } from '../xml';
import type { EntryPoint } from './entry-points';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const LIFETIME = { created: NOW, expires: NOW + 300_000 };
const BODIES = ['<g:Send xmlns:g="urn:g"><data>A &amp; B</data></g:Send>', '<a/>', ''];
const DOCUMENTS = ['<p:Pi xmlns:p="urn:p" b="2" a="1"><p:Name>Ltd</p:Name></p:Pi>', '<a>b</a>'];

const word = (problems: readonly Problem[]): string => problems.map(({ reason }) => reason).join(' ') || 'ok';

/** The two signatures of the Kazakh gateway: nothing but what the holder of the key had signed is ever taken. */
export async function signedPoints(): Promise<EntryPoint[]> {
  const xml = await loadXml();
  const kinds = await Promise.all([testSigner('rsa-sha256'), testSigner('ecdsa-sha256')]);
  const trust = (chain: readonly Buffer[]): ReturnType<(typeof kinds)[number]['trust']> => kinds.map((kind) => kind.trust(chain)).find((one) => one.ok) ?? { ok: false, detail: 'a stranger' };
  const bodyOf = (bytes: Buffer): string | undefined => {
    const read = xml.read(bytes);
    const body = read.ok ? child(read.root, 'Body', SOAP11_NAMESPACE) : undefined;
    return body && canonicalForm(body);
  };
  const form = (document: string): string => {
    const read = xml.read(Buffer.from(document));
    return read.ok ? canonicalForm(read.root) : '';
  };
  const messages = BODIES.flatMap((body) => kinds.map(({ signer }) => signedEnvelope(xml, body, signer, LIFETIME)));
  const documents = DOCUMENTS.flatMap((document) => kinds.map(({ signer }) => Buffer.from(signDocument(xml, document, signer))));
  const [signedBodies, signedForms] = [new Set(messages.map(bodyOf)), new Set(DOCUMENTS.map(form))];
  return [
    {
      name: 'WS-Security', seeds: messages,
      examine(bytes) {
        const read = xml.read(bytes);
        if (!read.ok) return read.error.code;
        const { problems } = checkMessage(read.root, trust, NOW);
        if (problems.length === 0 && !signedBodies.has(bodyOf(bytes))) throw new Error(`accepted a Body that nobody signed: ${bodyOf(bytes) ?? ''}`);
        return word(problems);
      },
    },
    {
      name: 'signed document', seeds: documents,
      examine(bytes) {
        const { problems, document } = openDocument(xml, bytes.toString('utf8'), trust);
        if (problems.length === 0 && !signedForms.has(form(document))) throw new Error(`accepted a document that nobody signed: ${document}`);
        return word(problems);
      },
    },
  ];
}
