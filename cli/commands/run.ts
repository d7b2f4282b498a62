import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { acting, withActingOptions, type Acting } from '../acting';
import type { ExitCode } from '../exit';
import { linkLatest } from '../folder';
import type { Io } from '../io';
import { wholeNumber } from '../options';
import { MOST_PROCESSES, runParallel } from '../parallel/run-parallel';
import { PROJECT } from '../project';
import { executeRun } from '../run/execute';
import { onInterrupt } from '../run/interrupted';
import type { Order } from '../run/order';
import { printScenario } from '../run/progress';
import { publish } from '../run/publish';
import { makeRunId } from '../run/run-id';
import { commandServices } from '../run/services';

const EXAMPLES = `
Examples:
  customs-conformance run                                    the embedded reference implementations
  customs-conformance run --iut iut.yaml                     your own system
  customs-conformance run --iut iut.yaml --tags "@ics2 and @area:transport"
  customs-conformance run --iut iut.yaml --role air-forwarder --mode air   one of your roles
  customs-conformance run --order random --seed 7            shuffled; the same seed, the same order
  customs-conformance run --parallel 2                       by two processes, into one log
  customs-conformance run --out /var/reports                 run folders somewhere else`;

interface Flags extends Acting {
  iut?: string;
  tags?: string;
  order: 'defined' | 'random';
  seed?: number;
  parallel: number;
  out: string;
  quiet?: boolean;
}

/** `run`: judge an implementation, write the run folder, print the summary. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  withActingOptions(program.command('run'))
    .description('run the planned scenarios against an implementation, write the run folder and print the summary')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--tags <expression>', 'only scenarios that match, for example "@kz and not @area:security"')
    .option('--order <order>', 'defined (as the features have them) or random', orderNamed, 'defined')
    .option('--seed <number>', 'for --order random; without it, one is drawn and shown', wholeNumber(0, 2 ** 31 - 1))
    .option('--parallel <processes>', 'run by several processes, each with an implementation of its own', wholeNumber(1, MOST_PROCESSES), 1)
    .option('--out <dir>', 'where run folders are made', join(PROJECT, 'reports', 'out'))
    .option('--quiet', 'no line per scenario')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const services = await commandServices((line) => io.stderr(`${line}\n`));
      const description = acting(loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env), flags);
      const out = resolve(io.cwd, flags.out);
      const runId = makeRunId(services.wall, services.ids);
      const dir = join(out, runId);
      const order: Order = flags.order === 'random' ? { seed: flags.seed ?? services.ids.bytes(3).readUIntBE(0, 3) } : 'defined';
      if (order !== 'defined') io.stdout(`order: random, seed ${order.seed}\n`);

      const over = onInterrupt(dir, io.stderr);
      try {
        if (flags.parallel > 1) {
          io.stdout(`run ${runId}: ${flags.parallel} processes against ${description.name}\n`);
          await runParallel(flags.parallel, { description, order, dir, runId, quiet: flags.quiet === true, ...(flags.tags === undefined ? {} : { tags: flags.tags }) }, io.env);
        } else {
          let total = 0;
          let done = 0;
          await executeRun({
            ...services,
            env: io.env,
            description,
            tags: flags.tags,
            order,
            dir,
            runId,
            onPlan: (plan, hello) => {
              total = plan.filter((scenario) => scenario.decision === 'run').length;
              io.stdout(`run ${runId}: ${total} of ${plan.length} scenarios against ${hello.name}\n`);
            },
            onScenario: (scenario, outcome, reason) => {
              done += 1;
              if (flags.quiet !== true || outcome !== 'passed') printScenario(io, done, total)(scenario, outcome, reason);
            },
          });
        }
        const notLinked = linkLatest(dir, join(out, 'latest'));
        if (notLinked !== undefined) io.stderr(`note: ${notLinked}\n`);
        finish(await publish(dir, services.catalogue.all(), io));
      } finally {
        over();
      }
    });
}

function orderNamed(word: string): 'defined' | 'random' {
  if (word === 'defined' || word === 'random') return word;
  throw new InvalidArgumentError('defined or random.');
}
