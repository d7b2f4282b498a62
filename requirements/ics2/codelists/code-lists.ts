import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { CURRENT_EDITION, editionFile } from '../editions/editions';

/** Days on which a code is valid, both inclusive, ISO 8601. */
export interface Period {
  from?: string;
  to?: string;
}

/** One code list of the baseline, or the name of one that others keep. */
export type CodeList =
  | {
      kind: 'codes';
      list: string;
      about: string;
      baseline: string;
      /** First day on which the list is used, ISO 8601. */
      validFrom: string;
      codes: ReadonlySet<string>;
      /** Meaning in our words, where we give one (CL723). */
      meanings: ReadonlyMap<string, string>;
      /** Class of each code, where the list classifies (CL733: A, B, C). */
      classes: ReadonlyMap<string, string>;
      /** Days on which single codes begin or end to be valid (inclusive), ISO 8601. A code counts in any of its periods. */
      periods: ReadonlyMap<string, readonly Period[]>;
      /** Where the list is from, when it is not the edition's: path of a file, or `sample`. */
      origin?: string;
    }
  | { kind: 'external'; list: string; about: string };

interface ListFile {
  list: string;
  about: string;
  baseline: string;
  external?: true;
  validFrom?: string;
  codes?: string[];
  meanings?: Record<string, string>;
  classes?: Record<string, string[]>;
  periods?: Record<string, Period | Period[]>;
}

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const texts = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } };
const period = { type: 'object', additionalProperties: false, properties: { from: day, to: day } };
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['list', 'about', 'baseline'],
  properties: {
    list: { type: 'string', pattern: '^CL\\d{3}$' },
    about: { type: 'string', minLength: 1 },
    baseline: { type: 'string', minLength: 1 },
    external: { const: true },
    validFrom: day,
    codes: texts,
    meanings: { type: 'object', minProperties: 1, additionalProperties: { type: 'string', minLength: 1 } },
    classes: { type: 'object', minProperties: 1, additionalProperties: texts },
    periods: { type: 'object', additionalProperties: { anyOf: [period, { type: 'array', minItems: 1, items: period }] } },
  },
  oneOf: [
    { required: ['external'] },
    { required: ['validFrom', 'codes'] },
    { required: ['validFrom', 'meanings'] },
    { required: ['validFrom', 'classes'] },
  ],
};

/** A code list file that breaks its schema. */
export class CodeListError extends Error {
  readonly code = 'CODE_LIST_INVALID';
  readonly hint = 'compare with a file in requirements/ics2/editions/hti-2.02/code-lists, or give one code per line in a .csv or .txt';
}

let compiled: ValidateFunction<ListFile> | undefined;

/** Reads one code list from its JSON text. Throws {@link CodeListError}. */
export function readCodeList(name: string, text: string): CodeList {
  return codeListFrom(name, JSON.parse(text));
}

/** Reads one code list from its JSON value. Throws {@link CodeListError}. */
export function codeListFrom(name: string, data: unknown): CodeList {
  compiled ??= new Ajv({ strictRequired: false }).compile<ListFile>(SCHEMA);
  if (!compiled(data)) {
    const { instancePath = '', message = '' } = compiled.errors?.[0] ?? {};
    throw new CodeListError(`${name}: ${instancePath === '' ? 'the list' : instancePath} ${message}`);
  }
  if (data.external === true) return { kind: 'external', list: data.list, about: data.about };
  const classes = new Map(Object.entries(data.classes ?? {}).flatMap(([cls, codes]) => codes.map((code) => [code, cls] as const)));
  const meanings = new Map(Object.entries(data.meanings ?? {}));
  return {
    kind: 'codes',
    list: data.list,
    about: data.about,
    baseline: data.baseline,
    validFrom: data.validFrom!,
    codes: new Set([...(data.codes ?? []), ...meanings.keys(), ...classes.keys()]),
    meanings,
    classes,
    periods: new Map(Object.entries(data.periods ?? {}).map(([code, days]) => [code, Array.isArray(days) ? days : [days]])),
  };
}

export type CodeLists = ReadonlyMap<string, CodeList>;

const builtIn = new Map<string, CodeLists>();

/** The code lists of an edition (HTI CL 2.01 where none is named), by id, read once. Throws EditionError. */
export function codeLists(edition = CURRENT_EDITION): CodeLists {
  let lists = builtIn.get(edition);
  if (lists === undefined) {
    const folder = editionFile(edition, 'code-lists');
    const files = readdirSync(folder).filter((file) => /^CL\d{3}\.json$/.test(file));
    lists = new Map(files.map((file) => [file.slice(0, -5), readCodeList(file, readFileSync(join(folder, file), 'utf8'))]));
    builtIn.set(edition, lists);
  }
  return lists;
}

function isWithin(periods: readonly Period[], day: string): boolean {
  return periods.some(({ from, to }) => (from === undefined || day >= from) && (to === undefined || day <= to));
}

/**
 * Whether a code may be used on a day (ISO 8601 date; ICS2-DAT-16). `unknown` where the list is kept by others, is not
 * among `lists`, or begins later than that day: not an answer, and to be reported as not checked.
 */
export function codeIsValid(lists: CodeLists, list: string, code: string, onDay: string): 'valid' | 'invalid' | 'unknown' {
  const found = lists.get(list);
  if (found === undefined || found.kind === 'external' || onDay < found.validFrom) return 'unknown';
  if (!found.codes.has(code)) return 'invalid';
  const periods = found.periods.get(code);
  return periods === undefined || isWithin(periods, onDay) ? 'valid' : 'invalid';
}
