import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { RequirementVerdict, Verdict } from '../../evidence/model';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import type { Job, JobResult } from './job';
import type { Fault, MatrixRow } from './matrix';
import { runMatrix, type MatrixOptions } from './run-matrix';

const catalogue = loadCatalogue();
const IDS = catalogue.all().filter(({ binds, breach, regime }) => binds === 'iut' && breach === 'fail' && regime === 'kz').map(({ id }) => id).slice(0, 4);
const [A, B, C, D] = IDS as [string, string, string, string];
const faults = [A, B, C].map((requirement): Fault => ({ requirement, party: 'iut', touches: [], as: 'reference' }));

const verdict = (id: string, value: Verdict): RequirementVerdict => ({ id, verdict: value, party: 'iut', checks: { passed: 0, findings: 0, failed: 0, needsReview: 0 }, scenarios: [] });
const result = (blamed: readonly string[], verified: readonly string[] = IDS, exit = 0): JobResult => ({
  scenarios: 10, exit, sentence: 'so it is', verified: [...verified], requirements: IDS.map((id) => verdict(id, blamed.includes(id) ? 'fail' : 'pass')),
});

/** A crew whose runs blame what `blames` says, `undefined` for the control. */
function crew(blames: (job: Job) => JobResult): { jobs: Job[]; perform: (job: Job) => Promise<JobResult> } {
  const jobs: Job[] = [];
  return { jobs, perform: async (job) => { jobs.push(job); return blames(job); } };
}
const honest = (job: Job): JobResult => result(job.fault === undefined ? [] : [job.fault.requirement]);

const run = async (blames: (job: Job) => JobResult, options: Partial<MatrixOptions> = {}) => {
  const { jobs, perform } = crew(blames);
  const shown: MatrixRow[] = [];
  const out = join(tmpdir(), 'customs-conformance-no-such-folder');
  const done = await runMatrix({ perform }, { faults, exactness: 'all', commit: 'unknown', demandAll: false, out, keep: true, catalogue, onRow: (row) => shown.push(row), ...options });
  return { jobs, done, shown, rows: 'rows' in done ? done.rows : [] };
};

describe('the order of the kill matrix', () => {
  test('the control comes first, then the whole suite of the regime per fault', async () => {
    const { jobs, rows, shown } = await run(honest);
    assert.deepEqual(jobs.map((job) => [job.fault?.requirement, job.tags]), [[undefined, '(@kz)'], [A, '(@kz)'], [B, '(@kz)'], [C, '(@kz)']]);
    assert.deepEqual(rows.map((row) => [row.killed, row.depth]), [[true, 'exact'], [true, 'exact'], [true, 'exact']]);
    assert.deepEqual(shown, rows);
  });

  test('a control that is not green ends it: no fault is run', async () => {
    const { jobs, done } = await run((job) => (job.fault === undefined ? result([A], [], 1) : honest(job)));
    assert.equal(jobs.length, 1);
    assert.match('notGreen' in done ? done.notGreen : '', /not green for kz \(exit 1\): so it is/);
  });

  test('outside of the share only the scenarios that claim the requirement are run; the share goes first', async () => {
    const { jobs, rows } = await run(honest, { exactness: { index: 2, of: 3 }, tags: '@area:pi-timing or @area:security' });
    assert.deepEqual(jobs.slice(1).map((job) => job.tags), [
      '(@kz) and (@area:pi-timing or @area:security)', `(@kz) and (@${A}) and (@area:pi-timing or @area:security)`, `(@kz) and (@${C}) and (@area:pi-timing or @area:security)`,
    ]);
    assert.deepEqual(rows.map((row) => [row.requirement, row.depth]), [[B, 'exact'], [A, 'kill'], [C, 'kill']]);
  });

  test('whoever else is blamed makes it a survivor at either depth', async () => {
    const { rows } = await run((job) => result(job.fault === undefined ? [] : [job.fault.requirement, D]), { exactness: { index: 1, of: 2 } });
    assert.deepEqual(rows.map((row) => row.killed), [false, false, false]);
    for (const row of rows) assert.match(row.survived ?? '', new RegExp(`also blamed: ${D}`));
  });

  test('a fault that nothing could catch, and a requirement without a fault, are survivors and no runs', async () => {
    const verified = [A, B, D];
    const { jobs, rows } = await run((job) => (job.fault === undefined ? result([], verified) : honest(job)), { demandAll: true });
    assert.deepEqual(jobs.slice(1).map((job) => job.fault?.requirement), [A, B]);
    assert.deepEqual(rows.filter((row) => !row.killed).map((row) => [row.requirement, row.survived]), [[C, 'no scenario claims it'], [D, 'no fault is planted for it']]);
  });

  test('a fault of an operator behind a provider is run under that description, with a control of its own', async () => {
    const behind = faults.map((fault): Fault => (fault.requirement === B ? { ...fault, as: 'reference-provider' } : fault));
    const { jobs, rows } = await run((job) => (job.fault === undefined ? result([], job.as === 'reference' ? [A] : [B, C]) : honest(job)), { faults: behind });
    assert.deepEqual(jobs.map((job) => [job.as, job.fault?.requirement]), [['reference', undefined], ['reference-provider', undefined], ['reference', A], ['reference-provider', B]]);
    // What only the provider's control verifies is not claimed of a fault of the other one.
    assert.deepEqual(rows.map((row) => [row.requirement, row.killed]), [[A, true], [B, true], [C, false]]);
  });

  test('unless all is asked for, that description is run for the requirements of its faults only', async () => {
    const behind = faults.map((fault): Fault => (fault.requirement === A ? fault : { ...fault, as: 'reference-provider' }));
    const { jobs, rows } = await run(honest, { faults: behind, exactness: { index: 1, of: 1 } });
    assert.deepEqual(jobs.map((job) => job.tags), ['(@kz)', `(@kz) and (@${B} or @${C})`, '(@kz)', `(@kz) and (@${B})`, `(@kz) and (@${C})`]);
    assert.deepEqual(rows.map((row) => row.depth), ['exact', 'kill', 'kill']);
  });

  test('with --tags a fault that they leave out is left out', async () => {
    const { rows } = await run((job) => (job.fault === undefined ? result([], [A]) : honest(job)), { tags: '@area:pi-timing', demandAll: true });
    assert.deepEqual(rows.map((row) => [row.requirement, row.killed]), [[A, true]]);
  });
});
