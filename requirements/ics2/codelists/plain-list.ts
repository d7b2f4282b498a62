import { isDay } from '../../day';
import { type Mistake, OwnFileError } from '../own-files/own-file';
import { readRows } from '../own-files/rows';
import type { CodeList, Period } from './code-lists';

/** Longest code of any list. */
const LONGEST = 70;

/** Columns of a plain list. `name` is for people and not read; `class` is for lists that classify (CL733). */
const COLUMNS = ['code', 'validFrom', 'validTo', 'class', 'name'] as const;

function codeMistake(code: string): Omit<Mistake, 'line'> | undefined {
  if (code === '') return { what: 'no code', fix: 'give the code, or remove the line' };
  if (/[,;\t]/.test(code)) return { what: 'several cells, and no header', fix: `name the columns in the first line, for example code,validFrom,validTo` };
  if (/\s/.test(code)) return { what: `white space in "${code.slice(0, 40)}"`, fix: `write ${code.replace(/\s/g, '').slice(0, 40)}, if that is meant` };
  if (code.length > LONGEST) return { what: `a code of ${code.length} characters`, fix: `a code has at most ${LONGEST}` };
  return undefined;
}

function daysMistake(from: string, to: string): Omit<Mistake, 'line'> | undefined {
  const wrong = [from, to].find((day) => day !== '' && !isDay(day));
  if (wrong !== undefined) return { what: `"${wrong.slice(0, 40)}" is no day`, fix: 'write days as YYYY-MM-DD' };
  return from !== '' && to !== '' && to < from ? { what: `valid to ${to}, before it is valid from ${from}`, fix: 'correct one of the days' } : undefined;
}

/**
 * Reads a code list as plain text: one code per line, or a table whose first line names its columns: `code`, and any of
 * `validFrom`, `validTo` (inclusive, ISO 8601), `class`, `name`. A code may stand on several lines, each with its own days;
 * it is always valid where one of them names none. Throws {@link OwnFileError}.
 *
 * @param known id of the list, and what it is about
 */
export function readPlainList(file: string, text: string, known: { list: string; about: string }): CodeList {
  const codes = new Set<string>();
  const always = new Set<string>();
  const periods = new Map<string, Period[]>();
  const classes = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const { line, cells } of readRows(file, text, COLUMNS)) {
    const [code, from, to, cls] = cells as [string, string, string, string];
    const mistake = codeMistake(code) ?? daysMistake(from, to);
    if (mistake !== undefined) {
      mistakes.push({ line, ...mistake });
      continue;
    }
    codes.add(code);
    if (cls !== '') classes.set(code, cls);
    if (from === '' && to === '') always.add(code);
    else periods.set(code, [...(periods.get(code) ?? []), { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }]);
  }
  if (mistakes.length > 0) throw new OwnFileError(file, mistakes);
  for (const code of always) periods.delete(code);
  // The days stand beside the codes: the list itself begins before any of them.
  return { kind: 'codes', ...known, baseline: 'own list', validFrom: '0001-01-01', codes, meanings: new Map(), classes, periods, origin: file };
}
