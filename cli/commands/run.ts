import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { acting, withActingOptions, type Acting } from '../acting';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';
import { executeRun, linkLatest } from '../run/execute';
import { printScenario } from '../run/progress';
import { publish } from '../run/publish';
import { makeRunId } from '../run/run-id';
import { commandServices } from '../run/services';

const EXAMPLES = `
Examples:
  customs-conformance run                                    the embedded reference implementations
  customs-conformance run --iut iut.yaml                     your own system
  customs-conformance run --iut iut.yaml --tags "@ics2 and @area:transport"
  customs-conformance run --out /var/reports                 run folders somewhere else`;

interface Flags extends Acting {
  iut?: string;
  tags?: string;
  out: string;
  quiet?: boolean;
}

/** `run`: judge an implementation, write the run folder, print the summary. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  withActingOptions(program.command('run'))
    .description('run the planned scenarios against an implementation, write the run folder and print the summary')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--tags <expression>', 'only scenarios that match, for example "@kz and not @area:security"')
    .option('--out <dir>', 'where run folders are made', join(PROJECT, 'reports', 'out'))
    .option('--quiet', 'no line per scenario')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const services = await commandServices((line) => io.stderr(`${line}\n`));
      const description = acting(loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env), flags);
      const out = resolve(io.cwd, flags.out);
      const runId = makeRunId(services.wall, services.ids);
      const dir = join(out, runId);

      let total = 0;
      let done = 0;
      await executeRun({
        ...services,
        env: io.env,
        description,
        tags: flags.tags,
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

      linkLatest(dir, join(out, 'latest'));
      finish(await publish(dir, services.catalogue.all(), io));
    });
}
