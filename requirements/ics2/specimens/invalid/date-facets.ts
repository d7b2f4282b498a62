import type { ValueNode } from '../../structures/model';
import type { WrongValue } from './text-facets';

const WAYS: readonly (readonly [how: string, spoil: (valid: string) => string])[] = [
  ['an offset', (valid) => valid.replace('Z', '+02:00')],
  ['an offset of nothing', (valid) => valid.replace('Z', '+00:00')],
  ['no zone', (valid) => valid.replace('Z', '')],
  ['a fraction of a second', (valid) => valid.replace('Z', '.250Z')],
  ['no seconds', (valid) => valid.replace(/:\d\dZ$/, 'Z')],
  ['a blank for T', (valid) => valid.replace('T', ' ')],
  ['a day only', (valid) => valid.slice(0, 10)],
  ['30 February', (valid) => valid.replace(/^(\d{4})-\d\d-\d\d/, '$1-02-30')],
  ['month 13', (valid) => valid.replace(/^(\d{4})-\d\d/, '$1-13')],
  ['hour 25', (valid) => valid.replace(/T\d\d/, 'T25')],
  ['no digits', () => 'tomorrow'],
  ['empty', () => ''],
];

/** Breaks of a date-time: UTC, whole seconds, a day that exists (ICS2-DAT-02). */
export function* wrongDates({ value }: ValueNode): Generator<WrongValue> {
  if (value.base !== 'dateTime') return;
  for (const [how, spoil] of WAYS) yield { kind: 'date-time', how, check: 'GEN-DATETIME', schemaSees: true, spoil };
}
