import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { UsageError } from '../../iut/errors';
import { nearestNames } from '../../requirements/nearest';
import { plantedFaults } from '../faults/all';
import { judgeFault, matrixTable, type Fault, type MatrixRow } from '../faults/matrix';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';
import { executeRun, type RunResult } from '../run/execute';
import { makeRunId } from '../run/run-id';
import { commandServices, type CommandServices } from '../run/services';

interface Flags {
  only?: string[];
  tags?: string;
  out: string;
  keep?: boolean;
  quiet?: boolean;
}

/** `faults`: the kill matrix. Plants each known fault in turn and demands that exactly its requirement is blamed. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('faults')
    .description('kill matrix: plant one defect per requirement and demand that the suite catches it')
    .option('--only <requirement...>', 'only the faults of these requirements')
    .option('--tags <expression>', 'only scenarios that match')
    .option('--out <dir>', 'where matrix.json and matrix.txt are written', join(PROJECT, 'reports', 'out', 'faults'))
    .option('--keep', 'keep the evidence of every run (otherwise only of survivors)')
    .option('--quiet', 'survivors and the count only')
    .action(async (flags: Flags) => {
      const services = await commandServices((line) => io.stderr(`${line}\n`));
      const faults = select(plantedFaults(), flags.only);
      const out = resolve(io.cwd, flags.out);
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });

      const rows: MatrixRow[] = [];
      for (const regime of ['ics2', 'eaeu', 'kz'] as const) {
        const inRegime = faults.filter((fault) => services.catalogue.get(fault.requirement).regime === regime);
        const tags = flags.tags === undefined ? `@${regime}` : `@${regime} and (${flags.tags})`;
        const faultless = inRegime.length === 0 ? undefined : await faultlessRun(services, out, tags, regime);
        if (faultless === undefined) continue;
        const claimed = new Set(faultless.rollUp.planned.verified.concat(faultless.rollUp.planned.notVerified));
        // With --tags, faults of requirements that no selected scenario claims have nobody to catch them.
        const mine = flags.tags === undefined ? inRegime : inRegime.filter((fault) => claimed.has(fault.requirement));
        if (faultless.rollUp.exit !== 0) {
          io.stdout(`the faultless reference is not green for ${regime} (exit ${faultless.rollUp.exit}): ${faultless.rollUp.sentence}\n  evidence: ${faultless.dir}\n`);
          return finish(EXIT.harness);
        }
        if (flags.keep !== true) rmSync(faultless.dir, { recursive: true, force: true });
        const unplanted = faultless.rollUp.planned.verified.filter((id) => flags.only === undefined && !mine.some((fault) => fault.requirement === id));
        for (const id of unplanted) io.stdout(`UNPROVEN  ${id}: the suite claims it, but no fault is planted for it\n`);
        rows.push(...unplanted.map((id) => unproven(services, id)));
        for (const fault of mine) {
          const run = await runWith(services, out, tags, `${fault.party}-${fault.requirement}`, fault);
          const row = judgeFault(fault, services.catalogue.get(fault.requirement), run.rollUp.requirements, [...claimed]);
          rows.push(row);
          if (flags.quiet !== true || !row.killed) io.stdout(`${row.killed ? 'killed  ' : 'SURVIVED'} ${row.requirement}: ${row.fault}${row.survived === undefined ? '' : `\n         ${row.survived}`}\n`);
          if (flags.keep !== true && row.killed) rmSync(run.dir, { recursive: true, force: true });
        }
      }
      writeFileSync(join(out, 'matrix.json'), `${JSON.stringify(rows, null, 2)}\n`);
      writeFileSync(join(out, 'matrix.txt'), matrixTable(rows));
      const killed = rows.filter((row) => row.killed).length;
      io.stdout(`${killed} of ${rows.length} planted faults killed; ${join(out, 'matrix.txt')}\n`);
      finish(rows.length > 0 && killed === rows.length ? EXIT.verified : EXIT.failed);
    });
}

/** The control: without any fault everything must be verified. Undefined where --tags selects nothing of this regime. */
async function faultlessRun(services: CommandServices, out: string, tags: string, regime: string): Promise<RunResult | undefined> {
  try {
    return await runWith(services, out, tags, `faultless-${regime}`);
  } catch (error) {
    if (error instanceof UsageError && error.code === 'plan-empty') {
      rmSync(join(out, `faultless-${regime}`), { recursive: true, force: true });
      return undefined;
    }
    throw error;
  }
}

/** A requirement that the suite claims without a fault that proves it: counted as a survivor. */
function unproven(services: CommandServices, id: string): MatrixRow {
  const { fault } = services.catalogue.get(id);
  return { fault, requirement: id, party: 'iut', expected: 'fail', verdicts: {}, touches: [], untested: 0, killed: false, survived: 'no fault is planted for it' };
}

async function runWith(services: CommandServices, out: string, tags: string, name: string, fault?: Fault): Promise<RunResult> {
  const planted = (party: Fault['party']): ReadonlySet<string> => new Set(fault?.party === party ? [fault.requirement] : []);
  return executeRun({
    ...services,
    env: process.env,
    description: loadIut(REFERENCE_DESCRIPTION),
    tags,
    dir: join(out, name),
    runId: makeRunId(services.wall, services.ids),
    faults: { reference: planted('iut'), simulator: planted('simulator') },
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
