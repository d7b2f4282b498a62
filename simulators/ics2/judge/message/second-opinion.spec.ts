import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packReceipt, type Packed, type Quirks } from '../../../../protocols/as4';
import { testSeal } from '../../../../protocols/as4/testing/certificates';
import { edited, userMessage } from '../../../../protocols/as4/testing/messages';
import { loadXml } from '../../../../protocols/xml';
import { dissect } from './dissection';
import { judgeBySecondOpinion } from './second-opinion';

const observed = async (packed: Packed): Promise<string> => {
  const xml = await loadXml();
  const message = dissect(xml, packed.contentType, packed.body);
  return judgeBySecondOpinion(xml, { message, leaf: (await testSeal()).key.chain[0] })[0]!.observed;
};
const GOOD = 'the same digests and signature value';

test('what is sealed well is verified: with attachments, with a PrefixList, and a receipt', async () => {
  assert.equal(await observed(await userMessage()), GOOD);
  assert.equal(await observed(await userMessage({}, { inclusive: { xs: 'http://www.w3.org/2001/XMLSchema' } })), GOOD);
  const named = { contentId: 'annex 1ü', bytes: Buffer.from('%PDF-1.7'), mimeType: 'application/pdf' };
  assert.equal(await observed(await userMessage({}, { payloads: [named] })), GOOD, 'a Content-ID that a URI writes with percent-escapes');
  const received = { header: { messageId: 'm@x' }, seal: { references: (await userMessage()).references } };
  assert.equal(await observed(packReceipt({ messageId: 'r@x', timestamp: '2026-03-01T10:00:00Z', seal: (await testSeal()).key, received })), GOOD);
});

test('what is not, is not', async () => {
  const wrong: [Quirks, RegExp][] = [
    [{ tamper: 'header' }, /^another digest for #\S+-messaging$/], [{ tamper: 'body' }, /^another digest for #\S+-body$/], [{ tamper: 'part' }, /^another digest for cid:message$/],
    [{ corruptSignature: true }, /^the signature value/], [{ unsigned: true }, /no seal/],
  ];
  for (const [quirks, says] of wrong) assert.match(await observed(await userMessage(quirks)), says);
  const injected = edited(await userMessage(), (text) => text.replace(/URI="#[^"]*-body"/, 'URI="#x\'] | //*[\'"'));
  assert.match(await observed(injected), /another digest for #x'\]/);
});
