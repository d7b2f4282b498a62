/**
 * Each figure is a ratio against a floor measured in the same run: machines are noisy, a rate alone says nothing. Never a gate: a
 * timed assertion in a test is a flaky test.
 */
const ROUNDS = 9;
const ROUND_MS = 400;

/** Processor time of this process in ms: other processes do not slow it down. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

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

/**
 * Measures tasks in turn, round by round, and compares each with the floor of its own round, so that a slow moment of the machine hits
 * both alike. What is printed is the median of the rounds.
 */
export async function compare(title: string, floor: [string, () => unknown], others: [string, () => unknown][]): Promise<void> {
  const floors: number[] = [];
  const ratios = new Map<string, number[]>(others.map(([name]) => [name, []]));
  // Until the compiler has seen what is run most.
  for (const [, task] of [floor, ...others]) for (let round = 0; round < 3; round += 1) await rate(task);
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = await rate(floor[1]);
    floors.push(base);
    for (const [name, task] of others) ratios.get(name)!.push((await rate(task)) / base);
  }
  process.stdout.write(`${title}\n  1.00  ${floor[0]} (${median(floors).toFixed(0)}/s)\n`);
  for (const [name, values] of ratios) process.stdout.write(`  ${median(values).toFixed(2)}  ${name}\n`);
}
