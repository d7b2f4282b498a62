import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOutermost, isShortSea } from '../../../requirements/ics2/trades/coasts';
import table from '../../../requirements/ics2/trades/coast-table.json';
import book from './water-table.json';
import { isNear, isOverseasRegion } from './waters';

const DAY = '2026-07-05';

/** Every port and country that either reading names, and some that neither does. */
function places(): string[] {
  const rows: { country: string; ports?: string[]; elsewhere?: string[] }[] = [...table['short sea'], ...table['outermost regions']];
  const told = rows.flatMap(({ country, ports = [], elsewhere = [] }) => [country, `${country}ZZZ`, ...ports, ...elsewhere]);
  const planned = [...book.neighbours, ...book['not theirs'], ...Object.values(book.waters).flat(), ...Object.values(book['far regions']).flat()];
  return [...new Set([...told, ...planned, 'CNSHA', 'USNYC', 'BRSSZ', 'RUVVO', 'EGSUZ', 'ILETH', 'NLRTM', 'ESALG', 'PTLIS', 'NOOSL', 'GBFXT', ''])];
}

test('the planners and the law, each with a book of its own, call the same ports near and the same regions overseas', () => {
  for (const place of places()) {
    assert.equal(isNear(place), isShortSea(place, DAY), `near: ${place}`);
    assert.equal(isOverseasRegion(place), isOutermost(place, DAY), `overseas: ${place}`);
  }
});
