import { findJava, makeReports, summaryText } from '../../reports';
import type { Requirement } from '../../requirements/catalogue/model';
import type { ExitCode } from '../exit';
import type { Io } from '../io';

/** Makes every view over the run in `dir`, prints the summary and returns the run's exit code. */
export async function publish(dir: string, catalogue: readonly Requirement[], io: Io): Promise<ExitCode> {
  const { record, written, skipped } = await makeReports(dir, { catalogue, java: findJava(io.env), progress: (line) => io.stderr(`${line}\n`) });
  io.stdout(`\n${summaryText(record, { colour: io.colours, written, skipped })}`);
  return record.rolled.exit;
}
