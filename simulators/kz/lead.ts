import { isShortJourney, type ModeProfile } from '../../requirements/kz';
import { ParameterError } from '../../requirements/parameters';

/** A journey as far as it is known: ISO 8601 date-times with offset. */
export interface Journey {
  arrival: string;
  departure?: string;
}

/** The lead time that counts for a journey: the name of the parameter and its value. */
export interface CountingLead {
  name: string;
  value: string;
}

/** A parameter's value, undefined where the run sets none. */
export function valueOf(parameter: (name: string) => string | undefined, name: string): string | undefined {
  try {
    return parameter(name);
  } catch (error) {
    if (error instanceof ParameterError && error.code === 'PARAMETER_UNSET') return undefined;
    throw error;
  }
}

/**
 * The lead time for a journey by this mode, the shorter one for a short flight or voyage. Undefined where the run sets no value: then
 * nobody is late.
 *
 * @throws RangeError for a date-time without offset
 */
export function leadOf({ lead, short }: ModeProfile, { arrival, departure }: Journey, parameter: (name: string) => string | undefined): CountingLead | undefined {
  const below = short === undefined ? undefined : valueOf(parameter, short.below);
  const isShort = short !== undefined && departure !== undefined && below !== undefined && isShortJourney(departure, arrival, below);
  const name = isShort ? short.lead : lead;
  const value = valueOf(parameter, name);
  return value === undefined ? undefined : { name, value };
}
