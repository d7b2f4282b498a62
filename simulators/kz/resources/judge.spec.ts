import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Judgement } from '../../../requirements/judgement';
import { judgeCollected, judgeComposition, judgeDenied, judgeGiven, judgeKind, judgeLogged, judgeProbe } from './judge';
import type { Answer } from './visitor';

const answer = (status: number, body: Record<string, unknown> = {}, more: Partial<Answer> = {}): Answer => ({ status, text: JSON.stringify(body), body, ...more });
const hold = (judgements: Judgement | Judgement[]): boolean => [judgements].flat().every(({ holds }) => holds);
const SECRET = 'b7f1';
const OPERATION = {
  number: '1', procedure: '40', system: { kind: 'customs' as const, name: 'x' }, goods: [{ code: '8708', description: 'parts' }], persons: [{ role: 'carrier', name: 'Жол' }],
};

describe('kz resources: what is judged, beside its wrong neighbour', () => {
  const pairs: [what: string, right: Judgement | Judgement[], wrong: (Judgement | Judgement[])[]][] = [
    ['served', judgeGiven('KZCC-RES-03', 'x', answer(200)), [judgeGiven('KZCC-RES-03', 'x', answer(302)), judgeGiven('KZCC-RES-03', 'x', answer(401)), judgeGiven('KZCC-RES-03', 'x', answer(0))]],
    ['any kind of system', judgeKind('customs', answer(201)), [judgeKind('declarant', answer(403)), judgeKind('declarant', answer(503))]],
    ['goods and persons', judgeCollected(answer(200, { goods: OPERATION.goods, persons: OPERATION.persons }), OPERATION), [
      judgeCollected(answer(200, { goods: OPERATION.goods, persons: [] }), OPERATION), judgeCollected(answer(200, { persons: OPERATION.persons }), OPERATION),
      judgeCollected(answer(200, { goods: OPERATION.goods, persons: [null, 'Жол'] }), OPERATION),
    ]],
    ['composition', judgeComposition('KZCC-IS-04', 'x', answer(200, { goods: [] }), ['goods']), [
      judgeComposition('KZCC-IS-04', 'x', answer(200, { goods: [], persons: [] }), ['goods']), judgeComposition('KZCC-IS-04', 'x', answer(200), ['goods']),
    ]],
    ['denied', judgeDenied('KZCC-SEC-02', 'x', answer(403, { why: 'no' }), SECRET), [
      judgeDenied('KZCC-SEC-02', 'x', answer(200), SECRET), judgeDenied('KZCC-SEC-02', 'x', answer(403, { why: `it belongs to ${SECRET}` }), SECRET),
      judgeDenied('KZCC-SEC-02', 'x', answer(500), SECRET), judgeDenied('KZCC-SEC-02', 'x', answer(0, {}, { failure: 'timeout' }), SECRET),
    ]],
    ['logged', judgeLogged('KZCC-RES-02', [{ who: 'a', record: '1', outcome: 'denied' }], { who: 'a', record: '1' }), [
      judgeLogged('KZCC-RES-02', [], { who: 'a', record: '1' }), judgeLogged('KZCC-RES-02', [{ who: 'a', record: '1', outcome: 'given' }], { who: 'a', record: '1' }),
      judgeLogged('KZCC-RES-02', [{ who: 'b', record: '1', outcome: 'denied' }, { who: 'a', record: '2', outcome: 'denied' }], { who: 'a', record: '1' }),
    ]],
    ['a probe refused by an answer', judgeProbe('x', answer(400), SECRET), [
      judgeProbe('x', answer(200), SECRET), judgeProbe('x', answer(500), SECRET), judgeProbe('x', answer(302), SECRET), judgeProbe('x', answer(400, { why: SECRET }), SECRET),
      judgeProbe('x', answer(400, { why: 'TypeError at parse (/srv/site.js:10:4)' }), SECRET), judgeProbe('x', answer(404, { why: "SQLSTATE 42601: near \"'\"" }), SECRET),
    ]],
    ['a probe refused by the connection', judgeProbe('x', answer(0, {}, { failure: 'tls-refused-by-peer' }), SECRET), [
      judgeProbe('x', answer(0, {}, { failure: 'timeout' }), SECRET), judgeProbe('x', answer(0, {}, { failure: 'connect-refused' }), SECRET),
    ]],
  ];
  for (const [what, right, wrong] of pairs) {
    test(what, () => {
      assert.ok(hold(right), 'the right one holds');
      wrong.forEach((one, at) => assert.ok(!hold(one), `wrong neighbour ${at + 1} does not`));
    });
  }
});
