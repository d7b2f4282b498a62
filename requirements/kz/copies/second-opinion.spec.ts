import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from '../../temporal';
import { executionTerm, informationLimit, type Course } from './term';
import { workingDays } from './working-days';

/**
 * A second calculation, by other means: no calendar library, but a walk from day to day over Julian day numbers, with months and weekdays by
 * arithmetic of our own. It knows nothing of the first.
 */
const toNumber = (year: number, month: number, day: number): number => {
  const a = Math.floor((14 - month) / 12);
  const [y, m] = [year + 4800 - a, month + 12 * a - 3];
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 32_045;
};

function fromNumber(number: number): [year: number, month: number, day: number] {
  const a = number + 32_044;
  const b = Math.floor((4 * a + 3) / 146_097);
  const c = a - Math.floor((146_097 * b) / 4);
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  return [100 * b + d - 4800 + Math.floor(m / 10), m + 3 - 12 * Math.floor(m / 10), e - Math.floor((153 * m + 2) / 5) + 1];
}

const parse = (text: string): number => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return toNumber(year, month, day);
};
const write = (number: number): string => fromNumber(number).map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');

/** The last day of so many months: walks until the day of the month is reached, or the month is over. */
function monthsOn(start: number, months: number): number {
  const [year, month, day] = fromNumber(start);
  const wanted = (year * 12 + (month - 1) + months) % 12;
  let at = start + 27 * months;
  while (fromNumber(at)[1] - 1 !== wanted) at++;
  while (fromNumber(at)[2] !== day && fromNumber(at + 1)[1] - 1 === wanted) at++;
  return at;
}

/** Julian day 0 was a Monday. */
function toWorkingDay(number: number, off: readonly string[]): number {
  let at = number;
  while (at % 7 >= 5 || off.includes(write(at))) at++;
  return at;
}

interface Told {
  registered: string;
  extended?: boolean;
  waited?: readonly (readonly [asked: string, arrived: string])[];
  off?: readonly string[];
}

function secondOpinion({ registered, extended = false, waited = [], off = [] }: Told): string {
  let last = monthsOn(parse(registered), extended ? 2 : 1);
  // Each day on which information was awaited pushes the end one day on.
  const from = Math.min(...waited.map(([asked]) => parse(asked)));
  const to = Math.max(...waited.map(([, arrived]) => parse(arrived)));
  for (let day = from; day < to; day++) if (waited.some(([asked, arrived]) => parse(asked) <= day && day < parse(arrived))) last++;
  return write(toWorkingDay(last, off));
}

function firstOpinion({ registered, extended = false, waited = [], off = [] }: Told): string {
  const day = (text: string): Course['registered'] => Temporal.PlainDate.from(text);
  const course: Course = {
    registered: day(registered), ...(extended ? { extended: day(registered) } : {}), suspensions: waited.map(([asked, arrived]) => ({ asked: day(asked), arrived: day(arrived) })),
  };
  return executionTerm(course, workingDays({ off })).due.toString();
}

describe('a second, independent calculation of the term', () => {
  const HARD: [what: string, told: Told, due: string][] = [
    ['clamped to a Saturday', { registered: '2026-01-31' }, '2026-03-02'],
    ['a moved day off', { registered: '2026-04-09', off: ['2026-05-11'] }, '2026-05-12'],
    ['extended from a clamped month to a Saturday', { registered: '2026-08-31', extended: true }, '2026-11-02'],
    ['overlapping suspensions', { registered: '2026-03-10', waited: [['2026-03-16', '2026-03-25'], ['2026-03-23', '2026-03-27']] }, '2026-04-21'],
    ['extended and suspended', { registered: '2026-03-10', extended: true, waited: [['2026-03-20', '2026-04-06']] }, '2026-05-27'],
    ['leap year', { registered: '2028-01-31' }, '2028-02-29'],
  ];
  for (const [what, told, due] of HARD) {
    test(`${what}: ${due}`, () => {
      assert.equal(secondOpinion(told), due);
      assert.equal(firstOpinion(told), due);
    });
  }

  test('two months from asking, to a working day', () => {
    assert.equal(write(toWorkingDay(monthsOn(parse('2025-12-31'), 2), [])), '2026-03-02');
    assert.equal(informationLimit(Temporal.PlainDate.from('2025-12-31'), workingDays()).due.toString(), '2026-03-02');
  });

  test('both agree on any course', () => {
    const anyDay = fc.integer({ min: parse('2024-01-01'), max: parse('2034-01-01') });
    const anyWait = fc.record({ after: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(anyDay, fc.boolean(), fc.array(anyWait, { maxLength: 4 }), fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 5 }), (start, extended, waits, off) => {
        const told: Told = {
          registered: write(start), extended, off: off.map((days) => write(start + days)),
          waited: waits.map(({ after, length }) => [write(start + after), write(start + after + length)] as const),
        };
        assert.equal(firstOpinion(told), secondOpinion(told));
      }),
      { numRuns: 1000, seed: 371 },
    );
  });
});
