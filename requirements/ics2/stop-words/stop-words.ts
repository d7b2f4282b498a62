import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { isDay } from '../../day';
import { CURRENT_EDITION, editionFile } from '../editions/editions';
import { type Mistake, OwnFileError, parseOwnJson, readOwnFile } from '../own-files/own-file';
import { readRows } from '../own-files/rows';
import { folded, stopWordsIn } from './match';

/** A term that says nothing where it stands alone. */
export interface StopWord {
  word: string;
  /** First and last day on which customs refuses it, both inclusive, ISO 8601. */
  from: string;
  to?: string;
  /** `ours`: our selection of what trade practice reports as refused; `given`: from a file that somebody added. */
  basis: 'ours' | 'given';
  /** Why it is on the list. */
  because?: string;
}

export interface StopWords {
  /** Where they are from, in words: our selection, or the path of a file. */
  readonly origin: string;
  readonly words: readonly StopWord[];
  /** The same by their folded text, for the search. */
  readonly byText: ReadonlyMap<string, readonly StopWord[]>;
  /** First letters or digits of each, to pass over most values of a large message at once. */
  readonly beginnings: ReadonlySet<string>;
}

const day = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' };
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['words'],
  properties: {
    baseline: { type: 'string' },
    origin: { type: 'string' },
    words: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['word', 'from'],
        properties: {
          word: { type: 'string', pattern: '[\\p{L}\\p{N}]', maxLength: 200 },
          from: day,
          to: day,
          basis: { enum: ['ours', 'given'] },
          because: { type: 'string' },
        },
      },
    },
  },
};

interface WordsFile {
  origin?: string;
  words: (Omit<StopWord, 'basis'> & { basis?: StopWord['basis'] })[];
}

/** A first word in ASCII: most texts begin with one, and it needs none of Unicode's tables. */
const PLAIN_WORD = /^[A-Za-z0-9]+(?=[^A-Za-z0-9\u0080-\uffff]|$)/;

function beginning(text: string): string {
  const plain = PLAIN_WORD.exec(text);
  if (plain !== null) return plain[0].toLowerCase();
  return /[\p{L}\p{N}]+/u.exec(text)?.[0].normalize('NFC').toLowerCase() ?? '';
}

function index(origin: string, words: readonly StopWord[]): StopWords {
  const byText = new Map<string, StopWord[]>();
  for (const word of words) {
    const text = folded(word.word);
    byText.set(text, [...(byText.get(text) ?? []), word]);
  }
  return { origin, words, byText, beginnings: new Set([...byText.keys()].map(beginning)) };
}

function fromJson(file: string, text: string): WordsFile {
  const ajv = new Ajv({ strictRequired: false });
  const data = parseOwnJson(file, text);
  if (ajv.validate<WordsFile>(SCHEMA, data)) return data;
  const { instancePath = '', message = '' } = ajv.errors?.[0] ?? {};
  throw new OwnFileError(file, [
    { what: `${instancePath === '' ? 'the list' : instancePath} ${message}`, fix: 'write { "words": [{ "word": "parts", "from": "2026-05-04" }] }' },
  ]);
}

function fromRows(file: string, text: string): StopWord[] {
  const mistakes: Mistake[] = [];
  const words: StopWord[] = [];
  for (const { line, cells } of readRows(file, text, ['word', 'from', 'to'])) {
    const [word, from, to] = cells as [string, string, string];
    if (!/[\p{L}\p{N}]/u.test(word)) mistakes.push({ line, what: 'no word', fix: 'give the word, or remove the line' });
    const wrong = [from, to].find((one) => one !== '' && !isDay(one));
    if (wrong !== undefined) mistakes.push({ line, what: `"${wrong.slice(0, 40)}" is no day`, fix: 'write days as YYYY-MM-DD' });
    words.push({ word, from: from === '' ? '0001-01-01' : from, ...(to === '' ? {} : { to }), basis: 'given' });
  }
  if (mistakes.length > 0) throw new OwnFileError(file, mistakes);
  return words;
}

/**
 * Stop words of a file: JSON like ours, or text with one term per line, or a table with the columns `word`, `from`, `to`.
 * They are used instead of ours: who has the Commission's list needs no selection. Throws {@link OwnFileError}.
 */
export function readStopWords(file: string): StopWords {
  const text = readOwnFile(file);
  if (!file.endsWith('.json')) return index(file, fromRows(file, text));
  return index(file, fromJson(file, text).words.map((word) => ({ basis: 'given', ...word })));
}

const builtIn = new Map<string, StopWords>();

/** Our selection for an edition, read once. Throws EditionError. */
export function stopWords(edition = CURRENT_EDITION): StopWords {
  let words = builtIn.get(edition);
  if (words === undefined) {
    editionFile(edition);
    const file = join(__dirname, `${edition}.json`);
    const { origin = 'our own selection', words: rows } = fromJson(file, readFileSync(file, 'utf8'));
    words = index(origin, rows.map((word) => ({ basis: 'ours', ...word })));
    builtIn.set(edition, words);
  }
  return words;
}

/**
 * The stop words that an element consists of, as they are on the list and joined by a comma, or undefined where it says
 * anything else: a stop word inside other text refuses nothing (HTI BPM L3.5, GET09; ICS2-DAT-13, code 100). Capitals,
 * white space and punctuation around a word make no difference.
 *
 * @param day day of reception, ISO 8601
 */
export function stopWordIn(value: string, day: string, words: StopWords = stopWords()): string | undefined {
  if (!words.beginnings.has(beginning(value))) return undefined;
  const counts = ({ from, to }: StopWord): boolean => day >= from && (to === undefined || day <= to);
  const found = stopWordsIn(value, (text) => words.byText.get(text)?.find(counts)?.word);
  return found === undefined ? undefined : [...new Set(found)].join(', ');
}
