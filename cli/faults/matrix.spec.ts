import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RequirementVerdict, Verdict } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { judgeFault, matrixTable, type Fault } from './matrix';

const requirement = (breach: 'fail' | 'finding'): Requirement => ({
  id: 'R-1', regime: 'ics2', area: 'transport', level: 'MUST', actors: [], appliesTo: ['all'], binds: 'iut', source: '', item: '',
  statement: '', stimulus: '', expected: '', timing: '-', breach, confidence: 'spec', fault: 'sends nonsense',
});
const verdict = (id: string, value: Verdict, party = 'iut'): RequirementVerdict => ({
  id, verdict: value, party, checks: { passed: 0, findings: 0, failed: 0, needsReview: 0 }, scenarios: [],
});
const fault: Fault = { requirement: 'R-1', party: 'iut', touches: [] };

describe('judgeFault', () => {
  test('killed when exactly the broken requirement fails', () => {
    const row = judgeFault(fault, requirement('fail'), [verdict('R-1', 'fail'), verdict('R-2', 'pass'), verdict('R-3', 'not-tested')], ['R-1', 'R-2', 'R-3']);
    assert.equal(row.killed, true);
    assert.equal(row.untested, 1);
  });

  test('a requirement of advice is killed by a finding, and not by a fail', () => {
    assert.equal(judgeFault(fault, requirement('finding'), [verdict('R-1', 'finding')], []).killed, true);
    assert.equal(judgeFault(fault, requirement('finding'), [verdict('R-1', 'fail')], []).killed, false);
  });

  test('survives when nothing was noticed, or when it was merely not tested', () => {
    assert.match(judgeFault(fault, requirement('fail'), [verdict('R-1', 'pass')], []).survived ?? '', /got pass/);
    assert.equal(judgeFault(fault, requirement('fail'), [verdict('R-1', 'not-tested')], []).killed, false);
  });

  test('survives when somebody else is blamed, unless it is named with a reason', () => {
    const verdicts = [verdict('R-1', 'fail'), verdict('R-2', 'fail')];
    assert.match(judgeFault(fault, requirement('fail'), verdicts, []).survived ?? '', /R-2/);
    assert.equal(judgeFault({ ...fault, touches: [{ requirement: 'R-2', why: 'same field' }] }, requirement('fail'), verdicts, []).killed, true);
  });

  test("a simulator's fault must be a harness error and not the IUT's", () => {
    const own: Fault = { ...fault, party: 'simulator' };
    assert.equal(judgeFault(own, requirement('fail'), [verdict('R-1', 'harness-error', 'gateway')], []).killed, true);
    assert.equal(judgeFault(own, requirement('fail'), [verdict('R-1', 'fail')], []).killed, false);
  });

  test('the table names survivors with their reason', () => {
    const table = matrixTable([judgeFault(fault, requirement('fail'), [verdict('R-1', 'pass')], [])]);
    assert.match(table, /SURVIVED {2}R-1/);
    assert.match(table, /0 of 1 planted faults killed/);
  });
});
