import type { Clock } from '../../../protocols/time/clock';

/** A transaction that waits; plain data, so that it waits on after a restart. */
export interface Waiting {
  reference: string;
  /** When each wait ends, by what is awaited; epoch milliseconds of the business clock. */
  due: Record<string, number>;
}

/** The waits of all transactions of one side. */
export interface Alarms {
  /** Waits so many milliseconds of the business clock, unless it is silenced before. */
  set(waiting: Waiting, awaited: string, afterMs: number): void;
  silence(waiting: Waiting, awaited: string): void;
  silenceAll(waiting: Waiting): void;
  awaits(waiting: Waiting): boolean;
  /** Waits on for what is written down. */
  resume(waiting: Waiting): void;
  /** Gives up every wait. */
  forget(): void;
}

/** `rings` is told when a wait has ended in vain; what is written down knows of it no more. */
export function createAlarms(business: Clock, find: (reference: string) => Waiting | undefined, rings: (reference: string, awaited: string) => void): Alarms {
  const armed = new Map<string, () => void>();
  const nameOf = ({ reference }: Waiting, awaited: string): string => `${reference} ${awaited}`;

  const arm = (waiting: Waiting, awaited: string): void => {
    const { reference } = waiting;
    armed.set(nameOf(waiting, awaited), business.at(Math.max(waiting.due[awaited]!, business.now()), () => {
      armed.delete(nameOf(waiting, awaited));
      const now = find(reference);
      if (now === undefined) return; // forgotten meanwhile
      delete now.due[awaited];
      rings(reference, awaited);
    }));
  };
  const silence = (waiting: Waiting, awaited: string): void => {
    armed.get(nameOf(waiting, awaited))?.();
    armed.delete(nameOf(waiting, awaited));
    delete waiting.due[awaited];
  };

  return {
    set(waiting, awaited, afterMs) {
      silence(waiting, awaited);
      waiting.due[awaited] = business.now() + afterMs;
      arm(waiting, awaited);
    },
    silence,
    silenceAll: (waiting) => Object.keys(waiting.due).forEach((awaited) => silence(waiting, awaited)),
    awaits: ({ due }) => Object.keys(due).length > 0,
    resume: (waiting) => Object.keys(waiting.due).forEach((awaited) => arm(waiting, awaited)),
    forget() {
      for (const cancel of armed.values()) cancel();
      armed.clear();
    },
  };
}
