import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../iut/errors';
import { excerpt, loadRun } from '../../reports';
import type { ScenarioRecord } from '../../reports/run';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';

const EXAMPLES = `
One line for each event: its number in events.jsonl, wall time in milliseconds since the scenario began, where the business clock stood, and what
it was. Nothing is judged again; the exit code is 0.

Examples:
  customs-conformance log --scenario eaeu/transactions/opening/a-notification-that-is-never-confirmed
  customs-conformance log --requirement EAEU-TRN-14 --party gateway
  customs-conformance log /var/reports/20260601T080000Z-1a2b --requirement ICS2-AS4-05`;

interface Flags {
  scenario?: string;
  requirement?: string;
  party?: string;
}

/** `log [DIR]`: an excerpt of the log of a run, for people. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('log')
    .argument('[dir]', 'folder of a run (default: the latest one under reports/out)')
    .description('print what the log of a run holds of a scenario, with both clocks')
    .option('--scenario <id>', 'the scenario of this id, as verdict.json and plan --json name it')
    .option('--requirement <id>', 'the scenarios that were run for this requirement')
    .option('--party <name>', 'of the messages only those that this party has sent or got, for example gateway')
    .addHelpText('after', EXAMPLES)
    .action((given: string | undefined, flags: Flags) => {
      const dir = given === undefined ? join(PROJECT, 'reports/out/latest') : resolve(io.cwd, given);
      if (!statSync(join(dir, 'events.jsonl'), { throwIfNoEntry: false })?.isFile()) {
        throw new UsageError('usage', `${dir} is not the folder of a run: there is no events.jsonl in it`, 'name a folder under reports/out, or run first');
      }
      const { record } = loadRun(dir, loadCatalogue().all());
      const started = record.scenarios.filter(({ events }) => events.length > 0);
      for (const notice of record.notices) io.stdout(`${notice}\n\n`);
      io.stdout(chosen(started, flags).map((one) => excerpt(one, { party: flags.party })).join('\n'));
      finish(EXIT.verified);
    });
}

/** The scenarios that the flags name. @throws UsageError when there is none */
function chosen(started: readonly ScenarioRecord[], { scenario, requirement }: Flags): ScenarioRecord[] {
  if ((scenario === undefined) === (requirement === undefined)) throw new UsageError('usage', 'one of --scenario and --requirement is needed', 'see customs-conformance log --help');
  const found = started.filter(({ plan }) => (scenario === undefined ? plan.requirements.includes(requirement!) : plan.id === scenario));
  if (found.length > 0) return found;
  const near = scenario === undefined ? [] : nearestNames(scenario, started.map(({ plan }) => plan.id));
  throw new UsageError('usage', `this run has started no scenario ${scenario === undefined ? `for ${requirement}` : scenario}`, near.length === 0 ? 'customs-conformance plan --json lists the ids' : `did you mean ${near.join(' or ')}?`);
}
