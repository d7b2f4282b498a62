import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { check, FINISHED, ran, runStarted, scenario, writeLog } from '../evidence/testing/build';
import { summaryText } from './index';
import { loadRun } from './run';
import { selfChecks } from './self-checks';
import { statementHtml } from './statement/page';
import { CATALOGUE } from './testing/sample';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

/** A run that verified two requirements, the second by checks of the parties named. */
function recordWith(parties: string[]): ReturnType<typeof loadRun>['record'] {
  const claimed = ['ICS2-A-01', 'KZ-B-01'];
  const checks = [check('s', 'ICS2-A-01', 'pass'), ...parties.map((party) => check('s', 'KZ-B-01', 'pass', { party }))];
  const { dir, remove } = writeLog([runStarted([scenario('s', claimed)]), ...ran('s', checks), FINISHED]);
  removals.push(remove);
  return loadRun(dir, CATALOGUE).record;
}

describe('what was verified of parties that the harness plays', () => {
  test('page one and the terminal say how much of it says nothing of the implementation', () => {
    const record = recordWith(['trader-interface']);
    assert.deepEqual(selfChecks(record), ['KZ-B-01']);
    const said = /Of the 2 verified, 1 bind parties that the harness plays.*The other 1 bind the implementation/;
    assert.match(statementHtml(record), said);
    assert.match(summaryText(record, { colour: false }), said);
  });

  test('one check of the implementation is enough to count, and where each has one nothing is said', () => {
    const record = recordWith(['trader-interface', 'iut']);
    assert.deepEqual(selfChecks(record), []);
    assert.doesNotMatch(statementHtml(record), /parties that the harness plays/);
  });
});
