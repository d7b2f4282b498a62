import type { Clock } from '../../../protocols/time/clock';

/** The waits of one transaction, by what is awaited. */
export interface Alarms {
  /** Rings once after so many milliseconds of the business clock, unless it is silenced before. */
  set(name: string, afterMs: number, ring: () => void): void;
  silence(name: string): void;
  silenceAll(): void;
  awaits(): boolean;
}

export function createAlarms(business: Clock): Alarms {
  const set = new Map<string, () => void>();
  const silence = (name: string): void => {
    set.get(name)?.();
    set.delete(name);
  };
  return {
    set(name, afterMs, ring) {
      silence(name);
      set.set(name, business.at(business.now() + afterMs, () => {
        set.delete(name);
        ring();
      }));
    },
    silence,
    silenceAll: () => [...set.keys()].forEach(silence),
    awaits: () => set.size > 0,
  };
}
