/**
 * The long campaign: `npm run fuzz -- --minutes 10 --seed 1 --only message`. Findings are written to reports/out/fuzz; the exit code says whether
 * there are any. The same seed makes the same examples in the same order, only with another key: what a key makes has the same length each time.
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

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (!(minutes > 0) || !Number.isSafeInteger(seed)) throw new Error('--minutes takes a number above 0, --seed a whole number');
  const all = await entryPoints();
  const chosen = all.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) throw new Error(`--only takes one of ${all.map(({ name }) => name).join(', ')}`);
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

void main();
