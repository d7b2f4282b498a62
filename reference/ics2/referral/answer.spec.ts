import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { createMessageJudge } from '../../../requirements/ics2/validate/judge';
import { shipmentFor } from '../../../steps/ics2/shipments';
import { INVOICE, PHOTOGRAPH } from '../../../steps/ics2/shipments/papers';
import { FactsIncomplete, readShipment } from '../filing/facts';
import { FILING_FORM } from '../filing/form';
import { buildAnswer, readAnswers } from './answer';
import { ATTACHMENT_CHOICES } from './attachment';
import type { OpenRequest } from './request';

const shipment = readShipment(shipmentFor('F24', { eori: 'DE1234567890123', fresh: '1A2B3C4D' }));
const request: OpenRequest = { reference: 'RFI-1', type: 'RFI', memberState: 'LU', state: 'open' };
const answer = (attachments: unknown): ReturnType<typeof buildAnswer> => {
  let count = 0;
  return buildAnswer(readAnswers({ request: 'RFI-1', text: 'Invoice and photograph', attachments }).map((given) => ({ given, request, reference: request.reference })), {
    mrn: '26LU0000000000TAT5', shipment, memberState: request.memberState, issuedAt: Date.parse('2026-06-01T08:00:00Z'), freshContentId: () => `part-${++count}`, form: FILING_FORM, choices: ATTACHMENT_CHOICES,
  });
};

describe('the answer to a request of customs', () => {
  test('is without problems, by a validator that shares no code with it, and names its parts as their hrefs will', async () => {
    const { action, document, attachments } = answer([INVOICE, PHOTOGRAPH]);
    const judge = createMessageJudge(await loadXml());
    assert.deepEqual(judge.judge(Buffer.from(document), { message: action, day: '2026-06-01', registers: {} }).problems, []);
    assert.deepEqual([...document.matchAll(/<identification>([^<]*)</g)].map((one) => one[1]), attachments.map(({ contentId }) => `cid:${contentId}`));
    assert.deepEqual(attachments.map(({ mimeType }) => mimeType), ['application/pdf', 'image/jpeg']);
  });

  test('may come without files', () => {
    assert.deepEqual(answer(undefined).attachments, []);
  });

  test('refuses files that customs does not take, and what is no file', () => {
    const word = { filename: 'invoice.doc', mimeType: 'application/msword', content: INVOICE.content };
    const disguised = { ...PHOTOGRAPH, mimeType: 'application/pdf' };
    for (const wrong of [[word], [disguised], [{ filename: 'x.pdf' }], [null], 'invoice.pdf', Array.from({ length: 10 }, () => INVOICE)]) {
      assert.throws(() => answer(wrong), FactsIncomplete);
    }
    assert.throws(() => readAnswers({}), FactsIncomplete);
    assert.throws(() => readAnswers({ request: 'RFI-1', text: 7 }), FactsIncomplete);
  });
});
