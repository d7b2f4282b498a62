import type { Characters, ValueNode, ValueType } from '../structures/model';
import type { GeneralCheck } from './checks';
import { quote } from '../quote';

export interface ValueFault {
  check: GeneralCheck;
  found: string;
  demanded: string;
  mend: string;
}

/** Anything but a line break. */
const ANY = /^[^\r\n]*$/;

const CLASSES: Record<Characters, { all: RegExp; words: string }> = {
  any: { all: ANY, words: 'characters on one line' },
  digits: { all: /^[0-9]*$/, words: 'digits' },
  capitals: { all: /^[A-Z]*$/, words: 'capital letters A-Z' },
  letters: { all: /^[A-Za-z]*$/, words: 'letters A-Z' },
  binary: { all: /^[01]*$/, words: '0 or 1' },
};

/** Reads the tables' notation: `an..35`, `a2`, `n1`. Decimals and dates are judged by their type. */
function notation(format: string): { chars: Characters; exact?: number; max?: number } {
  const parts = /^(an|a|n)(\.\.)?(\d+)$/.exec(format);
  if (parts === null) return { chars: 'any' };
  const chars = parts[1] === 'an' ? 'any' : parts[1] === 'a' ? 'letters' : 'digits';
  return parts[2] === undefined ? { chars, exact: Number(parts[3]) } : { chars, max: Number(parts[3]) };
}

/** Half of a character beyond U+FFFF: only with these are characters fewer than a string's length. */
const SURROGATE = /[\ud800-\udfff]/;

const SPACE = 0x20;
const TILDE = 0x7e;
const ZERO = 0x30;
const NINE = 0x39;

/** Printable ASCII, with single spaces inside only: most values. They mean what is written, a character a code unit, on one line. */
function isPlain(raw: string): boolean {
  let before = SPACE;
  for (let at = 0; at < raw.length; at++) {
    const char = raw.charCodeAt(at);
    if (char < SPACE || char > TILDE || (char === SPACE && before === SPACE)) return false;
    before = char;
  }
  return before !== SPACE;
}

/** What one table row demands of a text. */
interface TextForm {
  min: number;
  max: number;
  /** xs:token collapses white space before its facets are looked at; xs:string keeps every character. */
  collapses: boolean;
  all: RegExp;
  words: string;
  demanded: string;
}

function formOf({ format }: ValueNode, value: ValueType & { base: 'string' | 'token' }): TextForm {
  const table = notation(format);
  const max = Math.min(value.maxLength, table.exact ?? table.max ?? Infinity);
  const min = Math.min(max, Math.max(value.minLength, table.exact ?? 1));
  const { all, words } = CLASSES[value.chars === 'any' ? table.chars : value.chars];
  const size = min === max ? `exactly ${max}` : `${min} to ${max}`;
  const demanded = value.chars === 'binary' ? '0 or 1' : `${size} ${words} (${format})`;
  return { min, max, collapses: value.base === 'token', all, words, demanded };
}

/** A code of fixed length is rarely too long: more often it is written with separators, as people do. */
function shortened({ min, max, all, demanded }: TextForm, value: string): string {
  if (max === 1) return demanded === '0 or 1' ? 'write 0 or 1' : 'give one character';
  const bare = min === max && value.length <= 2 * max ? value.replace(/[ .\/-]/g, '') : value;
  return bare !== value && bare.length === max && all.test(bare) ? `write it without separators: ${bare}` : `shorten it to ${max} characters`;
}

function textFault(form: TextForm, raw: string): ValueFault | undefined {
  const { min, max, collapses, all, words, demanded } = form;
  if (raw.length >= min && raw.length <= max && isPlain(raw) && (all === ANY || all.test(raw))) return undefined;
  const value = collapses ? raw.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '') : raw;
  const length = value.length <= 4 * max && SURROGATE.test(value) ? [...value].length : value.length;
  if (length > max)
    return { check: 'GEN-LONG', found: `${length} characters: ${quote(value)}`, demanded, mend: shortened(form, value) };
  if (length < min) {
    return {
      check: 'GEN-SHORT',
      found: length === 0 ? 'empty' : `${length} characters: ${quote(value)}`,
      demanded,
      mend: 'give the full value, or leave the element out where it is optional',
    };
  }
  if (!all.test(value)) return { check: 'GEN-CHARTYPE', found: quote(value), demanded, mend: `use ${words} only` };
  return undefined;
}

function isWhole(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) if (raw.charCodeAt(at) < ZERO || raw.charCodeAt(at) > NINE) return false;
  return raw !== '';
}

function decimalFault({ format }: ValueNode, type: ValueType & { base: 'decimal' }, raw: string): ValueFault | undefined {
  const { totalDigits, fractionDigits } = type;
  // Most are short whole numbers, and every type admits these.
  if (raw.length <= totalDigits && isWhole(raw)) return undefined;
  const value = raw.trim();
  const demanded =
    fractionDigits === 0
      ? `1 to ${totalDigits} digits (${format})`
      : `up to ${totalDigits} digits, ${fractionDigits} of them after a point (${format})`;
  const fault = (check: GeneralCheck, mend: string): ValueFault => ({
    check,
    found: value === '' ? 'empty' : quote(value),
    demanded,
    mend,
  });
  if (value === '') return fault('GEN-SHORT', 'give the number');
  if (/^\.\d+$/.test(value)) return fault('GEN-DIGIT', 'write a digit before the point: 0.5');
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(value);
  if (parts === null) {
    return /^[\d.,]+$/.test(value)
      ? fault('GEN-DECIMAL', 'write digits, a point and digits: 1250.5')
      : fault('GEN-CHARTYPE', 'use digits and a point only');
  }
  const written = parts[2] ?? '';
  if (fractionDigits === 0 && parts[2] !== undefined) return fault('GEN-DECIMAL', 'give a whole number');
  // Facets count digits of the value, so zeros that change nothing do not count; a whole number is limited as written.
  const whole = fractionDigits === 0 ? parts[1]! : parts[1]!.replace(/^0+/, '');
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > fractionDigits) return fault('GEN-DECIMAL', `round to ${fractionDigits} decimals`);
  if (whole.length + fraction.length > totalDigits) return fault('GEN-LONG', `use at most ${totalDigits} digits`);
  return undefined;
}

/** An instant on a day that every month has. */
const COMMON_INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function dateFault(raw: string): ValueFault | undefined {
  const value = raw.trim();
  if (COMMON_INSTANT.test(value)) return undefined;
  const fault = (mend: string): ValueFault => ({
    check: 'GEN-DATETIME',
    found: value === '' ? 'empty' : quote(value),
    demanded: 'an instant in UTC as YYYY-MM-DDThh:mm:ssZ',
    mend,
  });
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return fault('convert to UTC; no offset, no fraction of a second, literal Z');
  const midnight = value.replace('T24:00:00Z', 'T00:00:00Z');
  const instant = new Date(midnight);
  const same = !Number.isNaN(instant.getTime()) && instant.toISOString() === midnight.replace('Z', '.000Z');
  return same ? undefined : fault('use a day and a time that exist');
}

/** What is no code cannot be made one by shortening it. A remedy that names what to write is better still. */
function coded({ codeLists }: ValueNode, fault: ValueFault | undefined): ValueFault | undefined {
  if (fault === undefined || codeLists.length === 0 || fault.found === 'empty' || fault.mend.startsWith('write ')) return fault;
  return { ...fault, mend: `use a code of ${codeLists[0]}` };
}

/** {@link valueFault} of one row. */
export function valueJudge(node: ValueNode): (raw: string) => ValueFault | undefined {
  const { value } = node;
  switch (value.base) {
    case 'string':
    case 'token': {
      const form = formOf(node, value);
      return (raw) => coded(node, textFault(form, raw));
    }
    case 'decimal':
      return (raw) => decimalFault(node, value, raw);
    case 'dateTime':
      return dateFault;
  }
}

/** Made once for a row: a message has thousands of values, and the tables few rows. */
const judges = new WeakMap<ValueNode, (raw: string) => ValueFault | undefined>();

/** Judges one value by its table row: length, characters, digits, date. At most one fault: the first that explains the others. */
export function valueFault(node: ValueNode, raw: string): ValueFault | undefined {
  let judge = judges.get(node);
  if (judge === undefined) judges.set(node, (judge = valueJudge(node)));
  return judge(raw);
}
