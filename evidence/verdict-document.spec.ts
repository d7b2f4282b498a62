import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { EventBody } from './model';
import { readLog } from './read';
import { rollUp } from './rollup';
import { check, FINISHED, ran, requirement, runStarted, scenario, writeLog } from './testing/build';
import { verdictDocument, writeVerdict, type VerdictDocument } from './verdict-document';

const ajv = addFormats(new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }));
const valid = ajv.compile(JSON.parse(readFileSync(join(__dirname, 'verdict.schema.json'), 'utf8')));
const catalogue = [requirement('R'), requirement('S', { regime: 'kz' }), requirement('T', { appliesTo: ['post'] })];
const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

function documentOf(bodies: EventBody[]): { dir: string; document: VerdictDocument } {
  const { dir, remove } = writeLog(bodies);
  removals.push(remove);
  const log = readLog(dir);
  return { dir, document: verdictDocument(log, rollUp({ events: log.events, catalogue, log }), catalogue) };
}

const plan = [scenario('s', ['R']), scenario('t', ['S'], { decision: 'left-out', reason: 'lacks observe' })];

describe('verdict.json', () => {
  const runs: [name: string, bodies: EventBody[]][] = [
    ['a run that passed', [runStarted(plan), ...ran('s', [check('s', 'R')]), FINISHED]],
    ['a run that failed', [runStarted(plan), ...ran('s', [check('s', 'R', 'fail')], 'failed', 'x'), FINISHED]],
    ['a run cut short', [runStarted(plan)]],
    ['a harness error', [runStarted(plan), { type: 'harness-error', message: 'boom' }, FINISHED]],
  ];
  for (const [name, bodies] of runs) {
    test(`${name} fits the schema`, () => {
      const { document } = documentOf(bodies);
      assert.ok(valid(document), ajv.errorsText(valid.errors));
    });
  }

  test('says who, what, by which version and edition, on which clock', () => {
    const { dir, document } = documentOf(runs[0]![1]);
    const path = writeVerdict(dir, document);
    const read = JSON.parse(readFileSync(path, 'utf8')) as VerdictDocument;
    assert.deepEqual(read, JSON.parse(JSON.stringify(document)));
    assert.deepEqual([read.harness.commit, read.baselines, read.clocks.wall, read.iut.name], ['abcdef0', { 'ICS2 ICD': 'v3.30' }, 'system clock', 'reference']);
    assert.deepEqual(read.requirements.map((each) => each.verdict), ['pass', 'not-tested', 'not-applicable']);
    assert.deepEqual(read.totals.byRegime.kz['not-tested'], 1);
    assert.deepEqual(read.planned, { verified: ['R'], notVerified: [] });
    assert.deepEqual([read.exit, read.fullyVerified, read.log.chain, read.log.events], [0, false, 'intact', 5]);
    assert.deepEqual(read.scenarios.map((each) => [each.decision, each.outcome, each.reason]), [['run', 'passed', undefined], ['left-out', 'not-run', 'lacks observe']]);
  });

  const spoiled: [name: string, spoil: (document: VerdictDocument) => void][] = [
    ['a verdict of another word', (document) => Object.assign(document.requirements[0]!, { verdict: 'passed' })],
    ['no reason for not-tested', (document) => delete document.requirements[1]!.reason],
    ['an unknown field', (document) => Object.assign(document, { official: true })],
    ['no chain head', (document) => Object.assign(document.log, { head: '' })],
    ['exit 2, which is no outcome of a run', (document) => Object.assign(document, { exit: 2 })],
  ];
  for (const [name, spoil] of spoiled) {
    test(`the schema refuses ${name}`, () => {
      const { document } = documentOf(runs[0]![1]);
      spoil(document);
      assert.equal(valid(document), false);
    });
  }
});
