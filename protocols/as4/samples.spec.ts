import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { matchReceipt, type Opened, openMessage, type TokenType } from '.';
import { outcome } from './testing/messages';

/**
 * Real messages of other access points (see the README beside them: sources, licences, independent verdicts by the JDK). They are not part
 * of this project; where the folder is absent these tests are skipped and say so. Validity dates are ignored: most certificates have expired.
 */
const SHARED = process.env.CUSTOMS_CONFORMANCE_SHARED ?? resolve(__dirname, '../../../shared');
const FOLDER = join(SHARED, 'data/as4-samples');
const skip = existsSync(FOLDER) ? false : `the third-party samples are not here (${FOLDER}; set CUSTOMS_CONFORMANCE_SHARED)`;

/** A stored sample as an HTTP message: some are bare SOAP, some bare multipart, some carry their HTTP headers. */
function sample(name: string): { contentType: string; body: Buffer } {
  const bytes = readFileSync(join(FOLDER, name));
  const head = bytes.toString('latin1');
  if (/^(?:\u00ef\u00bb\u00bf)?</.test(head)) return { contentType: 'application/soap+xml', body: bytes };
  const boundary = /^--(\S+)\r?\n/.exec(head)?.[1];
  if (boundary !== undefined) return { contentType: `multipart/related; boundary="${boundary}"`, body: bytes };
  const end = /\r?\n\r?\n/.exec(head)!;
  const contentType = /^content-type:[ \t]*((?:.*)(?:\r?\n[ \t]+.*)*)/im.exec(head.slice(0, end.index))![1]!;
  return { contentType, body: bytes.subarray(end.index + end[0].length) };
}

const read = (name: string, tokenTypes: TokenType[]): Promise<Opened> =>
  openMessage({ ...sample(name), tokenTypes, trust: () => ({ ok: true, facts: { note: 'not checked: third-party sample' } }) });

/** Integrity as far as it can be seen: signature value and digests, in the order of the references. */
function integrity(opened: Opened): string {
  if (opened.seal === undefined) return 'no seal';
  return `${opened.seal.signatureVerified ? 'signature' : 'NO signature'}: ${opened.seal.references.map((one) => `${one.covers} ${one.verified ? 'yes' : (one.note?.startsWith('encrypted') === true ? 'encrypted' : 'NO')}`).sort().join(', ')}`;
}

/** Sample; outcome by the ICS2 profile; outcome if X509v3 tokens were allowed; integrity. */
const EXPECTED: [name: string, ics2: string, lenient: string, integrity: string][] = [
  ['phase4-TestReceipt12.xml', 'EBMS:0103 token-type', 'ok receipt', 'signature: body yes, header yes'],
  ['phase4-dataport1-mustunderstand.as4in', 'EBMS:0103 token-type', 'ok receipt', 'signature: body yes, header yes'],
  ['as4net-as4-soap-signed-message.txt', 'EBMS:0103 token-type', 'ok user', 'signature: body yes, header yes'],
  ['as4net-as4-soap-signed-pullrequest.xml', 'EBMS:0103 token-type', 'ok pull-request', 'signature: body yes, header yes'],
  ['phase4-dump-raw.as4out', 'EBMS:0103 encrypted', 'EBMS:0103 encrypted', 'signature: body yes, header yes, part encrypted'],
  ['as4net-c3_minderreceiveagent_request.as4', 'EBMS:0103 encrypted', 'EBMS:0103 encrypted', 'signature: body yes, header yes, part encrypted, part encrypted'],
  ['phase4-dataport1.as4in', 'EBMS:0103 token-type', 'EBMS:0101 digest-mismatch', 'signature: body yes, header NO'],
  ['as4net-as4-soap-wrong-signed-message.txt', 'EBMS:0103 token-type', 'EBMS:0101 reference-missing', 'signature: header yes, other NO'],
  ['as4net-as4_soapattachment.as4', 'EBMS:0103 token-type', 'EBMS:0103 unsigned-header', 'signature: body NO'],
  ['as4net-Receipt_InvalidNRI_Namespace.as4', 'EBMS:0103 token-reference', 'EBMS:0103 token-reference', 'NO signature: body yes, header yes'],
  ['phase4-WrongCompression.mime', 'EBMS:0103 no-signature', 'EBMS:0103 no-signature', 'no seal'],
  ['as4net-as4-pullrequest-warning.xml', 'EBMS:0103 token-type', 'EBMS:0101 digest-mismatch', 'NO signature: body yes, header NO'],
  ['domibus-request_BST_PKIP.xml', 'EBMS:0103 encrypted', 'EBMS:0103 encrypted', 'NO signature: body yes, header NO, part NO'],
  ['domibus-response_BST_PKIP.xml', 'EBMS:0101 digest-mismatch', 'EBMS:0101 digest-mismatch', 'NO signature: body yes, header NO'],
  ['domibus-bst_x509v3_incoming_message.xml', 'EBMS:0103 encrypted', 'EBMS:0103 encrypted', 'NO signature: body yes, header NO, part NO'],
  ['phase4-ErrorMessage.xml', 'ok error', 'ok error', 'no seal'],
];

describe('third-party messages', () => {
  for (const [name, ics2, lenient, expected] of EXPECTED) {
    test(`${name}: ${ics2}`, { skip }, async () => {
      const strict = await read(name, ['PKIPath']);
      assert.deepEqual(
        [outcome(strict), outcome(await read(name, ['PKIPath', 'X509v3'])), integrity(strict)],
        [ics2, lenient, expected],
        JSON.stringify(strict.ok || strict.problems, undefined, 1),
      );
    });
  }

  test('no sample in the folder is left out', { skip }, () => {
    const there = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    assert.deepEqual(there.sort(), EXPECTED.map(([name]) => name).sort());
  });

  const reasons = async (name: string): Promise<string[]> => {
    const opened = await read(name, ['PKIPath']);
    return opened.ok ? [] : opened.problems.map((one) => one.reason);
  };

  test('the leaf-only token is named too where encryption comes first', { skip }, async () => {
    assert.ok((await reasons('domibus-bst_x509v3_incoming_message.xml')).includes('token-type'));
    assert.ok(!(await reasons('domibus-request_BST_PKIP.xml')).includes('token-type'), 'its signing token is a PKIPath');
  });

  test('the PKIPath of Domibus: three certificates, the self-signed root at the anchor side', { skip }, async () => {
    for (const name of ['domibus-request_BST_PKIP.xml', 'domibus-response_BST_PKIP.xml']) {
      const { seal } = await read(name, ['PKIPath']);
      assert.equal(seal?.tokenType, 'PKIPath');
      assert.equal(seal.chain.length, 3);
      assert.equal(seal.chain[2]?.subject, seal.chain[2]?.issuer);
      assert.notEqual(seal.chain[0]?.subject, seal.chain[0]?.issuer);
    }
  });

  test('nothing encrypted is called tampered', { skip }, async () => {
    for (const name of ['phase4-dump-raw.as4out', 'as4net-c3_minderreceiveagent_request.as4']) {
      assert.ok(!(await reasons(name)).includes('digest-mismatch'));
    }
  });

  test('a receipt whose copied references lost their namespace proves nothing: EBMS:0302', { skip }, async () => {
    const opened = await read('as4net-Receipt_InvalidNRI_Namespace.as4', ['X509v3']);
    assert.ok(!opened.ok && opened.header?.kind === 'receipt');
    const references = [{ uri: '#x', transforms: [], digestMethod: '', digestValue: '' }];
    const match = matchReceipt({ header: opened.header.header }, { messageId: opened.header.header.refToMessageId ?? '', references });
    assert.deepEqual(match, { ok: false, ebms: 'EBMS:0302', differences: ['#x: not in the receipt'] });
  });

  test('what only a judge can mind is observed', { skip }, async () => {
    const codes = async (name: string) => (await read(name, ['X509v3'])).observations.map((one) => one.code);
    assert.ok((await codes('as4net-as4-soap-signed-pullrequest.xml')).includes('bom'));
    assert.ok((await codes('as4net-c3_minderreceiveagent_request.as4')).includes('must-understand-absent'));
    const error = await read('phase4-ErrorMessage.xml', ['PKIPath']);
    assert.ok(error.ok && error.kind === 'error');
    assert.deepEqual([error.header.errors[0]?.code, error.header.refToMessageId], ['EBMS:0001', undefined]);
  });
});
