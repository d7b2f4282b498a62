import { nearestNames } from './nearest';
import table from './parameter-table.json';

export type ParameterUnit = 'duration' | 'count' | 'bytes' | 'text';

/** A limit that no source fixes. Shown in reports as a parameter, never as law. */
export interface Parameter {
  name: string;
  /** `duration` = ISO 8601; `count` and `bytes` = whole numbers; `text` = a statement for people, or one of `choices`. */
  unit: ParameterUnit;
  /** The only values, where the sources leave a choice. */
  choices?: readonly string[];
  /** Undefined where we have no default either: requirements that need it are then not tested. */
  value: string | undefined;
  /** Where the default comes from, or that the value was set for this run. */
  why: string;
}

export class ParameterError extends Error {
  constructor(
    readonly code: 'PARAMETER_UNKNOWN' | 'PARAMETER_INVALID' | 'PARAMETER_UNSET',
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'ParameterError';
  }
}

export interface Parameters {
  /** Throws {@link ParameterError} PARAMETER_UNKNOWN. */
  get(name: string): Parameter;
  /** Milliseconds of a duration without years or months. Throws PARAMETER_UNSET without a value, PARAMETER_INVALID for a calendar duration. */
  milliseconds(name: string): number;
  /** A whole number (count or bytes). Throws PARAMETER_UNSET without a value. */
  integer(name: string): number;
  all(): readonly Parameter[];
  /** The form the evidence log takes: name -> value and why; unset ones as `not set`. */
  record(): Record<string, { value: string; why: string }>;
}

const DURATION = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SHAPES: Record<ParameterUnit, { shape: RegExp; example: string }> = {
  duration: { shape: DURATION, example: 'an ISO 8601 duration such as PT60S, PT4H or P1M' },
  count: { shape: /^\d{1,9}$/, example: 'a whole number such as 4' },
  bytes: { shape: /^\d{1,12}$/, example: 'a whole number of bytes such as 20971520' },
  text: { shape: /^.{1,500}$/, example: 'a text of one line' },
};

/** Milliseconds of an ISO 8601 duration, or undefined where it is malformed or has years or months (their length needs a calendar). */
export function durationMilliseconds(duration: string): number | undefined {
  const parts = DURATION.exec(duration);
  if (parts === null || parts[1] !== undefined || parts[2] !== undefined) return undefined;
  const [weeks, days, hours, minutes, seconds] = parts.slice(3).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return Math.round(((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

/**
 * Milliseconds of a parameter that is a duration.
 * @param parameter value of a parameter of the run, by name
 * @throws ParameterError PARAMETER_INVALID for a calendar duration, whose length is not fixed
 */
export function millisecondsOf(parameter: (name: string) => string, name: string): number {
  const value = parameter(name);
  const ms = durationMilliseconds(value);
  if (ms === undefined) throw new ParameterError('PARAMETER_INVALID', `parameter ${name}: ${value} has no fixed length`, 'use weeks, days and time only');
  return ms;
}

const unset = (name: string): ParameterError =>
  new ParameterError('PARAMETER_UNSET', `parameter ${name} has no value and no default`, 'set it in the run configuration');

/**
 * The parameters of a run: our defaults, with `overrides` (name -> value) on top.
 * Throws {@link ParameterError}: PARAMETER_UNKNOWN with the nearest names, PARAMETER_INVALID where a value does not fit its unit or stands in a table of its own.
 */
export function resolveParameters(overrides: Readonly<Record<string, string>> = {}): Parameters {
  const known = new Map<string, Parameter>();
  for (const row of table)
    known.set(row.name, { name: row.name, unit: row.unit as ParameterUnit, value: row.default ?? undefined, why: row.why, ...('choices' in row ? { choices: row.choices } : {}) });
  const elsewhere = new Map(table.flatMap((row) => ('table' in row && row.table !== undefined ? [[row.name, row.table] as const] : [])));
  const find = (name: string): Parameter => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const near = nearestNames(name, known.keys());
    throw new ParameterError(
      'PARAMETER_UNKNOWN',
      `no parameter "${name}"`,
      near.length === 0 ? 'see requirements/parameter-table.json' : `did you mean ${near.join(', ')}?`,
    );
  };
  for (const [name, given] of Object.entries(overrides)) {
    const parameter = find(name);
    // An override without effect would be believed.
    if (elsewhere.has(name)) throw new ParameterError('PARAMETER_INVALID', `parameter ${name} cannot be set for a run: ${parameter.why}`, `change ${elsewhere.get(name)}`);
    const value = String(given);
    const { choices } = parameter;
    const { shape, example } = SHAPES[parameter.unit];
    if (choices !== undefined && !choices.includes(value)) throw new ParameterError('PARAMETER_INVALID', `parameter ${name}: no choice "${value}"`, `give ${choices.join(' or ')}`);
    if (!shape.test(value)) throw new ParameterError('PARAMETER_INVALID', `parameter ${name}: "${value}" does not fit`, `give ${example}`);
    known.set(name, { ...parameter, value, why: `set for this run; default ${parameter.value ?? 'none'}: ${parameter.why}` });
  }
  for (const parameter of known.values()) Object.freeze(parameter);
  const all = Object.freeze([...known.values()]);
  const valueOf = (name: string): string => {
    const { value } = find(name);
    if (value === undefined) throw unset(name);
    return value;
  };
  return Object.freeze({
    get: find,
    milliseconds: (name: string) => millisecondsOf(valueOf, name),
    integer(name: string): number {
      const value = valueOf(name);
      if (!/^\d+$/.test(value))
        throw new ParameterError('PARAMETER_INVALID', `parameter ${name}: ${value} is not a whole number`, 'ask for its duration instead');
      return Number(value);
    },
    all: () => all,
    record: () => Object.fromEntries(all.map(({ name, value, why }) => [name, { value: value ?? 'not set', why }])),
  });
}

let defaults: Parameters | undefined;

/** Our default of a parameter, for whoever judges outside of a run. @throws ParameterError PARAMETER_UNKNOWN, PARAMETER_UNSET where there is none */
export function defaultParameter(name: string): string {
  defaults ??= resolveParameters();
  const { value } = defaults.get(name);
  if (value === undefined) throw unset(name);
  return value;
}
