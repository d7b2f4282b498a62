import type { ValueNode } from '../../structures/model';
import type { WrongValue } from './text-facets';

const ones = (count: number): string => '1'.repeat(count);

/**
 * Breaks of a number. The tables admit digits and a point; an XSD decimal also takes a sign, and a point without digits on one
 * side, unless its type says otherwise.
 */
export function* wrongNumbers({ value }: ValueNode): Generator<WrongValue> {
  if (value.base !== 'decimal') return;
  const { totalDigits, fractionDigits } = value;
  const onlyDigits = value.chars === 'digits';
  const wrong = (how: string, check: WrongValue['check'], written: string, schemaSees = true): WrongValue => {
    return { kind: check === 'GEN-LONG' || check === 'GEN-SHORT' ? 'length' : 'decimals', how, check, schemaSees, spoil: () => written };
  };
  yield wrong('a comma', 'GEN-DECIMAL', '1,5');
  yield wrong('points between thousands', 'GEN-DECIMAL', '1.000.000');
  yield wrong('a point and no digit after it', 'GEN-DECIMAL', '1.', onlyDigits);
  yield wrong('no digit before the point', 'GEN-DIGIT', '.5', onlyDigits);
  yield wrong('a minus', 'GEN-CHARTYPE', '-1', onlyDigits || value.notNegative === true);
  yield wrong('a plus', 'GEN-CHARTYPE', '+1', onlyDigits);
  yield wrong('an exponent', 'GEN-CHARTYPE', '1e1');
  yield wrong('a word', 'GEN-CHARTYPE', 'one');
  yield wrong('a unit', 'GEN-CHARTYPE', '1 kg');
  yield wrong('empty', 'GEN-SHORT', '');
  yield wrong(`${totalDigits + 1} digits`, 'GEN-LONG', ones(totalDigits + 1));
  yield wrong(`${fractionDigits + 1} decimals`, 'GEN-DECIMAL', `1.${ones(fractionDigits + 1)}`);
  if (fractionDigits > 0) {
    const written = `${ones(totalDigits + 1 - fractionDigits)}.${ones(fractionDigits)}`;
    yield wrong(`${totalDigits + 1} digits, ${fractionDigits} of them decimals`, 'GEN-LONG', written);
  }
}
