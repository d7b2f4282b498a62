/**
 * Each figure is a ratio against a floor measured in the same run: machines are noisy, a rate alone says nothing. Never a gate: a
 * timed assertion in a test is a flaky test.
 */
const ROUNDS = 5;
const ROUND_MS = 400;

/** Processor time of this process in ms: other processes do not slow it down. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median operations per second over several rounds, interleaved by the caller. */
function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function rate(task: () => unknown): Promise<number> {
  const started = spent();
  let count = 0;
  while (spent() - started < ROUND_MS) {
    await task();
    count += 1;
  }
  return (count * 1000) / (spent() - started);
}

/** Measures tasks in turn, round by round, so that a slow moment of the machine hits all alike. */
export async function compare(title: string, floor: [string, () => unknown], others: [string, () => unknown][]): Promise<void> {
  const rates = new Map<string, number[]>();
  // Until the compiler has seen what is run most.
  for (const [, task] of [floor, ...others]) for (let round = 0; round < 3; round += 1) await rate(task);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, task] of [floor, ...others]) rates.set(name, [...(rates.get(name) ?? []), await rate(task)]);
  }
  const base = median(rates.get(floor[0])!);
  process.stdout.write(`${title}\n  1.00  ${floor[0]} (${base.toFixed(0)}/s)\n`);
  for (const [name] of others) process.stdout.write(`  ${(median(rates.get(name)!) / base).toFixed(2)}  ${name}\n`);
}
