import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STRICT } from '../../../../requirements/ics2/tolerances';
import type { Judgement } from '../../../../requirements/judgement';
import { EVERY_WRAPPING, WRONG_PUSHES, type WrongPush } from '../../hostile/wrong-pushes';
import { judgeRefusal, judgeServing, judgeTaking, type AnswerSeen } from './wrong-push';

const named = (name: string): WrongPush => WRONG_PUSHES.get(name)!;
const error = (...codes: string[]): AnswerSeen => ({ codes, receipt: false, text: codes.join(', ') });
const RECEIPT: AnswerSeen = { codes: [], receipt: true, text: 'a receipt' };
/** `pass`, `fail` or `finding`, where the row obliges. */
const outcome = ([judged]: Judgement[]): string => (judged!.holds ? 'pass' : judged!.weight === 'advice' ? 'finding' : 'fail');

test('a broken seal: 0101; 0102 where the run is lenient, and then as a finding', () => {
  const push = named('a payload changed after sealing');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0101'), STRICT)), 'pass');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0102'), STRICT)), 'fail');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0102'), () => true)), 'finding');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0303'), () => true)), 'fail');
  assert.equal(outcome(judgeRefusal(push, RECEIPT, () => true)), 'fail');
});

test('whatever is wrong with a seal, 0102 is tolerated as for a broken one', () => {
  for (const name of ['no seal', 'a seal that leaves out its header', 'a seal that leaves out its payload', 'a seal of an authority that nobody trusts']) {
    assert.deepEqual(['EBMS:0103', 'EBMS:0101'].map((code) => outcome(judgeRefusal(named(name), error(code), STRICT))), ['pass', 'pass'], name);
    assert.equal(outcome(judgeRefusal(named(name), error('EBMS:0102'), () => true)), 'finding', name);
    assert.equal(outcome(judgeRefusal(named(name), error('EBMS:0102'), STRICT)), 'fail', name);
  }
});

test('where no rule binds the trader, whatever it does is a finding at most', () => {
  const push = named('an action that nobody knows');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0001'), STRICT)), 'pass');
  for (const answer of [RECEIPT, error('EBMS:0303')]) assert.equal(outcome(judgeRefusal(push, answer, STRICT)), 'finding');
  assert.equal(outcome(judgeTaking(named('its parts in another order'), error('EBMS:0007'))), 'finding');
});

test('another identifier of the same value misleads nobody who looks for wsu:Id: to take it is a finding, and no wrapping among those to be refused', () => {
  for (const kind of ['ID', 'Id', 'xml:id']) {
    const name = `the id of the Body on a second element, as ${kind}`;
    assert.equal(outcome(judgeRefusal(named(name), RECEIPT, STRICT)), 'finding', name);
    assert.ok(!EVERY_WRAPPING.some((one) => one.name === name), name);
  }
  assert.ok(EVERY_WRAPPING.length > 15 && EVERY_WRAPPING.every(({ push }) => outcome(judgeRefusal(push, RECEIPT, STRICT)) === 'fail'));
});

test('any code of the table refuses a harmful message, and others do not', () => {
  const push = named('nested entities');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:0009'), STRICT)), 'pass');
  assert.equal(outcome(judgeRefusal(push, error('EBMS:4711'), STRICT)), 'fail');
  assert.equal(outcome(judgeServing(push, RECEIPT, undefined)), 'pass');
  assert.equal(outcome(judgeServing(push, undefined, 'connect-refused')), 'fail');
});

test('what is lawful must be taken, and is never asked to be refused', () => {
  const push = named('a PrefixList in its signature');
  assert.equal(outcome(judgeTaking(push, RECEIPT)), 'pass');
  assert.equal(outcome(judgeTaking(push, error('EBMS:0101'))), 'fail');
  assert.throws(() => judgeRefusal(push, RECEIPT, STRICT));
});
