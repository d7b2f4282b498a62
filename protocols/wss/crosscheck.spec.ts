import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { SignedXml } from 'xml-crypto';
import { loadXml, type Xml } from '../xml';
import { checkMessage, openDocument, signDocument, signedEnvelope } from '.';
import { testSigner, type TestSigner } from './testing/signers';

/** Our signatures verified by software that is not ours, theirs by us. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'wss-crosscheck-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const skip = spawnSync('xmlsec1', ['--version'], { timeout: 20_000 }).error === undefined ? false : 'xmlsec1 is not installed';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const IDS = ['--id-attr:Id', 'http://schemas.xmlsoap.org/soap/envelope/:Body', '--id-attr:Id', `${WSU}:Timestamp`];
const BODY = '<g:Send xmlns:g="urn:g"><data>A &amp; Б</data></g:Send>';
const DOCUMENT = '<p:Pi xmlns:p="urn:p" b="2" a="1"><p:Name>Әлем &amp; Ltd</p:Name></p:Pi>';
const emptied = (text: string): string => text.replace(/(<ds:(DigestValue|SignatureValue)>)[^<]*/g, '$1');

for (const id of ['rsa-sha256', 'ecdsa-sha256'] as const) {
  describe(`xmlsec1, ${id}`, () => {
    let xml: Xml;
    let by: TestSigner;
    before(async () => {
      xml = await loadXml();
      by = await testSigner(id);
      writeFileSync(join(folder, `${id}.pub.pem`), createPublicKey(by.pem).export({ type: 'spki', format: 'pem' }));
      writeFileSync(join(folder, `${id}.key.pem`), by.signer.key.export({ type: 'pkcs8', format: 'pem' }));
    });
    const file = (text: string): string => {
      const path = join(folder, `${id}.xml`);
      writeFileSync(path, text);
      return path;
    };
    const verifies = (text: string): Promise<boolean> =>
      run('xmlsec1', ['--verify', '--pubkey-pem', join(folder, `${id}.pub.pem`), ...IDS, file(text)], { timeout: 30_000 }).then(() => true, () => false);
    const signs = async (template: string): Promise<string> => {
      const output = join(folder, `${id}.signed.xml`);
      await run('xmlsec1', ['--sign', '--privkey-pem', join(folder, `${id}.key.pem`), '--output', output, ...IDS, file(template)], { timeout: 30_000 });
      return readFileSync(output, 'utf8');
    };
    const message = (): string => signedEnvelope(xml, BODY, by.signer, { created: NOW, expires: NOW + 300_000 }).toString('utf8');
    const holds = (soap: string): boolean => {
      const read = xml.read(Buffer.from(soap));
      return read.ok && checkMessage(read.root, by.trust, NOW).problems.length === 0;
    };
    const opens = (text: string): boolean => openDocument(xml, text, by.trust).problems.length === 0;

    test('accepts our messages and our documents, and refuses each with one changed character', { skip }, async () => {
      const document = signDocument(xml, DOCUMENT, by.signer);
      assert.deepEqual([await verifies(message()), await verifies(message().replace('Б', 'В'))], [true, false]);
      assert.deepEqual([await verifies(document), await verifies(document.replace('Ltd', 'Ltc'))], [true, false]);
    });
    test('what it signs, we accept; one changed character, we refuse', { skip }, async () => {
      const soap = await signs(emptied(message()));
      assert.deepEqual([holds(soap), holds(soap.replace('Б', 'В'))], [true, false]);
      const document = (await signs(emptied(signDocument(xml, DOCUMENT, by.signer)))).replace(/^<\?xml[^>]*\?>\s*/, '');
      assert.deepEqual([opens(document), opens(document.replace('Ltd', 'Ltc'))], [true, false]);
    });
  });
}

describe('xml-crypto', () => {
  let xml: Xml;
  let by: TestSigner;
  before(async () => {
    xml = await loadXml();
    by = await testSigner('rsa-sha256');
  });
  const accepts = (text: string): boolean => {
    const verifier = new SignedXml({ publicCert: by.pem, idMode: 'wssecurity', getCertFromKeyInfo: () => null });
    verifier.loadSignature(/<ds:Signature [^]*<\/ds:Signature>/.exec(text)![0]);
    try {
      return verifier.checkSignature(text);
    } catch {
      return false;
    }
  };

  test('accepts our messages and our documents, and refuses changed ones', () => {
    const soap = signedEnvelope(xml, BODY, by.signer, { created: NOW, expires: NOW + 300_000 }).toString('utf8');
    const document = signDocument(xml, DOCUMENT, by.signer);
    assert.deepEqual([accepts(soap), accepts(soap.replace('Б', 'В'))], [true, false]);
    assert.deepEqual([accepts(document), accepts(document.replace('Ltd', 'Ltc'))], [true, false]);
  });
  test('what it signs, we accept; one changed character, we refuse', () => {
    const signer = new SignedXml({
      privateKey: by.signer.key.export({ type: 'pkcs8', format: 'pem' }), publicCert: by.pem, signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
    });
    signer.addReference({
      xpath: '/*', uri: '', isEmptyUri: true, digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    });
    signer.computeSignature(DOCUMENT, { location: { reference: '/*', action: 'append' } });
    const document = signer.getSignedXml();
    const opened = openDocument(xml, document, by.trust);
    assert.deepEqual([opened.problems, opened.document], [[], DOCUMENT]);
    assert.deepEqual(openDocument(xml, document.replace('Ltd', 'Ltc'), by.trust).problems.map((one) => one.reason), ['digest-mismatch']);
  });
});
