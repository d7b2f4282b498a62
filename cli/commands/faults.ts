import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../iut/errors';
import type { Catalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { plantedFaults } from '../faults/all';
import { inOrder, matrixTable, unproven, type Fault, type MatrixRow } from '../faults/matrix';
import { runMatrix } from '../faults/run-matrix';
import { readShare, runShares, SHARE_FILE, shareOf } from '../faults/shares';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';
import { commandServices } from '../run/services';

const EXAMPLES = `
Examples:
  customs-conformance faults                                the whole matrix
  customs-conformance faults --only ICS2-AS4-05             one requirement
  customs-conformance faults --tags "@kz" --keep            one regime, with the evidence of every run`;

/** One more than there are cores, since a third of a run is waiting on sockets; more only fight for the same cores. */
const PROCESSES = Math.min(availableParallelism() + 1, 6);

interface Flags {
  only?: string[];
  tags?: string;
  out: string;
  keep?: boolean;
  quiet?: boolean;
  share?: string;
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
    .option('--share <i/n>', 'run the i-th of n shares in this process and write its part only')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const faults = select(plantedFaults(), flags.only);
      const out = resolve(io.cwd, flags.out);
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
      // The certificates are made before any share starts, so that two processes do not both make them.
      const services = await commandServices((line) => io.stderr(`${line}\n`));
      const show = (row: MatrixRow): void => {
        if (flags.quiet !== true || !row.killed) io.stdout(`${row.killed ? 'killed  ' : 'SURVIVED'} ${row.requirement}: ${row.fault}${row.survived === undefined ? '' : `\n         ${row.survived}`}\n`);
      };
      const run = (mine: readonly Fault[]) => runMatrix(services, { faults: mine, tags: flags.tags, out, keep: flags.keep === true, env: io.env, onRow: show });

      if (flags.share !== undefined) {
        const share = readShare(flags.share);
        if (share === undefined) throw new UsageError('usage', `--share ${flags.share} is no share`, 'for example --share 1/2');
        writeFileSync(join(out, SHARE_FILE), JSON.stringify(await run(shareOf(faults, share))));
        return finish(EXIT.verified);
      }
      const processes = Math.min(PROCESSES, faults.length);
      const part = processes < 2 ? await run(faults) : await runShares(processes, childWords(flags), out, (line) => io.stdout(`${line}\n`));
      if (part.notGreen !== undefined) {
        io.stdout(`${part.notGreen}\n`);
        return finish(EXIT.harness);
      }
      finish(publishMatrix([...part.rows, ...owed(part.verified, faults, flags, services.catalogue)], services.catalogue, out, io));
    });
}

/** Requirements that the suite verifies but for which no fault is planted: survivors, each with that reason. */
function owed(verified: readonly string[], faults: readonly Fault[], flags: Flags, catalogue: Catalogue): MatrixRow[] {
  if (flags.only !== undefined) return [];
  return verified.filter((id) => !faults.some((fault) => fault.requirement === id)).map((id) => unproven(catalogue.get(id)));
}

function publishMatrix(found: MatrixRow[], catalogue: Catalogue, out: string, io: Io): ExitCode {
  const rows = inOrder(found, catalogue.all().map((row) => row.id));
  writeFileSync(join(out, 'matrix.json'), `${JSON.stringify(rows, null, 2)}\n`);
  writeFileSync(join(out, 'matrix.txt'), matrixTable(rows));
  for (const row of rows.filter((each) => each.survived === 'no fault is planted for it')) io.stdout(`UNPROVEN ${row.requirement}: the suite claims it, but no fault is planted for it\n`);
  const killed = rows.filter((row) => row.killed).length;
  io.stdout(`${killed} of ${rows.length} planted faults killed; ${join(out, 'matrix.txt')}\n`);
  return rows.length > 0 && killed === rows.length ? EXIT.verified : EXIT.failed;
}

function childWords(flags: Flags): string[] {
  return [
    ...(flags.only === undefined ? [] : ['--only', ...flags.only]),
    ...(flags.tags === undefined ? [] : ['--tags', flags.tags]),
    ...(flags.keep === true ? ['--keep'] : []),
    ...(flags.quiet === true ? ['--quiet'] : []),
  ];
}

function select(faults: Fault[], only: string[] | undefined): Fault[] {
  if (only === undefined) return faults;
  const known = faults.map((fault) => fault.requirement);
  for (const id of only) {
    if (!known.includes(id)) throw new UsageError('usage', `no fault is planted for ${id}`, `nearest: ${nearestNames(id, known).join(', ') || 'none'}`);
  }
  return faults.filter((fault) => only.includes(fault.requirement));
}
