import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALGORITHMS, type Opened, type Packed, packError, packPullRequest, REASONS, EBMS_ERRORS, isEbmsCode } from '.';
import { element } from './headers/markup';
import { NS } from './namespaces';
import { draftSecurity, signNow } from './signature/seal';
import { testSeal } from './testing/certificates';
import { edited, open, outcome, userHeader, userMessage } from './testing/messages';

const codes = (opened: Opened): string[] => opened.observations.map((one) => one.code);
const SIGNAL = { messageId: 'signal-1@ap.example.org', timestamp: '2026-03-01T10:00:00Z' };

describe('observations', () => {
  test('white space around a value', async () => {
    const result = await open(await userMessage({}, { header: { ...userHeader(), action: ' IE3F10\n' } }));
    assert.ok(result.ok && result.kind === 'user');
    assert.equal(result.header.action, 'IE3F10');
    assert.deepEqual(codes(result), ['padded-value']);
  });

  test('a byte order mark, and a fault in the Body of an unsigned error', async () => {
    const packed = packError({ ...SIGNAL, refToMessageId: 'm@x', errors: [{ code: 'EBMS:0004', detail: 'x' }] });
    const fault = edited(packed, (soap) => `\u00ef\u00bb\u00bf${soap.replace('></env:Body>', '><env:Fault><env:Text>Broken</env:Text></env:Fault></env:Body>')}`);
    const result = await open(fault);
    assert.equal(outcome(result), 'ok error');
    assert.deepEqual(codes(result), ['bom', 'error-not-signed', 'fault-in-body']);
  });

  test('an error that claims to be signed, and is not signed well, is refused', async () => {
    const seal = (await testSeal()).key;
    const packed = packError({ ...SIGNAL, seal, errors: [{ code: 'EBMS:0006', detail: 'nothing here' }] });
    assert.equal(outcome(await open(edited(packed, (soap) => soap.replace('nothing here', 'nothing there')))), 'EBMS:0101 digest-mismatch');
    assert.equal(outcome(await open(edited(packed, (soap) => soap.replace(/<ds:Signature .*<\/ds:Signature>/s, '')))), 'EBMS:0103 no-signature');
  });

  test('no mustUnderstand', async () => {
    const header = await userMessage({ unsigned: true });
    assert.deepEqual(codes(await open(header)), []);
    assert.deepEqual(codes(await open(edited(header, (soap) => soap.replace(' env:mustUnderstand="true"', '')))), ['must-understand-absent']);
  });

  /** Our profile has no wsu:Timestamp, so one is put in by hand: signed or not. */
  async function stamped(signed: boolean): Promise<Packed> {
    const bare = packPullRequest({ ...SIGNAL, seal: (await testSeal()).key, mpc: 'urn:mpc', quirks: { unsigned: true } });
    const soap = bare.body.toString('utf8');
    const take = (pattern: RegExp): { uri: string; octets: string; kind: 'element' } => {
      const octets = pattern.exec(soap)![0];
      return { uri: `#${/wsu:Id="([^"]*)"/.exec(octets)![1]!}`, octets, kind: 'element' };
    };
    const timestamp = element('wsu:Timestamp', element('wsu:Created', '2026-03-01T10:00:00Z'), { 'wsu:Id': 'stamp' }, { wsu: NS.wsu });
    const sealed = [take(/<eb:Messaging .*<\/eb:Messaging>/s), take(/<env:Body .*<\/env:Body>/s)];
    const draft = draftSecurity({
      seal: (await testSeal()).key, tokenId: 'token', envelopePrefix: 'env', quirks: {},
      sealed: signed ? [...sealed, { uri: '#stamp', octets: timestamp, kind: 'element' }] : sealed,
    });
    return edited(bare, (text) => text.replace('<env:Header>', `<env:Header>${draft.markup(signNow(draft)).replace('</wsse:Security>', `${timestamp}</wsse:Security>`)}`));
  }

  test('a wsu:Timestamp in the Security header, signed or not; a changed one is refused', async () => {
    const signed = await stamped(true);
    assert.deepEqual([outcome(await open(signed)), codes(await open(signed))], ['ok pull-request', ['timestamp-signed']]);
    const unsigned = await open(await stamped(false));
    assert.deepEqual([outcome(unsigned), codes(unsigned)], ['ok pull-request', ['timestamp-not-signed']]);
    assert.equal(outcome(await open(edited(signed, (soap) => soap.replace('Created>2026', 'Created>2027')))), 'EBMS:0101 digest-mismatch');
  });

  test('something else that is signed besides: EBMS:0103', async () => {
    const signed = await stamped(true);
    const renamed = edited(signed, (soap) => soap.replaceAll('wsu:Timestamp', 'wsu:Anything'));
    assert.equal(outcome(await open(renamed)), 'EBMS:0103 extra-reference');
  });

  test('an element signed twice: EBMS:0103', async () => {
    const packed = await userMessage();
    const twice = edited(packed, (soap) => soap.replace(/<ds:Reference .*?<\/ds:Reference>/s, '$&$&'));
    assert.equal(outcome(await open(twice)), 'EBMS:0103 duplicate-reference');
  });
});

describe('tables', () => {
  test('every reason is answered by a code of the table', () => {
    for (const code of Object.values(REASONS)) assert.ok(code in EBMS_ERRORS, code);
    assert.equal(isEbmsCode('EBMS:0303'), true);
    assert.equal(isEbmsCode('toString'), false);
  });
  test('the algorithms of the profile', () => {
    assert.equal(ALGORITHMS.rsaSha256, 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    assert.equal(ALGORITHMS.exclusiveC14n, NS.ec);
  });
});
