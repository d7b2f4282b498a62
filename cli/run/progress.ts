import type { PlannedScenario, ScenarioOutcome } from '../../evidence/model';
import type { Io } from '../io';

const MARK: Record<Exclude<ScenarioOutcome, 'not-run'>, { sign: string; colour: number }> = {
  passed: { sign: 'pass', colour: 32 },
  failed: { sign: 'FAIL', colour: 31 },
  blocked: { sign: 'blocked', colour: 33 },
  'harness-error': { sign: 'HARNESS ERROR', colour: 35 },
};

/** One line per scenario as it ends; the first line of a reason beside anything that did not pass. */
export function printScenario(io: Io, done: number, of: number) {
  return (scenario: PlannedScenario, outcome: Exclude<ScenarioOutcome, 'not-run'>, reason?: string): void => {
    const { sign, colour } = MARK[outcome];
    const mark = io.colours ? `\u001b[${colour}m${sign}\u001b[0m` : sign;
    io.stdout(`[${String(done).padStart(String(of).length)}/${of}] ${mark} ${scenario.regime}: ${scenario.name}\n`);
    if (reason !== undefined) io.stdout(`        ${reason.split('\n')[0]}\n`);
  };
}
