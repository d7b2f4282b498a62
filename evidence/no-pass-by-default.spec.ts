import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CheckOutcome, EventBody, PlannedScenario } from './model';
import { rollUp, VERDICTS } from './rollup';
import { check, FINISHED, inMemory, requirement, runStarted, scenario } from './testing/build';

/** Whatever a run leaves behind, a pass must rest on observations. These hold for every log, not for chosen ones. */

const IDS = ['A', 'B', 'C'];
const catalogue = [requirement('A'), requirement('B', { breach: 'finding' }), requirement('C', { binds: 'attestation' }), requirement('D', { appliesTo: ['post'] })];

interface Story {
  claims: string[];
  decision: PlannedScenario['decision'];
  checks: { id: string; outcome: CheckOutcome; party: string }[];
  error: boolean;
  outcome: 'passed' | 'failed' | 'blocked' | 'harness-error' | 'unfinished' | 'never';
}

const anyCheck = fc.record({
  id: fc.constantFrom(...IDS),
  outcome: fc.constantFrom<CheckOutcome>('pass', 'pass', 'finding', 'fail', 'needs-review'),
  party: fc.constantFrom('iut', 'iut', 'trader-interface'),
});

/** Mostly a scenario that checks what it claims; now and then one more check, one too few, or another end. */
const story: fc.Arbitrary<Story> = fc
  .record({
    claims: fc.subarray(IDS),
    decision: fc.constantFrom<Story['decision']>('run', 'run', 'run', 'left-out'),
    missing: fc.constantFrom(undefined, undefined, undefined, ...IDS),
    extra: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(anyCheck, { maxLength: 2 }) }),
    error: fc.constantFrom(false, false, false, false, true),
    outcome: fc.constantFrom<Story['outcome']>('passed', 'passed', 'passed', 'passed', 'passed', 'failed', 'blocked', 'harness-error', 'unfinished', 'never'),
  })
  .map(({ missing, extra, ...told }) => ({ ...told, checks: [...told.claims.filter((id) => id !== missing).map((id) => ({ id, outcome: 'pass' as const, party: 'iut' })), ...extra] }));

function eventsOf(id: string, told: Story): EventBody[] {
  if (told.outcome === 'never') return [];
  const events: EventBody[] = [{ type: 'scenario-started', scenario: id }, ...told.checks.map((each) => check(id, each.id, each.outcome, { party: each.party }))];
  if (told.error) events.push({ type: 'harness-error', scenario: id, message: 'boom' });
  if (told.outcome !== 'unfinished') events.push({ type: 'scenario-finished', scenario: id, outcome: told.outcome, durationMs: 1 });
  return events;
}

test('a pass rests on a held check in every scenario that was to verify it, and a fail on a failed check of the implementation', () => {
  let passes = 0;
  fc.assert(fc.property(fc.array(story, { maxLength: 3 }), fc.boolean(), (stories, finished) => {
    const plan = stories.map((told, index) => scenario(`s${index}`, told.claims, { decision: told.decision, reason: 'x' }));
    const bodies = stories.flatMap((told, index) => eventsOf(`s${index}`, told));
    const result = rollUp({ events: inMemory([runStarted(plan), ...bodies, ...(finished ? [FINISHED] : [])]), catalogue });
    for (const { id, verdict, reason, checks } of result.requirements) {
      const to = stories.filter((told) => told.decision === 'run' && told.claims.includes(id));
      const seen = stories.flatMap((told) => (told.outcome === 'never' ? [] : told.checks.filter((each) => each.id === id)));
      assert.equal(reason === undefined, verdict === 'pass');
      assert.equal(checks.passed + checks.findings + checks.failed + checks.needsReview, seen.length);
      if (verdict === 'fail') assert.ok(seen.some((each) => each.outcome === 'fail' && each.party === 'iut'));
      if (verdict !== 'pass') continue;
      passes += 1;
      assert.ok(to.length > 0);
      assert.ok(seen.every((each) => each.outcome === 'pass'));
      for (const told of to) {
        assert.ok(told.outcome === 'passed' || told.outcome === 'failed', told.outcome);
        assert.equal(told.error, false);
        assert.ok(told.checks.some((each) => each.id === id));
      }
    }
    if (result.exit === 0) assert.ok(finished && result.planned.notVerified.length === 0 && result.planned.verified.length > 0 && result.totals.all.fail === 0);
    if (result.totals.all.fail > 0) assert.ok(result.exit === 1 || result.exit === 3);
    assert.equal(VERDICTS.reduce((sum, verdict) => sum + result.totals.all[verdict], 0), catalogue.length);
  }), { numRuns: 600, seed: 281 });
  assert.ok(passes > 50, `the property was put to the test by ${passes} passes only`);
});

test('taking any one check away from a run that is green makes it not green', () => {
  const plan = [scenario('s', ['A', 'B']), scenario('t', ['A'])];
  const bodies: EventBody[] = [
    runStarted(plan),
    { type: 'scenario-started', scenario: 's' },
    check('s', 'A'),
    check('s', 'B'),
    { type: 'scenario-finished', scenario: 's', outcome: 'passed', durationMs: 1 },
    { type: 'scenario-started', scenario: 't' },
    check('t', 'A'),
    { type: 'scenario-finished', scenario: 't', outcome: 'passed', durationMs: 1 },
    FINISHED,
  ];
  assert.equal(rollUp({ events: inMemory(bodies), catalogue }).exit, 0);
  for (const [index, body] of bodies.entries()) {
    if (body.type === 'run-started' || body.type === 'scenario-started') continue;
    assert.equal(rollUp({ events: inMemory(bodies.filter((_, other) => other !== index)), catalogue }).exit, 4, `without ${body.type} at ${index}`);
  }
});
