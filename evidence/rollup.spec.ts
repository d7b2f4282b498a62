import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Requirement } from '../requirements/catalogue/model';
import type { EventBody, PlannedScenario, RunStarted, Verdict } from './model';
import type { LogState } from './read';
import { rollUp, type Exit, type RollUp } from './rollup';
import { check, FINISHED, inMemory, ran, requirement, runStarted, scenario } from './testing/build';

interface Case {
  rule: string;
  plan: PlannedScenario[];
  events: EventBody[];
  /** The requirement judged; `R` by default. */
  row?: Partial<Requirement>;
  verdict: Verdict;
  reason?: RegExp;
  exit: Exit;
  log?: Pick<LogState, 'chain' | 'cutShort' | 'problems'>;
}

const one = [scenario('s', ['R'])];
const two = [scenario('s', ['R']), scenario('t', ['R'])];
const passes = ran('s', [check('s', 'R')]);
/** Another requirement that passes, where R itself is not in the plan. */
const other = [scenario('o', ['OTHER'])];
const otherPasses = ran('o', [check('o', 'OTHER')]);
const whole = { chain: 'intact' as const, cutShort: false, problems: [] };

const cases: Case[] = [
  { rule: 'checked and held', plan: one, events: [...passes, FINISHED], verdict: 'pass', exit: 0 },
  { rule: 'a role that the IUT lacks', plan: other, events: [...otherPasses, FINISHED], row: { appliesTo: ['express'] }, verdict: 'not-applicable', reason: /binds express; the implementation is sea-carrier/, exit: 0 },
  { rule: 'one role of several', plan: one, events: [...passes, FINISHED], row: { appliesTo: ['express', 'sea-carrier'] }, verdict: 'pass', exit: 0 },
  { rule: 'a failure of what does not apply is neither hidden nor blamed', plan: one, events: [...ran('s', [check('s', 'R', 'fail')], 'failed', 'x'), FINISHED], row: { appliesTo: ['express'] }, verdict: 'harness-error', reason: /nothing of the implementation is bound/, exit: 3 },
  { rule: 'an attestation', plan: other, events: [...otherPasses, FINISHED], row: { binds: 'attestation' }, verdict: 'not-tested', reason: /^attestation asked for/, exit: 0 },
  { rule: 'only attested, and for others', plan: [...other, scenario('s', ['R'], { decision: 'left-out', rule: 'role', reason: 'for others' })], events: [...otherPasses, FINISHED], row: { binds: 'attestation', appliesTo: ['operator-attestation'] }, verdict: 'not-applicable', exit: 0 },
  { rule: 'only attested, and nobody asks', plan: other, events: [...otherPasses, FINISHED], row: { binds: 'attestation', appliesTo: ['operator-attestation'] }, verdict: 'not-tested', reason: /^attestation asked for/, exit: 0 },
  { rule: 'only attested, and on file', plan: one, events: [...passes, FINISHED], row: { binds: 'attestation', appliesTo: ['operator-attestation'] }, verdict: 'pass', exit: 0 },
  { rule: 'no scenario', plan: other, events: [...otherPasses, FINISHED], verdict: 'not-tested', reason: /^no scenario yet$/, exit: 0 },
  { rule: 'only left-out scenarios', plan: [...other, scenario('s', ['R'], { decision: 'left-out', reason: 'lacks set-clock' })], events: [...otherPasses, FINISHED], verdict: 'not-tested', reason: /^lacks set-clock$/, exit: 0 },
  { rule: 'left out for an operator with the portal alone', plan: [...other, scenario('s', ['R'], { decision: 'left-out', rule: 'portal', reason: 'no access point' }), scenario('t', ['R'], { decision: 'left-out', rule: 'role', reason: 'for others' })], events: [...otherPasses, FINISHED], verdict: 'not-applicable', reason: /^no access point; for others$/, exit: 0 },
  { rule: 'live already, but also not selected', plan: [...other, scenario('s', ['R'], { decision: 'left-out', rule: 'history', reason: 'live' }), scenario('t', ['R'], { decision: 'left-out', rule: 'selection', reason: 'not selected' })], events: [...otherPasses, FINISHED], verdict: 'not-tested', reason: /not selected/, exit: 0 },
  { rule: 'scenarios of other roles alone excuse nothing', plan: [...other, scenario('s', ['R'], { decision: 'left-out', rule: 'role', reason: 'for others' })], events: [...otherPasses, FINISHED], verdict: 'not-tested', reason: /^for others$/, exit: 0 },
  { rule: 'a left-out scenario that ran', plan: [...other, scenario('s', ['R'], { decision: 'left-out', reason: 'x' })], events: [...otherPasses, ...passes, FINISHED], verdict: 'not-tested', exit: 3 },
  { rule: 'a failed check', plan: one, events: [...ran('s', [check('s', 'R', 'fail')], 'failed', 'x'), FINISHED], verdict: 'fail', reason: /expected one receipt; observed none \(scenario s\)/, exit: 1 },
  { rule: 'one failed of two', plan: two, events: [...passes, ...ran('t', [check('t', 'R', 'fail')], 'failed', 'x'), FINISHED], verdict: 'fail', exit: 1 },
  { rule: 'a failed check in a scenario that says passed', plan: one, events: [...ran('s', [check('s', 'R', 'fail')]), FINISHED], verdict: 'fail', exit: 1 },
  { rule: 'a failed check beside a harness error', plan: two, events: [...ran('s', [check('s', 'R', 'fail')], 'failed', 'x'), ...ran('t', [], 'harness-error', 'boom'), FINISHED], verdict: 'fail', exit: 3 },
  { rule: 'a failed check where a breach is a finding', plan: one, events: [...ran('s', [check('s', 'R', 'fail')], 'failed', 'x'), FINISHED], row: { breach: 'finding' }, verdict: 'finding', exit: 0 },
  { rule: 'our simulator broke its own rule', plan: one, events: [...ran('s', [check('s', 'R', 'fail', { party: 'trader-interface' })], 'failed', 'x'), FINISHED], row: { binds: 'simulator' }, verdict: 'harness-error', reason: /^trader-interface, played by the harness/, exit: 3 },
  { rule: 'a simulator row of another role that ran', plan: one, events: [...passes, FINISHED], row: { binds: 'simulator', appliesTo: ['kz-revenue-is'] }, verdict: 'pass', exit: 0 },
  { rule: 'a harness error', plan: two, events: [...passes, ...ran('t', [], 'harness-error', 'boom'), FINISHED], verdict: 'harness-error', reason: /scenario t: boom/, exit: 3 },
  { rule: 'a harness error recorded in a scenario that says passed', plan: one, events: [...ran('s', [check('s', 'R'), { type: 'harness-error', scenario: 's', message: 'boom' }]), FINISHED], verdict: 'harness-error', exit: 3 },
  { rule: 'a harness error outside of scenarios', plan: one, events: [...passes, { type: 'harness-error', message: 'boom' }, FINISHED], verdict: 'pass', exit: 3 },
  { rule: 'failed without a failed check', plan: one, events: [...ran('s', [check('s', 'R')], 'failed', 'x'), FINISHED], verdict: 'harness-error', reason: /without a failed check: x/, exit: 3 },
  { rule: 'a check that the scenario does not claim', plan: [...other, scenario('s', [])], events: [...otherPasses, ...passes, FINISHED], verdict: 'harness-error', reason: /without claiming it/, exit: 3 },
  { rule: 'a check of a scenario outside of the plan', plan: other, events: [...otherPasses, check('ghost', 'R'), FINISHED], verdict: 'harness-error', exit: 3 },
  { rule: 'blocked', plan: one, events: [...ran('s', [], 'blocked', 'the IUT refused'), FINISHED], verdict: 'not-tested', reason: /^blocked: the IUT refused \(scenario s\)$/, exit: 4 },
  { rule: 'one blocked of two', plan: two, events: [...passes, ...ran('t', [], 'blocked', 'x'), FINISHED], verdict: 'not-tested', reason: /scenario t/, exit: 4 },
  { rule: 'failed before reaching it', plan: [scenario('s', ['R', 'OTHER'])], events: [...ran('s', [check('s', 'OTHER', 'fail')], 'failed', 'x'), FINISHED], verdict: 'not-tested', reason: /failed before reaching it/, exit: 1 },
  { rule: 'failed after it held', plan: [scenario('s', ['R', 'OTHER'])], events: [...ran('s', [check('s', 'R'), check('s', 'OTHER', 'fail')], 'failed', 'x'), FINISHED], verdict: 'pass', exit: 1 },
  { rule: 'never started', plan: two, events: [...passes, FINISHED], verdict: 'not-tested', reason: /^not run: planned, but never started \(scenario t\)$/, exit: 4 },
  { rule: 'started, not finished', plan: one, events: [{ type: 'scenario-started', scenario: 's' }, check('s', 'R')], verdict: 'not-tested', reason: /the log ends before it finished/, exit: 4 },
  { rule: 'passed without a check of it', plan: [scenario('s', ['R', 'OTHER'])], events: [...ran('s', [check('s', 'OTHER')]), FINISHED], verdict: 'not-tested', reason: /never recorded a check/, exit: 4 },
  { rule: 'passed without any check', plan: one, events: [...ran('s', []), FINISHED], verdict: 'not-tested', exit: 4 },
  { rule: 'said to be untestable during the run', plan: one, events: [...ran('s', [check('s', 'R'), { type: 'not-tested', scenario: 's', requirements: ['R'], reason: 'no set-clock' }]), FINISHED], verdict: 'not-tested', reason: /no set-clock/, exit: 4 },
  { rule: 'needs review', plan: one, events: [...ran('s', [check('s', 'R', 'needs-review')]), FINISHED], verdict: 'needs-review', reason: /a person has to look/, exit: 4 },
  { rule: 'needs review comes before a finding', plan: one, events: [...ran('s', [check('s', 'R', 'finding'), check('s', 'R', 'needs-review')]), FINISHED], verdict: 'needs-review', exit: 4 },
  { rule: 'a finding', plan: one, events: [...ran('s', [check('s', 'R', 'finding')]), FINISHED], verdict: 'finding', exit: 0 },
  { rule: 'no end of the run', plan: one, events: passes, verdict: 'pass', exit: 4 },
  { rule: 'aborted', plan: one, events: [...passes, { type: 'run-finished', outcome: 'aborted', reason: 'interrupt' }], verdict: 'pass', exit: 4 },
  { rule: 'nothing planned', plan: [], events: [FINISHED], verdict: 'not-tested', exit: 4 },
  { rule: 'the reader says cut short', plan: one, events: [...passes, FINISHED], verdict: 'pass', exit: 4, log: { ...whole, cutShort: true } },
  { rule: 'the chain is broken', plan: one, events: [...passes, FINISHED], verdict: 'pass', exit: 3, log: { ...whole, chain: { brokenAt: 2, why: 'x' } } },
  { rule: 'a message was changed', plan: one, events: [...passes, FINISHED], verdict: 'pass', exit: 3, log: { ...whole, problems: ['line 2: the message was changed'] } },
  { rule: 'a torn line is no harness error', plan: one, events: passes, verdict: 'pass', exit: 4, log: { ...whole, cutShort: true, problems: ['line 9: torn in the middle; the writer was stopped while writing it'] } },
];

describe('rollUp', () => {
  for (const { rule, plan, events, row, verdict, reason, exit, log } of cases) {
    test(rule, () => {
      const catalogue = [requirement('R', row), requirement('OTHER')];
      const result = rollUp({ events: inMemory([runStarted(plan), ...events]), catalogue, log });
      const judged = result.requirements.find((each) => each.id === 'R')!;
      assert.equal(judged.verdict, verdict, judged.reason);
      assert.equal(judged.reason === undefined, verdict === 'pass', 'a reason always, except for pass');
      if (reason !== undefined) assert.match(judged.reason ?? '', reason);
      assert.equal(result.exit, exit, result.sentence);
      assert.equal(result.requirements.length, 2);
      assert.equal(result.totals.all[verdict] > 0, true);
    });
  }

  test('says of what holds on the operator\'s word whose word it is, and how many do', () => {
    const events = [...ran('s', [check('s', 'R', 'pass', { basis: 'attestation', observed: 'head of security: order 1 of 2026-01-01' })]), FINISHED];
    const result = rollUp({ events: inMemory([runStarted(one), ...events]), catalogue: [requirement('R')] });
    assert.equal(result.requirements[0]!.attested, 'head of security: order 1 of 2026-01-01');
    assert.match(result.sentence, /1 of them rest, wholly or in part, on what the operator attested/);
    const seen = rollUp({ events: inMemory([runStarted(one), ...passes, FINISHED]), catalogue: [requirement('R')] });
    assert.equal(seen.requirements[0]!.attested, undefined);
    assert.doesNotMatch(seen.sentence, /attested/);
  });

  test('is fully verified only if every requirement that applies is', () => {
    const events = inMemory([runStarted(one), ...passes, FINISHED]);
    assert.equal(rollUp({ events, catalogue: [requirement('R')] }).fullyVerified, true);
    const open = rollUp({ events, catalogue: [requirement('R'), requirement('S')] });
    assert.deepEqual([open.fullyVerified, open.exit], [false, 0]);
    assert.match(open.sentence, /1 of 1 planned requirements were verified\. Not fully verified: 1 further/);
    assert.equal(rollUp({ events, catalogue: [requirement('R'), requirement('S', { appliesTo: ['post'] })] }).fullyVerified, true);
  });

  test('what binds everybody binds within the regimes that the implementation takes part in', () => {
    const { iut } = runStarted(one);
    const catalogue = [requirement('R'), requirement('K', { regime: 'kz' }), requirement('KS', { regime: 'kz', binds: 'simulator' })];
    const judge = (regimes: RunStarted['iut']['regimes'], plan = one, events = passes): RollUp =>
      rollUp({ events: inMemory([runStarted(plan, { iut: { ...iut, ...(regimes === undefined ? {} : { regimes }) } }), ...events, FINISHED]), catalogue });
    const verdicts = (rolled: RollUp): string[] => rolled.requirements.map(({ verdict }) => verdict);
    assert.deepEqual([verdicts(judge(['ics2'])), judge(['ics2']).fullyVerified], [['pass', 'not-applicable', 'not-applicable'], true]);
    assert.equal(judge(['ics2']).requirements[1]!.reason, 'it belongs to kz; the implementation takes part in ics2');
    assert.deepEqual(verdicts(judge(['ics2', 'kz'])), ['pass', 'not-tested', 'not-tested']);
    assert.deepEqual(verdicts(judge(undefined)), ['pass', 'not-tested', 'not-tested']);
    const broken = judge(['ics2'], [...one, scenario('k', ['K'])], [...passes, ...ran('k', [check('k', 'K', 'fail')], 'failed', 'x')]);
    assert.deepEqual([verdicts(broken)[1], broken.exit], ['harness-error', 3]);
  });

  test('unknown requirement ids are refused, in a check and in the plan', () => {
    const catalogue = [requirement('R')];
    const inCheck = inMemory([runStarted(one), ...ran('s', [check('s', 'R-9')]), FINISHED]);
    assert.throws(() => rollUp({ events: inCheck, catalogue }), { code: 'EVIDENCE-UNKNOWN-REQUIREMENT', message: /R-9/ });
    const inPlan = inMemory([runStarted([scenario('s', ['R-8'])])]);
    assert.throws(() => rollUp({ events: inPlan, catalogue }), { code: 'EVIDENCE-UNKNOWN-REQUIREMENT', message: /R-8/ });
  });

  test('two scenarios of one id are a harness error', () => {
    const result = rollUp({ events: inMemory([runStarted([...one, ...one]), ...passes, FINISHED]), catalogue: [requirement('R')] });
    assert.deepEqual([result.exit, result.scenarios.length], [3, 2]);
    assert.match(result.harnessErrors.join(), /same id/);
  });

  test('a log without a run is refused', () => {
    assert.throws(() => rollUp({ events: [], catalogue: [] }), { code: 'EVIDENCE-NO-RUN' });
  });
});

describe('failures that the owner announced', () => {
  const knownFailings = [{ requirement: 'R', reason: 'retries come with release 5', owner: 'transport team', expires: '2026-03-01' }];
  const judge = (events: EventBody[], rest: Partial<(typeof knownFailings)[number]> = {}) => {
    const started = runStarted(one);
    const announced = { ...started, iut: { ...started.iut, knownFailings: [{ ...knownFailings[0]!, ...rest }] } };
    return rollUp({ events: inMemory([announced, ...events, FINISHED]), catalogue: [requirement('R')] });
  };
  const fails = ran('s', [check('s', 'R', 'fail')], 'failed', 'x');

  test('fail all the same, with the reason, owner and term', () => {
    const { requirements, exit } = judge(fails);
    assert.equal(requirements[0]!.verdict, 'fail');
    assert.match(requirements[0]!.reason ?? '', /^known failing: retries come with release 5 \(transport team, until 2026-03-01\)\. expected/);
    assert.equal(exit, 1);
  });

  test('are not excused once their term is over', () => {
    assert.match(judge(fails, { expires: '2026-02-28' }).requirements[0]!.reason ?? '', /^known failing whose term is over/);
  });

  test('are to be struck off once they pass', () => {
    const { requirements } = judge(passes);
    assert.equal(requirements[0]!.verdict, 'pass');
    assert.match(requirements[0]!.reason ?? '', /remove the entry/);
  });
});

test('who answers for a requirement that several parties were seen to keep does not depend on the order: the implementation, where it is one', () => {
  const party = (...parties: string[]): string | undefined =>
    rollUp({ events: inMemory([runStarted(one), ...ran('s', parties.map((each) => check('s', 'R', 'pass', { party: each }))), FINISHED]), catalogue: [requirement('R')], log: whole }).requirements[0]?.party;
  assert.deepEqual([party('trader-interface', 'iut'), party('iut', 'trader-interface')], ['iut', 'iut']);
  assert.deepEqual([party('trader-interface', 'gateway'), party('gateway', 'trader-interface')], ['gateway', 'gateway']);
});
