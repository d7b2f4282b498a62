import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openMessage, packReceipt, packUserMessage, type Packed } from '../../../../protocols/as4';
import { testSeal } from '../../../../protocols/as4/testing/certificates';
import { userHeader } from '../../../../protocols/as4/testing/messages';
import { loadXml } from '../../../../protocols/xml';
import { judgeKeptReceipt, type Delivered, type KeptDelivery } from './kept-receipt';

describe('what is kept of a delivery', () => {
  before(loadXml);
  const message = async (text: string, messageId = 'm1@operator.example'): Promise<Packed> =>
    packUserMessage({ header: { ...userHeader(), messageId }, payloads: [{ contentId: 'message', bytes: Buffer.from(text), mimeType: 'application/xml' }], seal: (await testSeal()).key, boundary: '=_kept' });
  const delivered = async (packed: Packed): Promise<Delivered> => ({ messageId: 'm1@operator.example', references: packed.references });
  const receiptFor = async (packed: Packed, corruptSignature = false): Promise<Packed> => {
    const { key, trust } = await testSeal();
    const opened = await openMessage({ ...packed, trust });
    assert.ok(opened.ok && opened.kind === 'user');
    return packReceipt({ messageId: 'r1@customs.example', timestamp: '2026-03-01T10:00:01Z', received: opened, seal: key, quirks: { corruptSignature } });
  };
  const observed = async (kept: KeptDelivery, came: Packed): Promise<string> => {
    const { holds, observed: words } = await judgeKeptReceipt(kept, await delivered(came), (await testSeal()).trust);
    return `${holds}: ${words}`;
  };

  test('proves it where message and receipt are there, and match', async () => {
    const sent = await message('<a/>');
    assert.match(await observed({ message: sent, receipt: await receiptFor(sent) }, sent), /^true: both are kept/);
  });

  test('proves nothing otherwise, and says why', async () => {
    const [sent, other] = [await message('<a/>'), await message('<b/>')];
    const receipt = await receiptFor(sent);
    const rows: [KeptDelivery, RegExp][] = [
      [{}, /no message is kept/],
      [{ message: sent }, /no receipt is kept/],
      [{ message: other, receipt: await receiptFor(other) }, /other digests than the one that came/],
      [{ message: await message('<a/>', 'm2@operator.example'), receipt }, /the kept message is m2@/],
      [{ message: { ...sent, body: sent.body.subarray(0, 400) }, receipt }, /the kept message cannot be verified/],
      [{ message: sent, receipt: await receiptFor(other) }, /the digest is/],
      [{ message: sent, receipt: await receiptFor(sent, true) }, /the kept receipt cannot be verified/],
      [{ message: sent, receipt: sent }, /the kept receipt cannot be verified: it is a user/],
    ];
    for (const [kept, why] of rows) assert.match(await observed(kept, sent), new RegExp(`^false: .*${why.source}`));
  });
});
