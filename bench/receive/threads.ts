import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of this process, in ms: of all its threads, and of the busiest one, without which the others wait. */
export interface Spent {
  all: number;
  busiest: number;
}

/** By thread, from the scheduler (Linux); nanoseconds, where getrusage counts ticks. */
function byThread(): Map<string, number> {
  const tasks = '/proc/self/task';
  return new Map(readdirSync(tasks).map((id) => [id, Number(readFileSync(`${tasks}/${id}/schedstat`, 'latin1').split(' ')[0]) / 1e6]));
}

/** Begins to count; the result says what has been spent since. */
export function stopwatch(): () => Spent {
  const before = byThread();
  return () => {
    const since = [...byThread()].map(([id, now]) => now - (before.get(id) ?? 0));
    return { all: since.reduce((sum, one) => sum + one, 0), busiest: Math.max(...since) };
  };
}
