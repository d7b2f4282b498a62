import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../../../protocols/time/clock';
import type { Journey } from '../../../../requirements/ics2/trades/trade';
import { createEvents, type Events } from '../events';
import type { Filing } from '../filings';
import { createReferrals, type Referrals } from '../referrals';
import { createAnalyses, type Analyses } from './analyses';
import { soundAnalysis } from './conduct';

const HOUR = 3_600_000;
const START = Date.parse('2026-06-01T08:00:00Z');
const CONTAINERS: Journey = { mode: '1', containers: true, loading: 'CNSHA' };

interface Stage {
  clock: VirtualClock;
  events: Events;
  referrals: Referrals;
  analyses: Analyses;
  /** What ended by itself, `MRN phase`. */
  ended: string[];
  accept(mrn: string, message: string): void;
}

/** A repository of which only the analysis is there. @param below MRNs below an MRN */
function stage(below: Record<string, string[]> = {}, unlisted?: number): Stage {
  const clock = new VirtualClock(START);
  const events = createEvents();
  const referrals = createReferrals();
  const filings = new Map<string, Filing>();
  const ended: string[] = [];
  const analyses = createAnalyses({
    events, referrals, business: clock, conduct: soundAnalysis(),
    filings: { get: (mrn) => filings.get(mrn) },
    cargo: () => ({ journey: CONTAINERS, houses: [], containers: [], receptacles: [] }),
    below: (mrn) => below[mrn] ?? [],
    unlisted: () => unlisted,
    ended: (all) => void ended.push(...all.map(({ mrn, phase }) => `${mrn} ${phase}`)),
  });
  return {
    clock, events, referrals, analyses, ended,
    accept(mrn, message) {
      filings.set(mrn, { mrn, message, lodgedAt: clock.now() } as Filing);
      events.emit({ kind: 'accepted', mrn, at: clock.now() });
    },
  };
}

describe('analysis of filings', () => {
  test('ends by itself at the instant at which the timer runs out, and not before', () => {
    const { clock, analyses, ended, accept } = stage();
    accept('M1', 'IE3F10');
    assert.deepEqual(analyses.of('M1'), { mrn: 'M1', open: ['pre-arrival'], ranOut: false, endsAt: START + 24 * HOUR });
    clock.advanceTo(START + 24 * HOUR - 1000);
    assert.deepEqual(ended, []);
    clock.advanceTo(START + 24 * HOUR);
    assert.deepEqual(ended, ['M1 pre-arrival']);
    assert.deepEqual(analyses.of('M1'), { mrn: 'M1', open: [], ranOut: true, endsAt: undefined });
  });

  test('ends for all parts below a master together, each once', () => {
    const { clock, ended, accept } = stage({ M1: ['H1', 'H2'] });
    accept('H1', 'IE3F14');
    accept('H2', 'IE3F15');
    accept('M1', 'IE3F12');
    clock.advanceTo(START + 40 * HOUR);
    assert.deepEqual(ended, ['M1 pre-arrival', 'H1 pre-arrival', 'H2 pre-arrival']);
  });

  test('a request about any part keeps the whole open past its time; the answer ends it', () => {
    const { clock, events, referrals, ended, accept } = stage({ M1: ['H1'] });
    accept('H1', 'IE3F14');
    accept('M1', 'IE3F12');
    referrals.open('H1', 'R1');
    referrals.open('H1', 'R2');
    clock.advanceTo(START + 30 * HOUR);
    events.emit({ kind: 'answered', mrn: 'H1', at: clock.now(), by: 'IE3R02', references: ['R1'] });
    assert.deepEqual(ended, [], 'one of two is not enough');
    events.emit({ kind: 'answered', mrn: 'H1', at: clock.now(), by: 'IE3R02', references: ['R2'] });
    assert.deepEqual(ended, ['M1 pre-arrival', 'H1 pre-arrival']);
  });

  test('an amendment that answers ends it only once it is confirmed', () => {
    const { clock, events, referrals, ended, accept } = stage();
    accept('M1', 'IE3F10');
    referrals.open('M1', 'R1');
    clock.advanceTo(START + 30 * HOUR);
    events.emit({ kind: 'amended', mrn: 'M1', at: clock.now() });
    events.emit({ kind: 'answered', mrn: 'M1', at: clock.now(), by: 'IE3A10', references: ['R1'] });
    assert.deepEqual(ended, []);
    events.emit({ kind: 'told', mrn: 'M1', at: clock.now(), by: 'IE3N10' });
    assert.deepEqual(ended, ['M1 pre-arrival']);
  });

  test('an amendment stops the timer; one after the end opens the analysis again, without a timer', () => {
    const { clock, events, analyses, ended, accept } = stage();
    accept('M1', 'IE3F10');
    accept('M2', 'IE3F10');
    events.emit({ kind: 'amended', mrn: 'M1', at: clock.now() });
    clock.advanceTo(START + 100 * HOUR);
    assert.deepEqual(ended, ['M2 pre-arrival']);
    assert.deepEqual(analyses.of('M1')?.open, ['pre-arrival']);
    events.emit({ kind: 'amended', mrn: 'M2', at: clock.now() });
    clock.advanceTo(START + 200 * HOUR);
    assert.deepEqual([analyses.of('M2')?.open, ended], [['pre-arrival'], ['M2 pre-arrival']]);
  });

  test('by decision phases end one after the other, and never while an answer is awaited', () => {
    const { referrals, analyses, accept } = stage();
    accept('M1', 'IE3F20');
    referrals.open('M1', 'R1');
    assert.equal(analyses.end('M1'), 'an answer is awaited');
    referrals.answered('M1', ['R1']);
    assert.deepEqual(analyses.end('M1'), [{ mrn: 'M1', phase: 'pre-loading' }]);
    assert.deepEqual(analyses.end('M1'), [{ mrn: 'M1', phase: 'pre-arrival' }]);
    assert.equal(analyses.end('M1'), 'there is nothing left to analyse');
  });

  test('minimum sets are analysed before loading alone', () => {
    const { analyses, accept } = stage();
    for (const type of ['F23', 'F24', 'F32', 'F43']) {
      accept(type, `IE3${type}`);
      assert.deepEqual(analyses.of(type), { mrn: type, open: ['pre-loading'], ranOut: false }, type);
    }
  });

  test('what no source lists has a timer only where the run gives one', () => {
    const without = stage();
    without.accept('M1', 'IE3F33');
    assert.equal(without.analyses.of('M1')?.endsAt, undefined);
    const given = stage({}, 4 * HOUR);
    given.accept('M1', 'IE3F33');
    assert.equal(given.analyses.of('M1')?.endsAt, START + 4 * HOUR);
  });

  test('an invalidated filing is analysed no more, and a reset drops every timer', () => {
    const { clock, events, analyses, ended, accept } = stage();
    accept('M1', 'IE3F10');
    accept('M2', 'IE3F10');
    events.emit({ kind: 'invalidated', mrn: 'M1', at: clock.now(), why: 'on request' });
    analyses.reset();
    clock.advanceTo(START + 30 * HOUR);
    assert.deepEqual([analyses.of('M1'), analyses.of('M2'), ended], [undefined, undefined, []]);
  });
});
