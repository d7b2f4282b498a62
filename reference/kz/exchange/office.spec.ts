import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StimulusOutput } from '../../../iut/contract';
import type { PartyRequest } from '../../../protocols/tls/handler';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { specimenConditions, writeMessage } from '../../../requirements/kz/exchange';
import { FORGETFUL } from '../../common/store/store';
import { createExchangeOffice } from './office';

const frame = { id: '6f1c2f0e-3a53-4a58-9d52-0c7f3f7f9a01', from: 'BY', to: 'KZ', dated: '2026-06-01T13:00:00+05:00' };
const HELLO = { contract: 1 as const, harness: { name: 'x', version: '0' }, endpoints: { 'kz.customs-authority': 'https://127.0.0.1:1' }, files: {}, facts: {} };

/** An office without a door: what is handed in is answered; what it would send has nowhere to go. */
async function office(): Promise<{
  told: (operation: string, facts?: Record<string, unknown>) => Promise<StimulusOutput>;
  handed: (body: Buffer, method?: string) => Promise<{ status: number }>;
}> {
  const one = createExchangeOffice({ wall: new WallClock(), business: new VirtualClock(Date.parse('2026-06-01T08:00:00Z')), ids: new RandomIds() }, new Set(), FORGETFUL);
  // Without keys and certificates it takes and answers all the same; only sending needs them, and no test here sends.
  await assert.rejects(one.start(HELLO), /kz\.tls\.key/);
  return {
    told: (operation, facts = {}) => one.stimulate({ operation, facts }),
    async handed(body, method = 'POST') {
      const answer = await one.routes!['/exchange']!({ method, path: '/exchange', headers: {}, rawHeaders: [], body, peer: { subject: '', issuer: '' } as PartyRequest['peer'], exchange: 'x' });
      return { status: answer.status };
    },
  };
}

describe('kz customs authority: what it does not take', () => {
  const conditions = specimenConditions();
  const wrong: [operation: string, facts: Record<string, unknown>, words: RegExp][] = [
    ['kz.load-conditions', {}, /must be an object/],
    ['kz.load-conditions', { conditions: { ...conditions, id: '' } }, /need an id/],
    ['kz.load-conditions', { conditions: { ...conditions, methods: [] } }, /methods/],
    ['kz.load-conditions', { conditions: { ...conditions, limits: { exchange: 'soon' } } }, /no duration/],
    ['kz.register-document', { kind: 'letter', number: '1' }, /kind must be one of/],
    ['kz.register-document', { kind: 'goods-declaration', number: '1', elements: { a: 1 } }, /a must be text/],
    ['kz.register-document', { kind: 'goods-declaration', number: '1', marks: { a: 'private' } }, /a must be one of/],
    ['kz.amend-document', { number: '7' }, /no document 7/],
    ['kz.load-sending-act', { act: { cases: [] } }, /must have cases/],
    ['kz.record-finding', { case: 'rumour', provision: '1' }, /case must be one of/],
    ['kz.volunteer', { data: {} }, /on ground/],
    ['kz.volunteer', { ground: '3(3)' }, /ground must be one of/],
    ['kz.interact', { form: 'gossip' }, /no form/],
  ];
  for (const [operation, facts, words] of wrong) {
    test(`${operation}: ${words.source}`, async () => {
      const { status, reason } = await (await office()).told(operation, facts);
      assert.equal(status, 'refused');
      assert.match(reason ?? '', words);
    });
  }
  test('a document is registered once', async () => {
    const { told } = await office();
    const facts = { kind: 'goods-declaration', number: '1', elements: { procedure: '40' } };
    assert.deepEqual([(await told('kz.register-document', facts)).status, (await told('kz.register-document', facts)).status], ['done', 'refused']);
  });
  test('the act says what may not be missing', async () => {
    const { told } = await office();
    await told('kz.load-sending-act', { act: { cases: [{ case: 'transport-misuse', provision: '358', data: ['fact'], documents: ['act-of-use'] }] } });
    const { status, reason } = await told('kz.record-finding', { case: 'transport-misuse', provision: '358' });
    assert.deepEqual([status, reason], ['refused', 'the act wants fact, act-of-use too']);
  });
});

describe('kz customs authority: what comes in', () => {
  test('what is no message, and what is not posted', async () => {
    const { handed } = await office();
    assert.deepEqual([(await handed(Buffer.from('{'))).status, (await handed(Buffer.alloc(0))).status, (await handed(Buffer.alloc(0), 'GET')).status], [400, 400, 405]);
  });
  test('nothing is told to the Commission before hello', async () => {
    const { handed } = await office();
    await assert.rejects(handed(writeMessage({ ...frame, message: 'query', kind: 'goods-declaration' })), /hello comes first/);
  });
});
