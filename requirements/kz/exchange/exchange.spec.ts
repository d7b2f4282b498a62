import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compositionOf, exchangeSchema, MAX_MESSAGE_BYTES, PARTS, readMessage, specimenConditions, writeMessage, type ExchangeMessage } from '.';

const frame = { id: '6f1c2f0e-3a53-4a58-9d52-0c7f3f7f9a01', from: 'KZ', to: 'BY', dated: '2026-06-01T13:00:00+05:00' };
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

const EACH: ExchangeMessage[] = [
  { ...frame, message: 'data', conditions: 'TC-1', kind: 'goods-declaration', number: 'GD-1', elements: { procedure: '40', declarant: 'Жол & <Тасымалы>' } },
  { ...frame, message: 'officials', officials: { preparing: 'А. Серікқызы' } },
  { ...frame, message: 'delay', number: 'GD-1', reasons: 'not reached' },
  { ...frame, message: 'information', basis: { initiative: '3(1)' }, data: {}, documents: [{ kind: 'act', number: '1' }] },
  { ...frame, message: 'query', kind: 'customs-document' },
  { ...frame, message: 'records', about: 'x', records: [{ number: '1', elements: {} }] },
  { ...frame, message: 'receipt', about: 'x' },
  { ...frame, message: 'return', about: 'x', reasons: 'no ground' },
];

describe('messages of the exchange between customs authorities', () => {
  for (const message of EACH) test(`${message.message}: read as written`, () => assert.deepEqual(readMessage(writeMessage(message)), { ok: true, message }));

  const [data] = EACH;
  const wrong: Record<string, Buffer> = {
    'no JSON': Buffer.from('{'), 'nothing': Buffer.alloc(0), 'null': bytes(null), 'a list': bytes([data]), 'a kind that nobody knows': bytes({ ...data, message: 'letter' }),
    'more than the form has': bytes({ ...data, extra: 1 }), 'a time without offset': bytes({ ...data, dated: '2026-06-01T13:00:00' }),
    'an element that is no text': bytes({ ...data, elements: { a: 1 } }), 'a ground that there is not': bytes({ ...EACH[3], basis: { initiative: '3(3)' } }),
    'a text without end': bytes({ ...data, number: 'x'.repeat(4001) }), 'too many elements': bytes({ ...data, elements: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`e${n}`, ''])) }),
    'too many bytes': Buffer.alloc(MAX_MESSAGE_BYTES + 1, 0x20),
  };
  for (const [name, given] of Object.entries(wrong)) {
    test(`refused with a reason: ${name}`, () => {
      const read = readMessage(given);
      assert.ok(!read.ok && read.problem.length > 3);
    });
  }
  test('the schema names every message', () => assert.equal((exchangeSchema() as { oneOf: object[] }).oneOf.length, EACH.length));
});

describe('profiles to test with', () => {
  test('the specimen conditions have all five parts, and the limit that the run gives', () => {
    const conditions = specimenConditions('PT7M');
    for (const part of Object.keys(PARTS)) assert.ok(part in conditions, part);
    assert.equal(conditions.limits.exchange, 'PT7M');
    assert.notEqual(specimenConditions().limits, specimenConditions().limits);
  });
  test('the act knows the cases by their provision, others by any', () => {
    assert.deepEqual(compositionOf('transport-misuse', '358')?.documents, ['act-of-use']);
    assert.equal(compositionOf('aeo-suspension', '534(1)(7)'), undefined);
    assert.deepEqual(compositionOf('other', 'anything')?.data, ['provision', 'subject']);
  });
});
