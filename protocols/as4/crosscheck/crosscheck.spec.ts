import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { SignedXml } from 'xml-crypto';
import { NS, packPullRequest, packReceipt, type Packed } from '..';
import { parseContentType } from '../mime/content-type';
import { parseMultipart } from '../mime/parse';
import { testSeal } from '../testing/certificates';
import { edited, open, outcome, userMessage } from '../testing/messages';

/** Our seals verified by software that is not ours, theirs by us, and one verifier that accepts what it must not. */

const absent = (tool: string, flag: string): string | false =>
  spawnSync(tool, [flag], { timeout: 20_000 }).error === undefined ? false : `${tool} is not installed`;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'as4-crosscheck-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SIGNAL = { messageId: 'signal-1@ap.example.org', timestamp: '2026-03-01T10:00:00Z' };
const pullRequest = async (envelopePrefix?: string): Promise<Packed> => packPullRequest({ ...SIGNAL, seal: (await testSeal()).key, mpc: 'urn:mpc', envelopePrefix });
const publicPem = async (): Promise<string> =>
  createPublicKey((await testSeal()).key.privateKey).export({ type: 'spki', format: 'pem' }).toString();

describe('xmlsec1', () => {
  const skip = absent('xmlsec1', '--version');
  const ids = ['--id-attr:Id', `${NS.eb}:Messaging`, '--id-attr:Id', `${NS.env}:Body`];
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const verdict = async (body: Buffer): Promise<boolean> => {
    const args = ['--verify', '--pubkey-pem', file('public.pem', await publicPem()), ...ids, file('message.xml', body)];
    return run('xmlsec1', args, { timeout: 30_000 }).then(() => true, () => false);
  };

  test('accepts our signals, also with an upper-case prefix, and refuses each with one changed character', { skip }, async () => {
    const receipt = packReceipt({
      ...SIGNAL, seal: (await testSeal()).key, received: { header: { messageId: 'm@x' }, seal: { references: (await userMessage()).references } },
    });
    for (const packed of [receipt, await pullRequest(), await pullRequest('S12')]) {
      assert.equal(await verdict(packed.body), true);
      assert.equal(await verdict(edited(packed, (soap) => soap.replace('signal-1@', 'signal-2@')).body), false);
    }
  });

  test('what it signs, we accept; one changed character, we refuse', { skip }, async () => {
    const template = edited(await pullRequest('S12'), (soap) =>
      soap.replace(/(<ds:(DigestValue|SignatureValue)>)[^<]*/g, '$1').replace('</S12:Header>', '<!-- signed by xmlsec1 --></S12:Header>'));
    const key = file('private.pem', (await testSeal()).key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const output = join(folder, 'signed.xml');
    await run('xmlsec1', ['--sign', '--privkey-pem', key, '--output', output, ...ids, file('template.xml', template.body)], { timeout: 30_000 });
    const signed = { ...template, body: readFileSync(output) };
    assert.equal(outcome(await open(signed)), 'ok pull-request');
    assert.equal(outcome(await open(edited(signed, (soap) => soap.replace('urn:mpc', 'urn:mpd')))), 'EBMS:0101 digest-mismatch');
  });
});

describe('JDK', () => {
  const skip = absent('java', '-version');
  /** Lays a message out as the Java program reads it. */
  function layOut(name: string, packed: Packed): string {
    const path = join(folder, name);
    mkdirSync(path);
    const [root, ...parts] = parseMultipart(parseContentType(packed.contentType).parameters, packed.body);
    writeFileSync(join(path, 'envelope.xml'), root!.content);
    for (const part of parts) writeFileSync(join(path, part.contentId), part.content);
    return path;
  }

  test('verifies header, Body and attachments of our UserMessage, and sees each tampering where it is', { skip }, async () => {
    const folders = [
      layOut('good', await userMessage()),
      layOut('header', await userMessage({ tamper: 'header' })),
      layOut('body', await userMessage({ tamper: 'body' })),
      layOut('part', await userMessage({ tamper: 'part' })),
      layOut('value', await userMessage({ corruptSignature: true })),
    ];
    const { stdout } = await run('java', [join(__dirname, 'VerifyAs4.java'), ...folders], { timeout: 60_000 });
    const line = (name: string, wrong?: string): string =>
      [name, ...['signature', '#messaging', '#body', 'cid:message', 'cid:annex-1@ap.example.org'].map((what) => `${what}=${what !== wrong}`)].join(' ');
    assert.deepEqual(stdout.trim().split('\n'), [
      line('good'), line('header', '#messaging'), line('body', '#body'), line('part', 'cid:message'), line('value', 'signature'),
    ]);
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
