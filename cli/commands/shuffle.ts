import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readLog, rollUp } from '../../evidence';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { acting, withActingOptions, type Acting } from '../acting';
import { hireCrew, startWorker } from '../crew/crew';
import { EXIT, type ExitCode } from '../exit';
import { makeEmptyFolder } from '../folder';
import type { Io } from '../io';
import { wholeNumber } from '../options';
import { mustStandSeveralTimes } from '../parallel/run-parallel';
import type { ShareOfRun, ShareResult } from '../parallel/share-of-run';
import { ReportedMistake } from '../mistakes';
import { PROJECT } from '../project';
import { WHOLE, type Order } from '../run/order';
import { commandServices } from '../run/services';
import { differences, verdictsOf, type Verdicts } from '../shuffle/compare';

const EXAMPLES = `
The suite is run once as the features have it and then shuffled, each time by another seed. Every scenario must end the same way and
every requirement get the same verdict: no scenario may live on what another one left behind. Exit code 0 = so it is, 1 = not.

Examples:
  customs-conformance shuffle                                ten orders, the embedded reference
  customs-conformance shuffle --runs 3 --tags "@ics2"        one regime
  customs-conformance shuffle --runs 1 --first 7             the order of run --order random --seed 7`;

/** Bound on one run. Milliseconds. */
const LIMIT_MS = 30 * 60_000;

interface Flags extends Acting {
  iut?: string;
  tags?: string;
  runs: number;
  first: number;
  processes: number;
  out: string;
}

/** What this command leaves in its folder, and removes from it when it begins anew. */
const OURS = /^(defined|seed-\d+)$/;

/** `shuffle`: the same verdicts in whatever order. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  withActingOptions(program.command('shuffle'))
    .description('run the suite in random orders and demand the same verdicts each time')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--tags <expression>', 'only scenarios that match')
    .option('--runs <number>', 'how many orders', wholeNumber(1, 1000), 10)
    .option('--first <seed>', 'seed of the first one; the others count on', wholeNumber(0, 2 ** 30), 1)
    .option('--processes <number>', 'so many runs at once', wholeNumber(1, 8), 1)
    .option('--out <dir>', 'where the evidence of runs that differ is kept', join(PROJECT, 'reports', 'out', 'shuffle'))
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const description = acting(loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env), flags);
      if (flags.processes > 1) mustStandSeveralTimes(description);
      const out = resolve(io.cwd, flags.out);
      makeEmptyFolder(out, OURS);
      // The certificates are made before any process needs them, so that two do not both make them.
      const { catalogue } = await commandServices((line) => io.stderr(`${line}\n`));
      const crew = hireCrew<ShareOfRun, ShareResult>({
        size: flags.processes, limitMs: LIMIT_MS, start: () => startWorker(join(PROJECT, 'cli', 'parallel', 'worker.ts'), io.env),
        name: ({ order }) => (order === 'defined' ? 'the run in feature order' : `the run by seed ${order.seed}`),
      });
      const verdictsIn = async (order: Order): Promise<{ dir: string; verdicts: Verdicts; sentence: string }> => {
        const runId = order === 'defined' ? 'defined' : `seed-${order.seed}`;
        const dir = join(out, runId);
        const result = await crew.perform({ description, order, share: WHOLE, dir, runId, quiet: true, ...(flags.tags === undefined ? {} : { tags: flags.tags }) });
        if ('mistake' in result) throw new ReportedMistake(result.mistake);
        const { events, ...log } = readLog(dir);
        const rolled = rollUp({ events, catalogue: catalogue.all(), log });
        return { dir, verdicts: verdictsOf(rolled), sentence: rolled.sentence };
      };
      try {
        const defined = await verdictsIn('defined');
        io.stdout(`in feature order: ${defined.sentence}\n`);
        const seeds = Array.from({ length: flags.runs }, (_, at) => flags.first + at);
        const equal = await Promise.all(seeds.map(async (seed) => {
          const shuffled = await verdictsIn({ seed });
          const different = differences(defined.verdicts, shuffled.verdicts);
          io.stdout(`seed ${seed}: ${different.length === 0 ? 'the same verdicts' : `${different.length} differences, evidence: ${shuffled.dir}\n  ${different.slice(0, 20).join('\n  ')}`}\n`);
          if (different.length === 0) rmSync(shuffled.dir, { recursive: true, force: true });
          return different.length === 0;
        }));
        const same = equal.filter((one) => one).length;
        if (same === equal.length) rmSync(defined.dir, { recursive: true, force: true });
        io.stdout(`${same} of ${equal.length} random orders gave the verdicts of the feature order\n`);
        finish(same === equal.length ? EXIT.verified : EXIT.failed);
      } finally {
        crew.dismiss();
      }
    });
}
