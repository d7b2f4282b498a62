import assert from 'node:assert/strict';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SignedXml } from 'xml-crypto';
import { packPullRequest, packReceipt, type Packed } from '..';
import { testSeal } from '../testing/certificates';
import { BUSINESS, edited, open, outcome, userMessage } from '../testing/messages';
import { absent, type Jdk, jdkAbsent, jdkIn } from './jdk';
import { xmlsecIn } from './xmlsec';

/** Our seals verified by software that is not ours, theirs by us, and one verifier that accepts what it must not. */

const folder = mkdtempSync(join(tmpdir(), 'as4-crosscheck-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SIGNAL = { messageId: 'signal-1@ap.example.org', timestamp: '2026-03-01T10:00:00Z' };
const pullRequest = async (envelopePrefix?: string): Promise<Packed> => packPullRequest({ ...SIGNAL, seal: (await testSeal()).key, mpc: 'urn:mpc', envelopePrefix });
const receipt = async (): Promise<Packed> => packReceipt({
  ...SIGNAL, seal: (await testSeal()).key, received: { header: { messageId: 'm@x' }, seal: { references: (await userMessage()).references } },
});
const publicPem = async (): Promise<string> =>
  createPublicKey((await testSeal()).key.privateKey).export({ type: 'spki', format: 'pem' }).toString();

describe('xmlsec1', () => {
  const skip = absent('xmlsec1', '--version');
  const xmlsec = xmlsecIn(folder);
  const verdict = async (body: Buffer): Promise<boolean> => xmlsec.verifies(body, await publicPem());

  test('accepts our signals, also with an upper-case prefix, and refuses each with one changed character', { skip }, async () => {
    for (const packed of [await receipt(), await pullRequest(), await pullRequest('S12')]) {
      assert.equal(await verdict(packed.body), true);
      assert.equal(await verdict(edited(packed, (soap) => soap.replace('signal-1@', 'signal-2@')).body), false);
    }
  });

  test('what it signs, we accept; one changed character, we refuse', { skip }, async () => {
    const template = edited(await pullRequest('S12'), (soap) =>
      soap.replace(/(<ds:(DigestValue|SignatureValue)>)[^<]*/g, '$1').replace('</S12:Header>', '<!-- signed by xmlsec1 --></S12:Header>'));
    const key = (await testSeal()).key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const signed = { ...template, body: await xmlsec.sign(template.body, key) };
    assert.equal(outcome(await open(signed)), 'ok pull-request');
    assert.equal(outcome(await open(edited(signed, (soap) => soap.replace('urn:mpc', 'urn:mpd')))), 'EBMS:0101 digest-mismatch');
  });
});

describe('JDK', () => {
  const skip = jdkAbsent();
  let jdk: Jdk;
  before(async () => { if (skip === false) jdk = await jdkIn(folder); });

  test('verifies header, Body and attachments of our messages, and sees each tampering where it is', { skip }, async () => {
    const verdicts = await jdk.verify(new Map([
      ['good', await userMessage()],
      ['receipt', await receipt()],
      ['pull-request', await pullRequest('S12')],
      ['header', await userMessage({ tamper: 'header' })],
      ['body', await userMessage({ tamper: 'body' })],
      ['part', await userMessage({ tamper: 'part' })],
      ['value', await userMessage({ corruptSignature: true })],
    ]));
    const said = (parts: string[], wrong?: string): string => ['signature', '#messaging', '#body', ...parts].map((what) => `${what}=${what !== wrong}`).join(' ');
    const parts = ['cid:message', 'cid:annex-1@ap.example.org'];
    assert.deepEqual(Object.fromEntries([...verdicts].map(([name, { text }]) => [name, text])), {
      good: said(parts), receipt: said([]), 'pull-request': said([]),
      header: said(parts, '#messaging'), body: said(parts, '#body'), part: said(parts, 'cid:message'), value: said(parts, 'signature'),
    });
  });

  test('what it signs, we accept; one changed character, we refuse', { skip }, async () => {
    const unsigned = { unsigned: true };
    const signed = await jdk.sign(new Map([
      ['user', await userMessage(unsigned)],
      ['signal', packPullRequest({ ...SIGNAL, seal: (await testSeal()).key, mpc: 'urn:mpc', quirks: unsigned })],
    ]), (await testSeal()).key);
    const [user, signal] = [signed.get('user')!, signed.get('signal')!];
    const opened = await open(user);
    assert.equal(outcome(opened), 'ok user', JSON.stringify(opened.ok || opened.problems));
    assert.deepEqual(opened.ok && opened.kind === 'user' && opened.business?.bytes, BUSINESS);
    assert.equal(opened.seal?.chain.length, 3);
    assert.equal(outcome(await open(signal)), 'ok pull-request');
    for (const [packed, from, to] of [[user, 'IE3F10', 'IE3F11'], [signal, 'urn:mpc', 'urn:mpd']] as const) {
      assert.equal(outcome(await open(edited(packed, (soap) => soap.replace(from, to)))), 'EBMS:0101 digest-mismatch');
    }
    const content = edited(user, (wire) => wire.replace(/(Content-ID: <message>\r\n\r\n[^]{20})[^]/, '$1?'));
    assert.equal(outcome(await open(content)), 'EBMS:0101 digest-mismatch');
  });
});

describe('xml-crypto, the attacker\'s reference: it accepts forgeries, we do not', () => {
  /** What stock xml-crypto says of a message, given the right certificate. */
  async function stock(packed: Packed): Promise<boolean> {
    const soap = packed.body.toString('utf8');
    const signature = /<ds:Signature [^]*<\/ds:Signature>/.exec(soap)![0];
    const verifier = new SignedXml({ publicCert: new X509Certificate((await testSeal()).key.chain[0]!).toString(), idMode: 'wssecurity', getCertFromKeyInfo: () => null });
    verifier.loadSignature(signature);
    try {
      return verifier.checkSignature(soap);
    } catch {
      return false;
    }
  }

  test('both accept the genuine message, both refuse a changed value', async () => {
    const packed = await pullRequest();
    const changed = edited(packed, (soap) => soap.replace('urn:mpc', 'urn:mpd'));
    assert.deepEqual([await stock(packed), outcome(await open(packed))], [true, 'ok pull-request']);
    assert.deepEqual([await stock(changed), outcome(await open(changed))], [false, 'EBMS:0101 digest-mismatch']);
  });

  const forgeries: [string, (soap: string) => string, string][] = [
    ['an attribute whose name begins with xmlns', (soap) => soap.replace('<eb:PullRequest ', '<eb:PullRequest xmlnsMpc="urn:other" '), 'EBMS:0101 digest-mismatch'],
    ['text replaced by a processing instruction', (soap) => soap.replace('>signal-1@ap.example.org<', '><?x signal-1@ap.example.org?><'), 'EBMS:0009 not-xml'],
    ['the signed Body moved away, a new one in its place', (soap) => {
      const signed = /<env:Body [^>]*><\/env:Body>/.exec(soap)![0];
      return soap.replace(signed, '<env:Body><forged/></env:Body>').replace('</env:Header>', `<w:Wrap xmlns:w="urn:w">${signed}</w:Wrap></env:Header>`);
    }, 'EBMS:0101 relocated-body'],
  ];
  for (const [name, forge, expected] of forgeries) {
    test(name, async () => {
      const forged = edited(await pullRequest(), forge);
      assert.deepEqual([await stock(forged), outcome(await open(forged))], [true, expected]);
    });
  }
});
