import { readFileSync, statSync } from 'node:fs';

/** Largest file read from an operator, in bytes. UN/LOCODE with all its columns has about 10 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Mistakes shown at once; a file in a wrong format has one on every line. */
const MOST_MISTAKES = 10;

/** One thing to mend in a file that somebody gave us. */
export interface Mistake {
  /** 1-based; undefined where the whole file is meant. */
  line?: number;
  what: string;
  fix: string;
}

/** A file of an operator that cannot be used. The message names file, line and remedy of each mistake. */
export class OwnFileError extends Error {
  readonly code = 'OWN_FILE_INVALID';
  readonly hint = 'see "To add" in requirements/README.md';

  constructor(
    readonly file: string,
    readonly mistakes: readonly Mistake[],
  ) {
    const shown = mistakes.slice(0, MOST_MISTAKES).map(({ line, what, fix }) => `${file}${line === undefined ? '' : `:${line}`}: ${what}; ${fix}`);
    if (mistakes.length > shown.length) shown.push(`${file}: ${mistakes.length - shown.length} further mistakes`);
    super(shown.join('\n'));
    this.name = 'OwnFileError';
  }
}

/** Text of a file, without byte order mark. Throws {@link OwnFileError} where it is no file, too large, or not UTF-8. */
export function readOwnFile(file: string): string {
  const refuse = (what: string, fix: string): never => {
    throw new OwnFileError(file, [{ what, fix }]);
  };
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('no such file', 'check the path');
  if (!found.isFile()) return refuse('not a file', 'name a file');
  if (found.size > MOST_BYTES) return refuse(`${found.size} bytes, more than ${MOST_BYTES}`, 'keep only the columns and codes in use');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, 'check its permissions');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('not UTF-8', 'save it as text in UTF-8');
  }
}

/** Whether a text is JSON as far as it goes. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    return /Unexpected end|Unterminated string/.test(message) || message.includes(`at position ${text.length}`);
  }
}

/** Line of the first mistake in a text that is no JSON. The parser names the place of some mistakes only, so it is asked again. */
function lineOfMistake(text: string): number {
  const lines = text.split('\n');
  let sound = 0;
  let broken = lines.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isBeginning(`${lines.slice(0, middle).join('\n')}\n`)) sound = middle;
    else broken = middle;
  }
  return broken;
}

/** The value of a JSON text. Throws {@link OwnFileError} with the line of the first mistake. */
export function parseOwnJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = (error as Error).message.replace(/\s+/g, ' ').slice(0, 120);
    throw new OwnFileError(file, [{ line: lineOfMistake(text), what: `not JSON: ${what}`, fix: 'correct the syntax' }]);
  }
}
