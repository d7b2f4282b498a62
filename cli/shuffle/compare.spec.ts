import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RollUp } from '../../evidence';
import { differences, verdictsOf } from './compare';

const rolled = (outcome: 'passed' | 'failed', verdict: 'pass' | 'fail', passed = 1): Pick<RollUp, 'scenarios' | 'requirements' | 'exit' | 'fullyVerified'> => ({
  scenarios: [{ id: 's', name: 'S', outcome, checks: passed }],
  requirements: [{ id: 'R', verdict, party: 'iut', checks: { passed, findings: 0, failed: verdict === 'fail' ? 1 : 0, needsReview: 0 }, scenarios: ['s'] }],
  exit: verdict === 'fail' ? 1 : 0,
  fullyVerified: false,
});

describe('verdicts of two orders', () => {
  test('equal where everything is', () => assert.deepEqual(differences(verdictsOf(rolled('passed', 'pass')), verdictsOf(rolled('passed', 'pass'))), []));

  test('another outcome, another verdict and another exit code are named', () => {
    const said = differences(verdictsOf(rolled('passed', 'pass')), verdictsOf(rolled('failed', 'fail', 0)));
    assert.deepEqual(said.map((line) => line.split(':')[0]), ['scenario s', 'requirement R', 'exit']);
    assert.match(said[0]!, /passed, 1 checks in feature order, now failed, 0 checks/);
  });

  test('a check more or less is a difference too', () => {
    assert.equal(differences(verdictsOf(rolled('passed', 'pass', 1)), verdictsOf(rolled('passed', 'pass', 2))).length, 2);
  });
});
