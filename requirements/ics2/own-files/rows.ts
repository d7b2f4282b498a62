import { nearestNames } from '../../nearest';
import { type Mistake, OwnFileError } from './own-file';

/** Most rows of one file: more than any list that customs keeps. */
const MOST_ROWS = 500_000;

/** One row and where it stands. */
export interface Row {
  line: number;
  /** In the order of the columns that the reader knows, whatever the order in the file; '' where there is none. */
  cells: string[];
}

/** Cells of a line; a cell in double quotes may hold the separator, and a doubled quote stands for one. */
function cells(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const found: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^ *"((?:[^"]|"")*)" */.exec(rest);
    const plain = quoted === null ? rest.split(separator, 1)[0]! : '';
    if (quoted === null && plain.includes('"')) return undefined;
    found.push(quoted === null ? plain.trim() : quoted[1]!.replaceAll('""', '"'));
    rest = rest.slice(quoted === null ? plain.length : quoted[0].length);
    if (rest === '') return found;
    if (!rest.startsWith(separator)) return undefined;
    rest = rest.slice(separator.length);
  }
}

const separatorOf = (header: string): string => ['\t', ';', ','].find((one) => header.includes(one)) ?? ',';

/** Columns of a header line, or undefined where the first line is no header: then each line holds one value of the first column. */
function columnsOf(file: string, line: number, found: readonly string[], columns: readonly string[]): (string | undefined)[] | undefined {
  const named = found.map((cell) => columns.find((column) => column.toLowerCase() === cell.toLowerCase()));
  if (!named.includes(columns[0])) return undefined;
  const unknown = found.filter((_, at) => named[at] === undefined);
  const twice = named.filter((column, at) => column !== undefined && named.indexOf(column) !== at);
  if (unknown.length === 0 && twice.length === 0) return named;
  throw new OwnFileError(file, [
    ...unknown.map((cell): Mistake => {
      const near = nearestNames(cell, columns, 1)[0];
      return { line, what: `unknown column "${cell.slice(0, 40)}"`, fix: near === undefined ? `columns are ${columns.join(', ')}` : `did you mean ${near}?` };
    }),
    ...twice.map((column): Mistake => ({ line, what: `two columns ${column}`, fix: 'keep one' })),
  ]);
}

/**
 * Rows of a plain text table: one value per line, or a header line that names columns and cells separated by tab,
 * semicolon or comma. Empty lines and lines that begin with `#` are left out. Linear in the text.
 *
 * @param columns known columns; the first must be there. Throws {@link OwnFileError} with all lines at fault.
 */
export function readRows(file: string, text: string, columns: readonly string[]): Row[] {
  const rows: Row[] = [];
  const mistakes: Mistake[] = [];
  let header: { separator: string; places: number[]; width: number } | undefined;
  let first = true;
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = at + 1;
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    if (first) {
      first = false;
      const separator = separatorOf(raw);
      const named = columnsOf(file, line, cells(raw, separator) ?? [], columns);
      if (named !== undefined) {
        header = { separator, places: columns.map((column) => named.indexOf(column)), width: named.length };
        continue;
      }
    }
    if (header === undefined) {
      rows.push({ line, cells: columns.map((_, column) => (column === 0 ? raw.trim() : '')) });
    } else {
      const found = cells(raw, header.separator);
      if (found === undefined) {
        mistakes.push({ line, what: 'a double quote in the wrong place', fix: 'quote the whole cell, and double a quote inside it' });
      } else if (found.length > header.width) {
        mistakes.push({ line, what: `${found.length} cells for ${header.width} columns`, fix: 'quote a cell that holds the separator' });
      } else rows.push({ line, cells: header.places.map((place) => found[place] ?? '') });
    }
    if (rows.length > MOST_ROWS) throw new OwnFileError(file, [{ line, what: `more than ${MOST_ROWS} rows`, fix: 'keep only the codes in use' }]);
  }
  if (mistakes.length === 0 && rows.length === 0) mistakes.push({ what: 'nothing in it', fix: `write one ${columns[0]} per line` });
  if (mistakes.length > 0) throw new OwnFileError(file, mistakes);
  return rows;
}
