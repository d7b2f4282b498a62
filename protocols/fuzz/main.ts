/**
 * The long campaign, `npm run fuzz`. Findings are written to reports/out/fuzz; the exit code is 1 where there are any, 2 for a wrong option.
 * The same seed makes the same examples in the same order, only with another key: what a key makes has the same length each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { campaign, type Campaign } from './campaign';
import { type EntryPoint, entryPoints } from './entry-points';

const OUT = join(__dirname, '..', '..', 'reports', 'out', 'fuzz');
const MAX_CPU_MS = 5_000;
/** Share of the time; the rest of the entry points have one each. */
const WEIGHTS: Readonly<Record<string, number>> = { message: 10, envelope: 5, multipart: 2 };

const weight = ({ name }: EntryPoint): number => WEIGHTS[name] ?? 1;

function report({ entryPoint, rounds, examples, outcomes, pool, slowestMs, found }: Campaign, seed: number): void {
  process.stdout.write(`${entryPoint}: ${examples} examples in ${rounds} rounds, ${outcomes.size} outcomes, pool of ${pool}, slowest ${slowestMs.toFixed(0)} ms\n`);
  const accepted = [...outcomes].filter(([outcome]) => outcome.startsWith('ok')).map(([outcome, times]) => `${outcome} ${times}`);
  if (accepted.length > 0) process.stdout.write(`  taken as good: ${accepted.join(', ')}\n`);
  if (found === undefined) return;
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, `${entryPoint}-${seed}.json`);
  writeFileSync(file, `${JSON.stringify({ entryPoint, seed, round: rounds, error: found.error, changes: found.changes, bytes: found.bytes.toString('base64') }, undefined, 2)}\n`);
  process.stdout.write(`  FOUND ${found.error.split('\n')[0] ?? ''}\n  ${file}\n`);
}

const help = (names: readonly string[]): string => `Usage: npm run fuzz -- [options]

Changes good and hostile messages at every place where octets of strangers come in, until something happens that never must.

Options:
  --minutes <number>  how long in all (default: 5)
  --seed <number>     whole number; the same seed makes the same examples (default: 1)
  --only <place>      one place: ${names.join(', ')}
  --help              this text

Findings, made small, are written to ${OUT}.
Exit codes: 0 nothing found, 1 something was found, 2 wrong option.
`;

/** What the caller asked for could not be understood; the message says how it is put right. */
class WrongOption extends Error {}

interface Asked {
  minutes: number;
  seed: number;
  only: string | undefined;
  help: boolean;
}

function asked(names: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { minutes: text, seed: text, only: text, help: { type: 'boolean', short: 'h' } } });
    const [minutes, seed] = [Number(values.minutes ?? 5), Number(values.seed ?? 1)];
    if (!(minutes > 0 && minutes < Infinity)) throw new WrongOption(`--minutes takes a number above 0, not "${values.minutes}"`);
    if (!Number.isSafeInteger(seed)) throw new WrongOption(`--seed takes a whole number, not "${values.seed}"`);
    if (values.only !== undefined && !names.includes(values.only)) throw new WrongOption(`--only takes one of ${names.join(', ')}, not "${values.only}"`);
    return { minutes, seed, only: values.only, help: values.help === true };
  } catch (error) {
    if (error instanceof TypeError) throw new WrongOption(error.message);
    throw error;
  }
}

async function main(): Promise<void> {
  const all = await entryPoints();
  const names = all.map(({ name }) => name);
  const { minutes, seed, only, help: wanted } = asked(names);
  if (wanted) {
    process.stdout.write(help(names));
    return;
  }
  const chosen = all.filter(({ name }) => only === undefined || name === only);
  const whole = chosen.reduce((sum, one) => sum + weight(one), 0);
  let findings = 0;
  for (const entryPoint of chosen) {
    const until = performance.now() + (minutes * 60_000 * weight(entryPoint)) / whole;
    const result = await campaign(entryPoint, { seed, perRound: 50, goesOn: () => performance.now() < until, maxCpuMs: MAX_CPU_MS });
    report(result, seed);
    if (result.found !== undefined) findings += 1;
  }
  process.stdout.write(`${findings === 0 ? 'nothing found' : `${findings} findings`} (seed ${seed}, ${minutes} min)\n`);
  process.exitCode = findings === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof WrongOption)) throw error;
  process.stderr.write(`fuzz: ${error.message}\nnpm run fuzz -- --help shows the options\n`);
  process.exitCode = 2;
});
