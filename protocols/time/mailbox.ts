import type { Clock } from './clock';

const MOST = 10_000;

/**
 * Things that happened, in order, and a bounded way to wait for the next one of a kind. Simulators and reference
 * implementations put what they received here; steps wait on it. Waiting is always on an event with a deadline on the
 * wall clock: there is no sleep anywhere.
 */
export class Mailbox<T> {
  private readonly items: T[] = [];
  private waiters: { matches: (item: T) => boolean; resolve: (item: T | undefined) => void; cancel: () => void }[] = [];

  /** @param most how many things are kept: the oldest go first, so that a flood has a bound. No scenario comes near it. */
  constructor(private readonly wall: Clock, private readonly most = MOST) {}

  /** Everything so far that is kept, oldest first. */
  get all(): readonly T[] {
    return this.items;
  }

  put(item: T): void {
    this.items.push(item);
    if (this.items.length > this.most) this.items.shift();
    for (const waiter of this.waiters.filter((candidate) => candidate.matches(item))) {
      waiter.cancel();
      waiter.resolve(item);
    }
  }

  /**
   * The first item that matches, already there or yet to come; `undefined` when none came within `withinMs` of wall time.
   * To prove absence after a stated wait, expect `undefined`.
   */
  async wait(matches: (item: T) => boolean, withinMs: number): Promise<T | undefined> {
    const found = this.items.find(matches);
    if (found !== undefined) return found;
    return new Promise((resolve) => {
      // The timer of a WallClock is unreferenced; the sockets of the party we wait for keep the process alive.
      const cancelTimer = this.wall.at(this.wall.now() + withinMs, () => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        resolve(undefined);
      });
      const waiter = {
        matches,
        resolve,
        cancel: () => {
          cancelTimer();
          this.waiters = this.waiters.filter((other) => other !== waiter);
        },
      };
      this.waiters.push(waiter);
    });
  }

  /** Forgets everything; pending waits end with `undefined`. */
  clear(): void {
    this.items.length = 0;
    for (const waiter of [...this.waiters]) {
      waiter.cancel();
      waiter.resolve(undefined);
    }
  }
}
