import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RequirementVerdict, Verdict } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { judgeFault, matrixTable, summary, unproven, type Fault } from './matrix';

const requirement = (breach: 'fail' | 'finding'): Requirement => ({
  id: 'R-1', regime: 'ics2', area: 'transport', level: 'MUST', actors: [], appliesTo: ['all'], binds: 'iut', source: '', item: '',
  statement: '', stimulus: '', expected: '', timing: '-', breach, confidence: 'spec', fault: 'sends nonsense',
});
const verdict = (id: string, value: Verdict, party = 'iut'): RequirementVerdict => ({
  id, verdict: value, party, checks: { passed: 0, findings: 0, failed: 0, needsReview: 0 }, scenarios: [],
});
const fault: Fault = { requirement: 'R-1', party: 'iut', touches: [], as: 'reference' };

describe('judgeFault', () => {
  test('killed when exactly the broken requirement fails', () => {
    const row = judgeFault(fault, requirement('fail'), [verdict('R-1', 'fail'), verdict('R-2', 'pass'), verdict('R-3', 'not-tested')], ['R-1', 'R-2', 'R-3'], 'exact');
    assert.equal(row.killed, true);
    assert.equal(row.untested, 1);
  });

  test('a requirement of advice is killed by a finding, and not by a fail', () => {
    assert.equal(judgeFault(fault, requirement('finding'), [verdict('R-1', 'finding')], [], 'exact').killed, true);
    assert.equal(judgeFault(fault, requirement('finding'), [verdict('R-1', 'fail')], [], 'exact').killed, false);
  });

  test('survives when nothing was noticed, or when it was merely not tested', () => {
    assert.match(judgeFault(fault, requirement('fail'), [verdict('R-1', 'pass')], [], 'exact').survived ?? '', /got pass/);
    assert.equal(judgeFault(fault, requirement('fail'), [verdict('R-1', 'not-tested')], [], 'exact').killed, false);
  });

  test('survives when somebody else is blamed, unless it is named with a reason', () => {
    const verdicts = [verdict('R-1', 'fail'), verdict('R-2', 'fail')];
    assert.match(judgeFault(fault, requirement('fail'), verdicts, [], 'exact').survived ?? '', /R-2/);
    assert.equal(judgeFault({ ...fault, touches: [{ requirement: 'R-2', why: 'same field' }] }, requirement('fail'), verdicts, [], 'exact').killed, true);
  });

  test("a simulator's fault must be a harness error and not the IUT's", () => {
    const own: Fault = { ...fault, party: 'simulator' };
    assert.equal(judgeFault(own, requirement('fail'), [verdict('R-1', 'harness-error', 'gateway')], [], 'exact').killed, true);
    assert.equal(judgeFault(own, requirement('fail'), [verdict('R-1', 'fail')], [], 'exact').killed, false);
  });

  test('at kill depth it does not say how much the defect kept from being tested', () => {
    const row = judgeFault(fault, requirement('fail'), [verdict('R-1', 'fail'), verdict('R-3', 'not-tested')], ['R-1', 'R-3'], 'kill');
    assert.deepEqual([row.killed, row.depth, row.untested], [true, 'kill', undefined]);
  });
});

describe('the matrix for people', () => {
  const killed = (depth: 'kill' | 'exact') => judgeFault(fault, requirement('fail'), [verdict('R-1', 'fail')], [], depth);
  const survivor = judgeFault(fault, requirement('fail'), [verdict('R-1', 'pass')], [], 'exact');

  test('names survivors with their reason, and what each row rests on', () => {
    const table = matrixTable({ summary: 'in short', rows: [survivor, killed('kill'), unproven(requirement('fail'), 'no fault is planted for it')] });
    assert.match(table, /SURVIVED {2}exact {2}R-1 .*\n +expected fail for R-1, got pass/);
    assert.match(table, /killed {4}kill {3}R-1/);
    assert.match(table, /SURVIVED {2}- {6}R-1 .*\n +no fault is planted for it/);
    assert.match(table, /\nin short\n$/);
    assert.match(table, /whether scenarios of others blame anything else was not looked at/);
  });

  test('says no more than was done', () => {
    const rows = [killed('exact'), killed('kill'), killed('kill'), survivor];
    assert.equal(summary(rows, { index: 3, of: 8 }), '3 of 4 planted faults caught; that nothing else is blamed: proven for share 3/8 (1 of them), for all by npm run faults');
    assert.equal(summary(rows, 'none'), '3 of 4 planted faults caught; that nothing else is blamed: proven for no fault, for all by npm run faults');
    assert.equal(summary([killed('exact')], 'all'), '1 of 1 planted faults caught, each by the whole suite of its regime');
  });
});
