import { tolerancesOf, type Tolerates } from '../../requirements/ics2/tolerances';
import { resolveParameters } from '../../requirements/parameters';

/**
 * Parameters that are a choice between readings (requirements/parameter-table.json, `choices`). A scenario that shows both sides of one sets it
 * until its own end; who depends on one asks each time anew.
 */
export interface Choices {
  /** Value of a parameter of the run, as it stands now. @throws ParameterError for an unknown name */
  of(name: string): string;
  /** @throws ParameterError for a name or value that the table does not have */
  set(name: string, value: string): void;
  tolerates: Tolerates;
  /** Back to what the run says. */
  reset(): void;
}

/** @param parameter value of a parameter of the run */
export function createChoices(parameter: (name: string) => string): Choices {
  const changed = new Map<string, string>();
  const of = (name: string): string => changed.get(name) ?? parameter(name);
  return {
    of,
    set(name, value) {
      const { choices } = resolveParameters({ [name]: value }).get(name);
      if (choices === undefined) throw new Error(`${name} is a limit of the whole run, no choice between readings`);
      changed.set(name, value);
    },
    tolerates: tolerancesOf(of),
    reset: () => changed.clear(),
  };
}
