import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from '../../temporal';
import { happens, mustBeRefused, registeredOn, type Happening, type Matter } from './matter';
import { executionTerm } from './term';
import { workingDays, type Day } from './working-days';

const day = (text: string): Day => Temporal.PlainDate.from(text);
const WEEKENDS = workingDays();
type Told = { [K in Happening['kind']]: Omit<Extract<Happening, { kind: K }>, 'day'> & { day: string } }[Happening['kind']];

function course(registered: string, ...told: Told[]): Matter {
  return told.reduce<Matter>((matter, one) => happens(matter, { ...one, day: day(one.day) } as Happening, WEEKENDS), registeredOn(day(registered)));
}

const told = ({ state, overdue, remarks }: Matter): string => [state, ...(overdue ? ['overdue'] : []), ...remarks.map(({ requirement, weight }) => `${weight} ${requirement}`)].join(', ');
const extended = (on: string, said: { others?: boolean; reasons?: string } = {}): Told => ({ kind: 'extended', day: on, others: true, reasons: 'the archive is asked', ...said });
const refused = (on: string, ground: number, reasons = 'as item 10 has it'): Told => ({ kind: 'refused', day: on, ground, reasons });

describe('a request for copies', () => {
  const TABLE: [words: string, matter: Matter, expected: string][] = [
    ['is executed on its last day', course('2026-03-10', { kind: 'answered', day: '2026-04-10', whole: true }), 'fulfilled'],
    ['a day late: the breach stays in the record (T09)', course('2026-03-10', { kind: 'answered', day: '2026-04-11', whole: true }), 'fulfilled, overdue, breach KZ445-T09'],
    ['answered in part stays open (T07)', course('2026-03-10', { kind: 'answered', day: '2026-03-20', whole: false }), 'running, finding KZ445-T07'],
    ['stands still while information is awaited (T02, T10)', course('2026-03-10', { kind: 'asked', day: '2026-03-20' }, { kind: 'today', day: '2026-04-20' }), 'suspended'],
    ['runs again from the arrival on (T03)', course('2026-03-10', { kind: 'asked', day: '2026-03-20' }, { kind: 'arrived', day: '2026-05-20' }, { kind: 'today', day: '2026-06-10' }), 'running'],
    ['information a day late revives nothing (T05)', course('2026-03-10', { kind: 'asked', day: '2026-03-20' }, { kind: 'arrived', day: '2026-05-21' }), 'suspended, finding KZ445-T05'],
    ['asked for after the term suspends nothing (T12)', course('2026-03-10', { kind: 'asked', day: '2026-04-13' }), 'running, overdue, breach KZ445-T09, breach KZ445-T12'],
    ['extended on its last day (T06, C11)', course('2026-03-10', extended('2026-04-10'), { kind: 'answered', day: '2026-05-11', whole: true }), 'fulfilled'],
    ['extended a day late (C11)', course('2026-03-10', extended('2026-04-11')), 'running, overdue, breach KZ445-T09, breach KZ445-C11'],
    ['extended twice (C10)', course('2026-03-10', extended('2026-04-01'), extended('2026-04-20')), 'running, breach KZ445-C10'],
    ['extended for want of time', course('2026-03-10', extended('2026-04-01', { others: false })), 'running, breach KZ445-10'],
    ['extended without reasons', course('2026-03-10', extended('2026-04-01', { reasons: ' ' })), 'running, breach KZ445-10'],
    ['refused on ground 3 while suspended (T08)', course('2026-03-10', { kind: 'asked', day: '2026-03-20' }, refused('2026-03-25', 3)), 'refused'],
    ['refused for want of information from the day after (C9)', course('2025-12-15', { kind: 'asked', day: '2025-12-31' }, refused('2026-03-03', 2)), 'refused'],
    ['refused between the last day and the working day (C9)', course('2025-12-15', { kind: 'asked', day: '2025-12-31' }, refused('2026-03-01', 2)), 'refused, finding KZ445-C09'],
    ['refused on the last day', course('2025-12-15', { kind: 'asked', day: '2025-12-31' }, refused('2026-02-28', 2)), 'refused, breach KZ445-T08'],
    ['refused for want of what nobody asked for', course('2026-03-10', refused('2026-03-25', 2)), 'refused, breach KZ445-T08'],
    ['refused for lack of staff', course('2026-03-10', refused('2026-03-25', 5)), 'refused, breach KZ445-12'],
    ['refused without reasons', course('2026-03-10', refused('2026-03-25', 4, '')), 'refused, breach KZ445-13'],
    ['refused after the term (C12)', course('2026-03-10', refused('2026-04-13', 1)), 'refused, overdue, breach KZ445-T09, finding KZ445-C12'],
    ['is over when it is over (T11)', course('2026-03-10', refused('2026-03-25', 1), { kind: 'arrived', day: '2026-03-26' }), 'refused, finding KZ445-T11'],
  ];
  for (const [words, matter, expected] of TABLE) test(words, () => assert.equal(told(matter), expected));

  test('must be refused once two months have passed (T04)', () => {
    const waiting = course('2025-12-15', { kind: 'asked', day: '2025-12-31' });
    assert.deepEqual(['2026-03-02', '2026-03-03'].map((today) => mustBeRefused(waiting, day(today), WEEKENDS)), [false, true]);
  });

  test('whatever happens in whatever order: final states stay, nothing overdue is cured, extensions are one', () => {
    const happening = fc.record({ kind: fc.constantFrom('asked', 'arrived', 'extended', 'answered', 'refused', 'today'), wait: fc.integer({ min: 0, max: 40 }), ground: fc.integer({ min: 1, max: 5 }), whole: fc.boolean() });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
        let today = day('2026-01-31');
        let matter = registeredOn(today);
        for (const { kind, wait, ground, whole } of happenings) {
          today = today.add({ days: wait });
          const before = matter;
          matter = happens(matter, { kind, day: today, others: true, reasons: 'x', ground, whole } as Happening, WEEKENDS);
          assert.ok(!before.overdue || matter.overdue);
          if (before.state === 'fulfilled' || before.state === 'refused') assert.equal(matter.state, before.state);
          assert.ok(matter.remarks.length >= before.remarks.length);
          assert.ok(executionTerm(matter.course, WEEKENDS).due.since(executionTerm(before.course, WEEKENDS).due).days >= 0);
        }
      }),
      { numRuns: 1000, seed: 371 },
    );
  });
});
