import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { check, FINISHED, ran, runStarted, scenario, writeLog } from '../../evidence/testing/build';
import { loadRun } from '../run';
import { CATALOGUE } from '../testing/sample';
import { statementHtml } from './page';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

/** The statement of a run with one scenario that passed, beside others that the plan left out. */
function statementWith(leftOut: string[]): string {
  const plan = [scenario('s', ['ICS2-A-01']), ...leftOut.map((requirement, at) => scenario(`out ${at}`, [requirement], { decision: 'left-out', reason: 'no GOST here' }))];
  const { dir, remove } = writeLog([runStarted(plan), ...ran('s', [check('s', 'ICS2-A-01', 'pass')]), FINISHED]);
  removals.push(remove);
  return statementHtml(loadRun(dir, CATALOGUE).record);
}

describe('page one of the statement', () => {
  test('names what passed without all of its scenarios, how many were left out, and why', () => {
    assert.match(statementWith(['ICS2-A-01', 'ICS2-A-01']), /not by each of their scenarios[^]*<td class="id">ICS2-A-01<\/td><td class="n">2<\/td><td>no GOST here<\/td>/);
  });

  test('says nothing of it where the left-out scenarios claim something else, or nothing was left out', () => {
    for (const others of [['KZ-B-01'], []]) assert.doesNotMatch(statementWith(others), /not by each of their scenarios/);
  });
});
