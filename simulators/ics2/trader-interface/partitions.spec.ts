import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { VirtualClock } from '../../../protocols/time/clock';
import { createPartitions, type Partitions } from './partitions';

interface Message {
  messageId: string;
  toPartyId: string;
}

const INTERVAL = 10;
const MOST = 3;

function partitions(first: 'oldest' | 'newest' = 'oldest'): { clock: VirtualClock; lost: [id: string, attempts: number][]; held: Partitions<Message> } {
  const clock = new VirtualClock(0);
  const lost: [string, number][] = [];
  const held = createPartitions<Message>({ clock, intervalMs: INTERVAL, maxAttempts: MOST, first, lost: ({ messageId }, attempts) => lost.push([messageId, attempts]) });
  return { clock, lost, held };
}

const message = (messageId: string, toPartyId = 'A'): Message => ({ messageId, toPartyId });

describe('message partitions', () => {
  test('first in, first out, each party its own', () => {
    const { held } = partitions();
    for (const one of [message('1'), message('2', 'B'), message('3')]) held.put(one);
    assert.deepEqual(['A', 'A', 'A', 'B', 'C'].map((party) => held.handOut(party)?.messageId), ['1', '3', undefined, '2', undefined]);
  });

  test('what is not acknowledged comes again at its old place, and is lost after the last attempt', () => {
    const { clock, lost, held } = partitions();
    held.put(message('1'));
    held.put(message('2'));
    for (let attempt = 1; attempt <= MOST; attempt++) {
      assert.equal(held.handOut('A')?.messageId, '1');
      assert.deepEqual(lost, []);
      clock.advanceTo(clock.now() + INTERVAL);
    }
    assert.deepEqual(lost, [['1', MOST]]);
    assert.equal(held.handOut('A')?.messageId, '2');
    assert.equal(held.settle('1'), false);
    assert.equal(held.handedOut('1')?.messageId, '1');
  });

  test('a receipt ends it, also a late one; a message nobody has pulled cannot be settled', () => {
    const { clock, lost, held } = partitions();
    held.put(message('1'));
    assert.deepEqual([held.settle('1'), held.handedOut('1')], [false, undefined]);
    held.handOut('A');
    clock.advanceTo(INTERVAL);
    assert.equal(held.settle('1'), true);
    assert.deepEqual([held.handOut('A'), held.waiting('A'), held.settle('1'), held.settle('unheard')], [undefined, 0, false, false]);
    clock.advanceTo(10 * INTERVAL);
    assert.deepEqual(lost, []);
  });

  test('the planted fault hands out the newest', () => {
    const { held } = partitions('newest');
    held.put(message('1'));
    held.put(message('2'));
    assert.deepEqual([held.handOut('A')?.messageId, held.handOut('A')?.messageId], ['2', '1']);
  });

  test('a reset forgets everything, and no timer of before tells of a loss', () => {
    const { clock, lost, held } = partitions();
    held.put(message('1'));
    for (let attempt = 1; attempt < MOST; attempt++) {
      held.handOut('A');
      clock.advanceTo(clock.now() + INTERVAL);
    }
    held.handOut('A');
    held.reset();
    clock.advanceTo(clock.now() + 10 * INTERVAL);
    assert.deepEqual([lost, held.waiting('A'), held.handOut('A'), held.handedOut('1')], [[], 0, undefined, undefined]);
  });
});

/** A message of the model: the same rules without timers or queues, by the instant until which it is out. */
interface Modelled extends Message {
  attempts: number;
  until: number;
  end?: 'settled' | 'lost';
}

const available = (all: readonly Modelled[], party: string, now: number): Modelled | undefined =>
  all.find(({ toPartyId, end, until }) => toPartyId === party && end === undefined && until <= now);

/** Ends what is lost by now; in the order of their instants, as they are told. */
function lose(all: readonly Modelled[], now: number): string[] {
  const over = all.filter((one) => one.end === undefined && one.attempts === MOST && one.until <= now).sort((a, b) => a.until - b.until);
  for (const one of over) one.end = 'lost';
  return over.map(({ messageId }) => messageId);
}

type Step = { do: 'put'; party: string } | { do: 'pull'; party: string } | { do: 'settle'; which: number } | { do: 'wait'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('put' as const), party: fc.constantFrom('A', 'B') }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), party: fc.constantFrom('A', 'B') }) },
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 25 }) }),
);

describe('message partitions, whatever the order of pulls, receipts and time', () => {
  test('nothing is lost unsaid, nothing is handed out twice at a time, the oldest available goes first', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { clock, lost, held } = partitions();
      const model: Modelled[] = [];
      for (const one of steps) {
        if (one.do === 'put') {
          const put = message(String(model.length), one.party);
          held.put(put);
          model.push({ ...put, attempts: 0, until: 0 });
        } else if (one.do === 'pull') {
          const due = available(model, one.party, clock.now());
          assert.equal(held.handOut(one.party)?.messageId, due?.messageId);
          if (due !== undefined) Object.assign(due, { attempts: due.attempts + 1, until: clock.now() + INTERVAL });
        } else if (one.do === 'settle') {
          const due = model[one.which];
          const known = due !== undefined && due.attempts > 0 && due.end === undefined;
          assert.equal(held.settle(String(one.which)), known);
          if (known) due.end = 'settled';
        } else {
          const before = lost.length;
          clock.advanceTo(clock.now() + one.ms);
          assert.deepEqual(lost.slice(before).map(([id]) => id), lose(model, clock.now()));
        }
        for (const party of ['A', 'B']) assert.equal(held.waiting(party), model.filter(({ toPartyId, end }) => toPartyId === party && end === undefined).length);
      }
    }), { numRuns: 500 });
  });
});
