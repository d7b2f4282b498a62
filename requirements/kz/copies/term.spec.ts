import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from '../../temporal';
import { disputedReadings } from './readings';
import { executionTerm, informationLimit, suspendedDays, type Course } from './term';
import { workingDays, type Day } from './working-days';
import { dayOf, endOfDay, knowsKazakhZone } from './zone';

const day = (text: string): Day => Temporal.PlainDate.from(text);
const WEEKENDS = workingDays();

/** `2026-03-20/2026-04-06`, several of them. */
function course(registered: string, suspensions: readonly string[] = [], extended?: string): Course {
  return {
    registered: day(registered), ...(extended === undefined ? {} : { extended: day(extended) }),
    suspensions: suspensions.map((one) => ({ asked: day(one.slice(0, 10)), arrived: day(one.slice(11)) })),
  };
}

const due = (...given: Parameters<typeof course>): string => executionTerm(course(...given), WEEKENDS).due.toString();

describe('the term of a request for copies', () => {
  // Every date of the catalogue's area request-calendar.
  const TABLE: [rule: string, given: Parameters<typeof course>, due: string][] = [
    ['C1', ['2026-03-10'], '2026-04-10'],
    ['C2', ['2026-03-31'], '2026-04-30'],
    ['C3, clamped to a Saturday', ['2026-01-30'], '2026-03-02'],
    ['C3, registered on a Saturday', ['2026-01-31'], '2026-03-02'],
    ['C3, Sunday', ['2026-01-15'], '2026-02-16'],
    ['C4', ['2026-08-31', [], '2026-09-20'], '2026-11-02'],
    ['C5', ['2026-07-15', [], '2026-08-10'], '2026-09-15'],
    ['C6, C7, C17', ['2026-03-10', ['2026-03-20/2026-04-06']], '2026-04-27'],
    ['C6, a Sunday at the end', ['2026-03-10', ['2026-03-20/2026-04-05']], '2026-04-27'],
    ['C8, apart', ['2026-03-10', ['2026-03-16/2026-03-20', '2026-03-30/2026-04-06']], '2026-04-21'],
    ['C8, overlapping', ['2026-03-10', ['2026-03-16/2026-03-25', '2026-03-23/2026-03-27']], '2026-04-21'],
    ['C8, one within the other, in any order', ['2026-03-10', ['2026-03-18/2026-03-20', '2026-03-16/2026-03-27']], '2026-04-21'],
    ['C10', ['2026-03-12', [], '2026-04-01'], '2026-05-12'],
    ['C11', ['2026-03-10', [], '2026-04-10'], '2026-05-11'],
    ['C13', [dayOf('2026-03-20T20:30:00Z').toString()], '2026-04-21'],
    ['C16', ['2026-03-10', ['2026-03-20/2026-04-03']], '2026-04-24'],
    ['C4 with C6', ['2026-03-10', ['2026-03-20/2026-04-06'], '2026-04-10'], '2026-05-27'],
    ['leap year', ['2028-01-31'], '2028-02-29'],
  ];
  for (const [rule, given, expected] of TABLE) test(`${rule}: registered ${given[0]}`, () => assert.equal(due(...given), expected));

  test('days off and worked weekends are data (C3)', () => {
    const { due: moved } = executionTerm(course('2026-04-09'), workingDays({ off: ['2026-05-11'] }));
    assert.equal(moved.toString(), '2026-05-12');
    assert.equal(executionTerm(course('2026-04-09'), workingDays({ working: ['2026-05-09'] })).due.toString(), '2026-05-09');
    assert.throws(() => workingDays({ off: ['2026-02-30'] }), RangeError);
    const year = Array.from({ length: 400 }, (_, at) => day('2026-01-01').add({ days: at }).toString());
    assert.throws(() => workingDays({ off: year }).roll(day('2026-02-01')), /no working day/);
  });

  test('information may arrive until two months have passed, and the day is whole (C9, C14)', () => {
    assert.equal(informationLimit(day('2025-12-31'), WEEKENDS).due.toString(), '2026-03-02');
    assert.equal(informationLimit(day('2026-03-20'), WEEKENDS).due.toString(), '2026-05-20');
    assert.equal(endOfDay(day('2026-03-02')).toInstant().toString(), '2026-03-02T19:00:00Z');
  });

  test('other readings are named where they end on another day', () => {
    const readings = (...given: Parameters<typeof course>): string[] => disputedReadings(course(...given), WEEKENDS).map(({ rule, due: end }) => `${rule} ${end.toString()}`);
    assert.deepEqual(readings('2026-08-31', [], '2026-09-20'), ['C4 2026-10-30', 'C5 2026-10-30']);
    assert.deepEqual(readings('2026-07-15', [], '2026-08-10'), ['C5 2026-09-17']);
    assert.deepEqual(readings('2026-01-30', [], '2026-02-10'), ['C5 2026-04-02']);
    assert.deepEqual(readings('2026-03-10', ['2026-03-20/2026-04-06']), ['C6 2026-04-28', 'C17 2026-05-06']);
    assert.deepEqual(readings('2026-03-10'), []);
  });

  test('the runtime knows the Kazakh zone, and a time without an offset is ambiguous (C13, C15)', () => {
    assert.ok(knowsKazakhZone());
    assert.throws(() => dayOf('2026-04-10T23:30:00'), RangeError);
    // The local hour before midnight came twice.
    assert.equal(dayOf('2024-02-29T17:30:00Z').toString(), '2024-02-29');
    assert.equal(dayOf('2024-02-29T18:30:00Z').toString(), '2024-02-29');
    assert.equal(dayOf('2024-02-29T19:00:00Z').toString(), '2024-03-01');
  });
});

describe('whatever happens to a request', () => {
  const someDay = fc.integer({ min: 0, max: 3650 }).map((days) => day('2024-01-01').add({ days }));
  const someSuspensions = fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 0, max: 60 }) }), { maxLength: 4 });
  const someCourse = fc.tuple(someDay, someSuspensions, fc.boolean()).map(([registered, given, extended]): Course => ({
    registered, ...(extended ? { extended: registered.add({ days: 5 }) } : {}),
    suspensions: given.map(({ after, length }) => ({ asked: registered.add({ days: after }), arrived: registered.add({ days: after + length }) })),
  }));
  const holds = (property: (given: Course) => void): void => fc.assert(fc.property(someCourse, property), { numRuns: 2000, seed: 445 });

  test('no term ends before it began, nor on a day off, nor before it is rolled', () => {
    holds((given) => {
      const { due: end, unrolled } = executionTerm(given, WEEKENDS);
      assert.ok(end.since(given.registered).days > 0 && WEEKENDS.isWorking(end) && end.since(unrolled).days >= 0 && end.since(unrolled).days <= 2);
    });
  });

  test('a suspension never shortens the term, nor lengthens it by more than it lasted', () => {
    holds((given) => {
      const without = executionTerm({ ...given, suspensions: [] }, WEEKENDS).unrolled;
      const gained = executionTerm(given, WEEKENDS).unrolled.since(without).days;
      const lasted = given.suspensions.reduce((sum, { asked, arrived }) => sum + arrived!.since(asked).days, 0);
      assert.ok(gained >= 0 && gained <= lasted);
    });
  });

  test('suspended days do not depend on the order in which they are told, and are days that were suspended', () => {
    holds(({ suspensions }) => {
      const days = new Set(suspensions.flatMap(({ asked, arrived }) => Array.from({ length: arrived!.since(asked).days }, (_, at) => asked.add({ days: at }).toString())));
      assert.equal(suspendedDays(suspensions), days.size);
      assert.equal(suspendedDays([...suspensions].reverse()), days.size);
    });
  });

  test('an extension lengthens the term, by at most a month', () => {
    holds((given) => {
      const { extended: _, ...plain } = given;
      const gained = executionTerm({ ...plain, extended: given.registered }, WEEKENDS).unrolled.since(executionTerm(plain, WEEKENDS).unrolled).days;
      assert.ok(gained >= 28 && gained <= 31);
    });
  });
});
