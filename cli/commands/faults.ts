import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../iut/errors';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { hireCrew, startWorker } from '../crew/crew';
import { plantedFaults } from '../faults/all';
import { readExactness } from '../faults/exactness';
import { JOB_LIMIT_MS, nameOfJob, type Job, type JobResult } from '../faults/job';
import { inOrder, matrixTable, summary, type Fault, type MatrixDocument, type MatrixRow } from '../faults/matrix';
import { runMatrix } from '../faults/run-matrix';
import { EXIT, type ExitCode } from '../exit';
import { makeEmptyFolder } from '../folder';
import type { Io } from '../io';
import { harnessIdentity, PROJECT } from '../project';
import { commandServices } from '../run/services';

const EXAMPLES = `
How much is run with a fault: to see that it is caught, the scenarios that claim its requirement; to see that nothing else is
blamed for it, the whole suite of its regime. --exact says for which faults the latter is done: all, none, one share of them
(3/8), or auto: a share that takes about a minute, chosen by the commit (what npm test does).

Examples:
  customs-conformance faults                                the whole matrix
  customs-conformance faults --exact none                   is every fault caught?
  customs-conformance faults --only ICS2-AS4-05             one requirement
  customs-conformance faults --tags "@kz" --keep            one regime, with the evidence of every run`;

/** Scenarios share the process they run in, so a second core needs a second one. One more than there are cores, since a third of a run is waiting on sockets; more only fight for the same cores. */
const PROCESSES = Math.min(availableParallelism() + 1, 6);

interface Flags {
  only?: string[];
  tags?: string;
  exact: string;
  out: string;
  keep?: boolean;
  quiet?: boolean;
}

/** What this command leaves in its folder, and removes from it when it begins anew. */
const OURS = /^(matrix\.(json|txt)|(faultless|iut|simulator|harness)-.+)$/;

/** `faults`: the kill matrix. Plants each known fault in turn and demands that exactly its requirement is blamed. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('faults')
    .description('kill matrix: plant one defect per requirement and demand that the suite catches it')
    .option('--only <requirement...>', 'only the faults of these requirements')
    .option('--tags <expression>', 'only scenarios that match')
    .option('--exact <which>', 'for which faults the whole suite is run: all, none, i/n or auto', 'all')
    .option('--out <dir>', 'where matrix.json and matrix.txt are written', join(PROJECT, 'reports', 'out', 'faults'))
    .option('--keep', 'keep the evidence of every run (otherwise only of survivors)')
    .option('--quiet', 'survivors and the count only')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const faults = select(plantedFaults(), flags.only);
      const exactness = readExactness(flags.exact);
      if (exactness === undefined) throw new UsageError('usage', `--exact ${flags.exact} cannot be read`, 'all, none, auto or a share, for example 3/8');
      const out = resolve(io.cwd, flags.out);
      makeEmptyFolder(out, OURS);
      // The certificates are made before any process needs them, so that two do not both make them.
      await commandServices((line) => io.stderr(`${line}\n`));
      const catalogue = loadCatalogue();
      const onRow = (row: MatrixRow): void => {
        if (flags.quiet !== true || !row.killed) io.stdout(`${row.killed ? 'killed  ' : 'SURVIVED'} ${row.requirement}: ${row.fault}${row.survived === undefined ? '' : `\n         ${row.survived}`}\n`);
      };
      const crew = hireCrew<Job, JobResult>({
        size: Math.min(PROCESSES, faults.length),
        start: () => startWorker(join(PROJECT, 'cli', 'faults', 'worker.ts'), io.env),
        limitMs: JOB_LIMIT_MS,
        name: nameOfJob,
      });
      const result = await runMatrix(crew, {
        faults, tags: flags.tags, exactness, commit: harnessIdentity().commit, demandAll: flags.only === undefined, out, keep: flags.keep === true, catalogue, onRow,
      }).finally(crew.dismiss);
      if ('notGreen' in result) {
        io.stdout(`${result.notGreen}\n`);
        return finish(EXIT.harness);
      }
      const rows = inOrder(result.rows, catalogue.all().map((row) => row.id));
      const document: MatrixDocument = { summary: summary(rows, result.exactness), rows };
      writeFileSync(join(out, 'matrix.json'), `${JSON.stringify(document, null, 2)}\n`);
      writeFileSync(join(out, 'matrix.txt'), matrixTable(document));
      io.stdout(`${document.summary}; ${join(out, 'matrix.txt')}\n`);
      finish(rows.length > 0 && rows.every((row) => row.killed) ? EXIT.verified : EXIT.failed);
    });
}

function select(faults: Fault[], only: string[] | undefined): Fault[] {
  if (only === undefined) return faults;
  const known = faults.map((fault) => fault.requirement);
  for (const id of only) {
    if (!known.includes(id)) throw new UsageError('usage', `no fault is planted for ${id}`, `nearest: ${nearestNames(id, known).join(', ') || 'none'}`);
  }
  return faults.filter((fault) => only.includes(fault.requirement));
}
