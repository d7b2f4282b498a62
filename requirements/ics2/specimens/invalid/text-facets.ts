import type { Characters, ValueNode } from '../../structures/model';
import type { GeneralCheck } from '../../validate/checks';

/** One way to write a value wrongly. */
export interface WrongValue {
  kind: 'length' | 'characters' | 'decimals' | 'date-time';
  how: string;
  check: GeneralCheck;
  schemaSees: boolean;
  /** From a valid value. */
  spoil(valid: string): string;
}

/** Lengths and characters that the tables' notation (`an..35`, `a2`, `n1`) and the type demand together. */
interface Demanded {
  chars: Characters;
  min: number;
  max: number;
}

export function demanded({ format, value }: ValueNode): Demanded {
  if (value.base !== 'string' && value.base !== 'token') throw new RangeError(`${format} is no text`);
  const [, letter, upTo, digits] = /^(an|a|n)(\.\.)?(\d+)$/.exec(format)!;
  const max = Math.min(value.maxLength, Number(digits));
  const min = upTo === undefined ? max : Math.min(max, Math.max(1, value.minLength));
  const chars = value.chars !== 'any' ? value.chars : letter === 'a' ? 'letters' : letter === 'n' ? 'digits' : 'any';
  return { chars, min, max };
}

const FILLER: Record<Characters, string> = { any: 'X', letters: 'X', capitals: 'X', digits: '1', binary: '1' };

/** Characters that a class leaves out, one case each. */
const OUTSIDE: Record<Characters, readonly (readonly [how: string, char: string])[]> = {
  any: [],
  letters: [['a digit among letters', '1'], ['a letter with an accent', 'é']],
  capitals: [['a small letter', 'x'], ['a digit among letters', '1']],
  digits: [['a letter among digits', 'A'], ['a sign', '-']],
  binary: [['a digit beyond 0 and 1', '2'], ['a letter for a digit', 'N']],
};

const withLast = (value: string, char: string): string => [...value].slice(0, -1).join('') + char;

/** Breaks of a text: each length and character class, one at a time. */
export function* wrongTexts(node: ValueNode): Generator<WrongValue> {
  const { value } = node;
  if (value.base !== 'string' && value.base !== 'token') return;
  const { chars, min, max } = demanded(node);
  yield {
    kind: 'length',
    how: `${max + 1} characters`,
    check: 'GEN-LONG',
    schemaSees: max + 1 > value.maxLength,
    spoil: (valid) => valid.padEnd(max + 1, FILLER[chars]),
  };
  if (min > 1) {
    yield {
      kind: 'length',
      how: `${min - 1} characters`,
      check: 'GEN-SHORT',
      schemaSees: min - 1 < value.minLength,
      spoil: (valid) => [...valid].slice(0, min - 1).join(''),
    };
  }
  yield { kind: 'length', how: 'empty', check: 'GEN-SHORT', schemaSees: true, spoil: () => '' };
  for (const [how, char] of OUTSIDE[chars]) {
    yield { kind: 'characters', how, check: 'GEN-CHARTYPE', schemaSees: value.chars !== 'any', spoil: (valid) => withLast(valid, char) };
  }
  // White space of a token is collapsed before anybody looks at it.
  if (value.base === 'string' && node.form !== 'attribute' && max > 2) {
    yield {
      kind: 'characters',
      how: 'a line break inside',
      check: 'GEN-CHARTYPE',
      schemaSees: true,
      // After two characters, so that the country in front of a UN/LOCODE or an office stays what it was.
      spoil: (valid) => `${valid.slice(0, 2).padEnd(1, 'X')}\n${min === max ? valid.slice(3) : valid.slice(2, max - 1)}`,
    };
  }
}
