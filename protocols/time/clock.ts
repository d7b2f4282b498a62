/**
 * The only place that reads ambient time. Everything else takes a {@link Clock}.
 *
 * Two clocks run side by side and are never mixed (design, "Time"):
 * - **wall**: what the wire requires (a receipt within its limit);
 * - **business**: what the law requires (24 h before loading). It is virtual and moves only when told to.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `task` once the clock has reached `at` (epoch milliseconds). Returns a function that cancels it. */
  at(at: number, task: () => void): () => void;
}

/** ISO 8601 in UTC without a fraction, the form customs messages use: `2026-03-01T10:00:00Z`. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** setTimeout fires at once beyond this delay (2^31-1 ms, 24.8 days), so longer waits are cut into slices. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Real time. Its timers do not keep the process alive. */
export class WallClock implements Clock {
  now(): number {
    return Date.now();
  }

  at(at: number, task: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = at - this.now();
      timer = left > LONGEST_TIMER_MS ? setTimeout(arm, LONGEST_TIMER_MS) : setTimeout(task, Math.max(0, left));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  }
}

/** Time that moves only by {@link VirtualClock.advanceTo}: weeks pass in microseconds, and never on their own. */
export class VirtualClock implements Clock {
  private timers: { at: number; order: number; task: () => void }[] = [];
  private order = 0;

  constructor(private instant: number) {}

  now(): number {
    return this.instant;
  }

  at(at: number, task: () => void): () => void {
    const timer = { at, order: this.order++, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Instant of the earliest pending timer, or undefined. */
  next(): number | undefined {
    return this.timers.length === 0 ? undefined : Math.min(...this.timers.map((timer) => timer.at));
  }

  /**
   * Moves to `target` (epoch ms), firing due timers in order of their instants, each with the clock at its own instant.
   * Moving backwards is refused: a law's deadline must not be met by turning the clock back.
   */
  advanceTo(target: number): void {
    if (target < this.instant) throw new RangeError(`the business clock cannot go back from ${isoSeconds(this.instant)} to ${isoSeconds(target)}`);
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= target).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) break;
      this.timers = this.timers.filter((other) => other !== due);
      this.instant = Math.max(this.instant, due.at);
      due.task();
    }
    this.instant = target;
  }

  /** Starts a new life at `instant`: pending timers are dropped. For use between scenarios only. */
  restartAt(instant: number): void {
    this.timers = [];
    this.instant = instant;
  }
}
