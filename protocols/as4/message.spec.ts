import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matchReceipt, type OpenedUserMessage, packError, packPullRequest, packReceipt, packReceiptAside, type Quirks } from '.';
import { testSeal } from './testing/certificates';
import { BUSINESS, open, outcome, userHeader, userMessage } from './testing/messages';

async function opened(quirks: Quirks = {}): Promise<OpenedUserMessage> {
  const result = await open(await userMessage(quirks));
  assert.ok(result.ok && result.kind === 'user', outcome(result));
  return result;
}

const SIGNAL = { messageId: 'signal-1@ti.example.org', timestamp: '2026-03-01T10:00:01Z' };

test('a receipt that is signed aside is the same, byte for byte', async () => {
  const input = { ...SIGNAL, received: await opened(), seal: (await testSeal()).key };
  assert.deepEqual(await packReceiptAside(input), packReceipt(input));
  assert.equal(outcome(await open(await packReceiptAside({ ...input, quirks: { corruptSignature: true } }))), 'EBMS:0101 signature-mismatch');
  const unsigned = { ...input, quirks: { unsigned: true } };
  assert.deepEqual(await packReceiptAside(unsigned), packReceipt(unsigned));
});

describe('a message that follows the profile', () => {
  test('UserMessage: header, parts and seal come back as sent', async () => {
    const packed = await userMessage();
    const result = await open(packed);
    assert.ok(result.ok && result.kind === 'user', outcome(result));
    const { parts, ...header } = result.header;
    assert.deepEqual(header, userHeader());
    assert.deepEqual(parts.map(({ href, mimeType, characterSet, compressionType }) => [href, mimeType, characterSet, compressionType]), [
      ['cid:message', 'application/xml', 'UTF-8', 'application/gzip'],
      ['cid:annex-1@ap.example.org', 'application/pdf', undefined, 'application/gzip'],
    ]);
    assert.deepEqual(result.business?.bytes, BUSINESS);
    assert.equal(result.parts[1]?.bytes.length, 3000);
    assert.deepEqual(result.observations, []);
    assert.equal(result.seal.tokenType, 'PKIPath');
    assert.deepEqual(result.seal.chain.map((one) => one.subject.split(',')[0]), ['CN=Test Seal', 'CN=Test Issuer', 'CN=Test Root']);
    assert.deepEqual(result.seal.references.map((one) => [one.covers, one.verified]), [['header', true], ['body', true], ['part', true], ['part', true]]);
    assert.deepEqual(result.seal.trust, { anchor: 'Test Root' });
  });

  test('an upper-case SOAP prefix beside lower-case ones', async () => {
    assert.equal(outcome(await open(await userMessage({}, { envelopePrefix: 'S12' }))), 'ok user');
  });

  test('no payload, as in a connectivity test', async () => {
    const result = await open(await userMessage({}, { payloads: [] }));
    assert.ok(result.ok && result.kind === 'user', outcome(result));
    assert.equal(result.business, undefined);
  });

  test('all optional header values, escaped', async () => {
    const header = { ...userHeader(), refToMessageId: 'a<b&"c"@x', mpc: 'urn:m?a=1&b=2', agreementPmode: 'p', messageProperties: [{ name: 'n', value: 'v' }] };
    const result = await open(await userMessage({}, { header }));
    assert.ok(result.ok && result.kind === 'user', outcome(result));
    const { parts: _, ...back } = result.header;
    assert.deepEqual(back, header);
  });

  test('the chain without its root is read too', async () => {
    const { key, trust } = await testSeal();
    const seal = { ...key, chain: key.chain.slice(0, 2) };
    assert.equal(outcome(await open(await userMessage({}, { seal }), { trust })), 'ok user');
  });

  test('a PullRequest', async () => {
    const { key } = await testSeal();
    const result = await open(packPullRequest({ ...SIGNAL, seal: key, mpc: 'urn:fdc:ec.europa.eu:2019:eu_ics2_c2t/EORI/XX1' }));
    assert.ok(result.ok && result.kind === 'pull-request', outcome(result));
    assert.equal(result.header.mpc, 'urn:fdc:ec.europa.eu:2019:eu_ics2_c2t/EORI/XX1');
  });

  test('an Error signal, signed or not', async () => {
    const { key } = await testSeal();
    const errors = [{ code: 'EBMS:0303' as const, detail: 'broken <gzip>' }];
    for (const seal of [key, undefined]) {
      const result = await open(packError({ ...SIGNAL, refToMessageId: 'm@x', errors, seal }));
      assert.ok(result.ok && result.kind === 'error', outcome(result));
      assert.equal(result.header.refToMessageId, 'm@x');
      const [error] = result.header.errors;
      assert.deepEqual([error?.code, error?.severity, error?.shortDescription, error?.refToMessageInError, error?.detail],
        ['EBMS:0303', 'failure', 'Decompression-Failure', 'm@x', 'broken <gzip>']);
      assert.deepEqual([result.seal !== undefined, result.observations.map((one) => one.code)], seal === undefined ? [false, ['error-not-signed']] : [true, []]);
    }
  });
});

describe('each defect is refused with its own code', () => {
  /** Quirk, answer, and what else follows from the same defect. */
  const cases: [Quirks, string, string[]?][] = [
    [{ unsigned: true }, 'EBMS:0103 no-signature'],
    [{ tokenType: 'X509v3' }, 'EBMS:0103 token-type'],
    [{ reverseChain: true }, 'EBMS:0101 chain-order', ['untrusted-chain', 'signature-mismatch']],
    [{ unsignedHeader: true }, 'EBMS:0103 unsigned-header'],
    [{ unsignedBody: true }, 'EBMS:0103 unsigned-body'],
    [{ unsignedParts: true }, 'EBMS:0103 unsigned-part', ['unsigned-part']],
    [{ signatureAlgorithm: 'rsa-sha1' }, 'EBMS:0103 algorithm'],
    [{ digestAlgorithm: 'sha1' }, 'EBMS:0103 algorithm', ['algorithm', 'algorithm', 'algorithm']],
    [{ digestUncompressed: true }, 'EBMS:0101 digest-mismatch', ['digest-mismatch']],
    [{ corruptSignature: true }, 'EBMS:0101 signature-mismatch'],
    [{ tamper: 'header' }, 'EBMS:0101 digest-mismatch'],
    [{ tamper: 'body' }, 'EBMS:0101 digest-mismatch', ['body-not-empty']],
    [{ tamper: 'part' }, 'EBMS:0101 digest-mismatch'],
    [{ businessInBody: true }, 'EBMS:0010 body-not-empty'],
    [{ compressionType: 'application/rar' }, 'EBMS:0303 compression-type', ['compression-type']],
    [{ brokenGzip: true }, 'EBMS:0303 broken-gzip', ['broken-gzip']],
    [{ noMimeType: true }, 'EBMS:0303 mime-type-missing', ['mime-type-missing']],
    [{ partContentId: 'another' }, 'EBMS:0007 part-mismatch', ['part-mismatch', 'reference-missing', 'unsigned-part']],
    [{ partContentId: 'annex-1@ap.example.org' }, 'EBMS:0007 duplicate-content-id'],
    [{ collaborationFirst: true }, 'EBMS:0009 invalid-header'],
    [{ duplicateId: true }, 'EBMS:0101 duplicate-id', ['extra-reference', 'unsigned-body']],
  ];
  for (const [quirks, expected, consequences = []] of cases) {
    test(`${JSON.stringify(quirks)}: ${expected}`, async () => {
      const result = await open(await userMessage(quirks));
      assert.equal(outcome(result), expected);
      assert.deepEqual(result.ok ? [] : result.problems.slice(1).map((one) => one.reason), consequences);
    });
  }

  test('a certificate that the caller does not trust keeps the caller\'s reason', async () => {
    for (const reason of ['untrusted-chain', 'expired', 'not-yet-valid', 'revoked', 'wrong-usage', 'weak-key'] as const) {
      const result = await open(await userMessage(), { trust: () => ({ ok: false, reason, detail: 'said so' }) });
      assert.equal(outcome(result), `EBMS:0101 ${reason}`);
    }
  });

  test('a refusal says whom to answer, and that nothing of it is verified', async () => {
    const result = await open(await userMessage({ tamper: 'part' }));
    assert.ok(!result.ok);
    assert.equal(result.header?.verified, false);
    assert.equal(result.header?.header.messageId, userHeader().messageId);
    assert.deepEqual(result.seal?.references.map((one) => one.verified), [true, true, false, true]);
  });
});

describe('what a receiver must tolerate is observed, not refused', () => {
  const cases: [Quirks, string[]][] = [
    [{ noCompression: true }, ['part-not-compressed', 'part-not-compressed']],
    [{ compressionType: '' }, ['part-not-compressed', 'part-not-compressed']],
    [{ rootMediaType: 'text/xml' }, ['root-media-type']],
    [{ leafOnlyChain: true }, ['chain-leaf-only']],
  ];
  for (const [quirks, expected] of cases) {
    test(JSON.stringify(quirks), async () => assert.deepEqual((await opened(quirks)).observations.map((one) => one.code), expected));
  }
});

describe('receipts', () => {
  const receive = async (quirks: Quirks = {}) => {
    const packed = await userMessage();
    const received = await opened();
    const receipt = await open(packReceipt({ ...SIGNAL, received, seal: (await testSeal()).key, quirks }));
    return { sent: { messageId: userHeader().messageId, references: packed.references }, receipt };
  };

  test('a receipt proves what was sent', async () => {
    const { receipt, sent } = await receive();
    assert.ok(receipt.ok && receipt.kind === 'receipt', outcome(receipt));
    assert.deepEqual(matchReceipt(receipt, sent), { ok: true });
    assert.equal(receipt.seal.references.length, 2);
  });

  test('a receipt that does not sign the empty Body is refused: the known fault (ICD 4.6.2)', async () => {
    assert.equal(outcome((await receive({ unsignedBody: true })).receipt), 'EBMS:0103 unsigned-body');
  });

  const differences: [Quirks, RegExp][] = [
    [{ receiptReferences: 'none' }, /no NonRepudiationInformation/],
    [{ receiptReferences: 'missing' }, /cid:annex.*not in the receipt/],
    [{ receiptReferences: 'wrong-digest' }, /the digest is/],
    [{ refToMessageId: 'another@x' }, /refers to "another@x"/],
    [{ refToMessageId: '' }, /refers to "\(nothing\)"/],
  ];
  for (const [quirks, expected] of differences) {
    test(`${JSON.stringify(quirks)}: EBMS:0302`, async () => {
      const { receipt, sent } = await receive(quirks);
      assert.ok(receipt.ok && receipt.kind === 'receipt', outcome(receipt));
      const match = matchReceipt(receipt, sent);
      assert.ok(!match.ok);
      assert.equal(match.ebms, 'EBMS:0302');
      assert.equal(match.differences.length, 1);
      assert.match(match.differences[0]!, expected);
    });
  }
});
