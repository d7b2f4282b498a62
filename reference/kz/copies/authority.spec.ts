import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { isoSeconds, VirtualClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { type Item, type Letter, type LetterKind, type LetterOf, type Request } from '../../../requirements/kz/copies/letters';
import { about, completeRequest, CONTENTS, COUNTERPART, LETTER_FACTS, OUTSIDER, STATE_BODY } from '../../../simulators/kz/copies';
import { createCabinet, createPile } from '../../common/store/cabinet';
import { FORGETFUL } from '../../common/store/store';
import { rightBehaviour } from './behaviour';
import { decide, furnish } from './decisions';
import { dueOf, limitOf, type Desk } from './desk';
import { take } from './intake';
import type { Held } from './archive';

/** A desk whose letters are kept here instead of going out. */
function openDesk(): { desk: Desk; written: Letter[]; at: (instant: string) => void } {
  const business = new VirtualClock(0);
  const written: Letter[] = [];
  const named = (code: string): { code: string; name: string } => ({ code, name: code });
  const designated = LETTER_FACTS['kz.designated']!.split(' ');
  const desk: Desk = {
    behaviour: rightBehaviour(), business, ids: new RandomIds(), own: () => named(LETTER_FACTS['kz.authority']!), stateBody: () => named(STATE_BODY.code),
    isDesignated: (code) => designated.includes(code), matters: createCabinet('matter', FORGETFUL), archive: createPile<Held>('archive', FORGETFUL, 100),
    daysOff: createCabinet('day', FORGETFUL), byHand: createCabinet('hand', FORGETFUL), send: (letter) => void written.push(letter), commit: () => undefined,
  };
  return { desk, written, at: (instant) => business.advanceTo(Date.parse(instant.includes('T') ? instant : `${instant}T05:00:00Z`)) };
}

describe('kz copies: what the executing authority does', () => {
  const ids = new RandomIds();
  let desk: Desk;
  let written: Letter[];
  let at: (instant: string) => void;
  beforeEach(() => {
    ({ desk, written, at } = openDesk());
    at('2026-03-10');
  });

  const stamp = (): { id: string; dated: string } => ({ id: ids.uuid(), dated: isoSeconds(desk.business.now()) });
  const item = (number?: string, kind = 'invoice'): Item => ({ id: '1', kind, ...(number === undefined ? {} : { number }) });
  const asked = (items: Item[], from = COUNTERPART): Request => {
    const request = completeRequest(stamp(), items, from);
    take(desk, request);
    return request;
  };
  const letters = <K extends LetterKind>(kind: K): LetterOf<K>[] => written.filter((one): one is LetterOf<K> => one.letter === kind);
  const held = (documents: object[]): unknown => furnish(desk, { documents });
  const step = (request: Request, facts: object): string => {
    const { status, reason } = decide(desk, { request: request.id, ...facts });
    return status === 'done' ? 'done' : reason!;
  };
  const stateOf = ({ id }: Request): string => desk.matters.find(id)!.state;
  const inform = (request: Request): void => take(desk, about('information', stamp(), request, COUNTERPART, { text: 'That of March.' }));

  test('what it holds is answered at once, whole', () => {
    held([{ kind: 'invoice', number: 'INV-1', content: 'one' }]);
    const request = asked([item('INV-1')]);
    assert.deepEqual([letters('registration')[0]?.number, letters('answer')[0]?.copies, stateOf(request)], ['445/1', [{ item: '1', content: 'one' }], 'fulfilled']);
    take(desk, request);
    assert.equal(letters('registration').length, 1, 'the same letter again is nothing new');
  });

  test('what it does not hold it asks another body for, once, and gives what that has', () => {
    const request = asked([item('INV-2')]);
    assert.deepEqual([letters('body-inquiry').length, stateOf(request)], [1, 'running']);
    take(desk, about('body-copies', stamp(), request, COUNTERPART, { copies: [{ item: '1', content: 'forged' }] }));
    assert.equal(letters('answer').length, 0, 'only that body may give them');
    take(desk, about('body-copies', stamp(), request, STATE_BODY, { copies: [{ item: '1', content: 'two' }] }));
    assert.deepEqual(letters('answer')[0]?.copies, [{ item: '1', content: 'two' }]);
  });

  for (const [content, { number, leftOut }] of Object.entries(CONTENTS)) {
    test(`${number >= 1 && number <= 5 ? 'refused by item 10(1), naming it' : 'not refused'}: ${content} left out`, () => {
      take(desk, leftOut(completeRequest(stamp(), [item('INV-3')])));
      const [refusal] = letters('refusal');
      if (number >= 1 && number <= 5) assert.match(`${refusal?.ground} ${refusal?.reasons}`, new RegExp(`^1 .*item 4\\(${number}\\)`));
      else assert.equal(refusal, undefined);
    });
  }

  for (const [restriction, ground] of [['security', 3], ['forbidden', 3], ['lost', 4]] as const) {
    test(`refused by item 10(${ground}): ${restriction}`, () => {
      held([{ kind: 'invoice', number: 'INV-4', content: 'x', restriction }]);
      asked([item('INV-4')]);
      assert.deepEqual([letters('refusal').map((one) => one.ground), letters('answer').length], [[ground], 0]);
    });
  }

  test('an authority that is not designated gets its request back, unregistered', () => {
    const request = asked([item('INV-5')], OUTSIDER);
    assert.deepEqual([stateOf(request), letters('return').length, letters('registration').length, letters('refusal').length], ['returned', 1, 0, 0]);
  });

  test('the term stands still while information is awaited, and goes on from its arrival', () => {
    const request = asked([item('INV-6')]);
    at('2026-03-20');
    assert.equal(step(request, { step: 'ask', question: 'Which?' }), 'done');
    assert.equal(limitOf(desk, desk.matters.find(request.id)!)?.toString(), '2026-05-20');
    at('2026-04-06');
    inform(request);
    assert.deepEqual([dueOf(desk, desk.matters.find(request.id)!)?.toString(), stateOf(request)], ['2026-04-27', 'running']);
  });

  test('silence for two months ends it, on the day after the limit; what comes later comes back', () => {
    const request = asked([item('INV-7')]);
    at('2026-03-20');
    step(request, { step: 'ask', question: 'Which?' });
    at('2026-05-20T18:59:59Z');
    assert.equal(stateOf(request), 'suspended');
    at('2026-05-21T18:00:00Z');
    assert.deepEqual(letters('refusal').map(({ ground }) => ground), [2]);
    inform(request);
    assert.deepEqual([stateOf(request), letters('return').length], ['refused', 1]);
  });

  test('an official may not extend without another body, without reasons, twice or too late', () => {
    held([{ kind: 'waybill', number: 'W-1', content: 'x' }, { kind: 'waybill', number: 'W-2', content: 'y' }]);
    const alone = asked([item(undefined, 'waybill')]);
    inform(alone);
    assert.match(step(alone, { step: 'extend', reasons: 'workload' }), /no other body/);
    const request = asked([item('INV-8')]);
    assert.match(step(request, { step: 'extend', reasons: ' ' }), /no reasons/);
    assert.equal(step(request, { step: 'extend', reasons: 'the archive is asked' }), 'done');
    assert.match(step(request, { step: 'extend', reasons: 'again' }), /extended once/);
    assert.equal(dueOf(desk, desk.matters.find(request.id)!)?.toString(), '2026-05-11');
    const late = asked([item('INV-9')]);
    at('2026-04-11');
    assert.match(step(late, { step: 'extend', reasons: 'the archive is asked' }), /term ended on 2026-04-10/);
  });

  const wrong: [facts: object, words: RegExp][] = [
    [{ step: 'refuse', ground: 5, reasons: 'x' }, /none of the four grounds/], [{ step: 'refuse', ground: 3, reasons: '' }, /gives its reasons/],
    [{ step: 'refuse', ground: 2, reasons: 'x' }, /nothing is awaited/], [{ step: 'sleep' }, /step is one of/], [{ request: 'unknown', step: 'answer' }, /no request unknown/],
  ];
  for (const [facts, words] of wrong) {
    test(`not done: ${JSON.stringify(facts)}`, () => assert.match(step(asked([item('INV-10')]), facts), words));
  }

  test('a journal kept by hand registers when it is told to', () => {
    furnish(desk, { registers: 'by hand', daysOff: ['2026-04-13'] });
    const request = asked([item('INV-11')]);
    assert.equal(stateOf(request), 'received');
    at('2026-03-12');
    step(request, { step: 'register' });
    assert.deepEqual([desk.matters.find(request.id)?.registered, dueOf(desk, desk.matters.find(request.id)!)?.toString()], ['2026-03-12', '2026-04-14']);
  });
});
