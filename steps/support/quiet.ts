import type { Clock } from '../../protocols/time/clock';

/** Whoever may still have something under way. Without `settle` nobody can tell: another's system is not waited for. */
export interface Busy {
  name: string;
  settle: (() => Promise<void>) | undefined;
}

/** What one of them still says may set off an answer of the other, and that one more. */
const ROUNDS = 3;

/** Whether a job ends within a time; how it ends is told elsewhere. The clock is not asked where it has ended at once. */
function endsWithin(job: Promise<void>, limitMs: number, wall: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = wall.at(wall.now() + limitMs, () => resolve(false));
    const ended = (): void => {
      cancel();
      resolve(true);
    };
    job.then(ended, ended);
  });
}

/**
 * Waits until nothing is under way any more, in either direction: what a finished scenario has set off would otherwise reach the next one.
 * @returns names of those that were not done within the limit (ms of wall time for all together); empty where it is quiet
 */
export async function untilQuiet(parties: readonly Busy[], limitMs: number, wall: Clock): Promise<string[]> {
  const until = wall.now() + limitMs;
  const late = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, settle } of parties) {
      if (settle !== undefined && !late.has(name) && !(await endsWithin(settle(), until - wall.now(), wall))) late.add(name);
    }
  }
  return [...late];
}
