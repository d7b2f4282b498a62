import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../iut/errors';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { publish } from '../run/publish';

const EXAMPLES = `
The log (events.jsonl, messages/) is only read; verdict.json, junit.xml and the reports beside it are made again.
Works on a run that was cut short, and says so. The exit code is that of the run.

Examples:
  customs-conformance report reports/out/latest
  customs-conformance report /var/reports/2026-06-01T080000Z-1a2b3c`;

/** `report DIR`: makes every view over the evidence of one run again. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .argument('<dir>', 'folder of a run, with its events.jsonl')
    .description('make verdict, JUnit, Allure and statement again from the log of a run')
    .addHelpText('after', EXAMPLES)
    .action(async (given: string) => {
      const dir = resolve(io.cwd, given);
      if (!statSync(join(dir, 'events.jsonl'), { throwIfNoEntry: false })?.isFile()) {
        throw new UsageError('usage', `${dir} is not the folder of a run: there is no events.jsonl in it`, 'name a folder under reports/out, or reports/out/latest');
      }
      finish(await publish(dir, loadCatalogue().all(), io));
    });
}
