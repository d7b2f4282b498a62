import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { CURRENT_EDITION, editionFile } from '../editions/editions';

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
      /** Days on which single codes begin or end to be valid (inclusive), ISO 8601. */
      periods: ReadonlyMap<string, { from?: string; to?: string }>;
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
  periods?: Record<string, { from?: string; to?: string }>;
}

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const texts = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } };
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
    periods: { type: 'object', additionalProperties: { type: 'object', additionalProperties: false, properties: { from: day, to: day } } },
  },
  oneOf: [
    { required: ['external'] },
    { required: ['validFrom', 'codes'] },
    { required: ['validFrom', 'meanings'] },
    { required: ['validFrom', 'classes'] },
  ],
};

/** A code list file that breaks its schema: our own defect. */
export class CodeListError extends Error {
  readonly code = 'CODE_LIST_INVALID';
  readonly hint = 'compare with the schema in requirements/ics2/codelists/code-lists.ts';
}

/** Reads one code list from its JSON text. Throws {@link CodeListError}. */
export function readCodeList(name: string, text: string): CodeList {
  const ajv = new Ajv({ strictRequired: false });
  const data: unknown = JSON.parse(text);
  if (!ajv.validate<ListFile>(SCHEMA, data)) throw new CodeListError(`${name}: ${ajv.errorsText()}`);
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
    periods: new Map(Object.entries(data.periods ?? {})),
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

/**
 * Whether a code may be used on a day (ISO 8601 date; ICS2-DAT-16). `unknown` where the list is kept by others, is not
 * among `lists`, or begins later than that day: not an answer, and to be reported as not checked.
 */
export function codeIsValid(lists: CodeLists, list: string, code: string, onDay: string): 'valid' | 'invalid' | 'unknown' {
  const found = lists.get(list);
  if (found === undefined || found.kind === 'external' || onDay < found.validFrom) return 'unknown';
  if (!found.codes.has(code)) return 'invalid';
  const { from, to } = found.periods.get(code) ?? {};
  return (from !== undefined && onDay < from) || (to !== undefined && onDay > to) ? 'invalid' : 'valid';
}
