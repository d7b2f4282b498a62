import { tolerancesOf, type Tolerates, type ToleranceName } from '../../requirements/ics2/tolerances';

/** The tolerances of a run, which a scenario may change until its end to show both sides of one. */
export interface ToleranceSwitch {
  tolerates: Tolerates;
  set(name: ToleranceName, lenient: boolean): void;
  /** Back to what the run says. */
  reset(): void;
}

/** @param parameter value of a parameter of the run */
export function createTolerances(parameter: (name: string) => string): ToleranceSwitch {
  const ofTheRun = tolerancesOf(parameter);
  const changed = new Map<ToleranceName, boolean>();
  return {
    tolerates: (name) => changed.get(name) ?? ofTheRun(name),
    set: (name, lenient) => void changed.set(name, lenient),
    reset: () => changed.clear(),
  };
}
