import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOutermost, isShortSea } from './coasts';
import table from './coast-table.json';

const DAY = '2026-07-05';

describe('coasts', () => {
  test('of Art. 105(c): every port of a country, or those that lie on one of the seas', () => {
    const said = ['GLGOH', 'FOTHO', 'ISREY', 'IS', 'MAAGA', 'RULED', 'EGALY', 'ILHFA', 'TRIST', 'GBFXT', 'CNSHA', 'RUVVO', 'EGSUZ', 'EG', 'ILETH', 'GBBEL', 'USNYC'];
    assert.deepEqual(said.filter((place) => isShortSea(place, DAY)), said.slice(0, 10));
  });

  test('the United Kingdom since it is out', () => {
    assert.deepEqual(['2020-12-31', '2021-01-01'].map((day) => isShortSea('GBFXT', day)), [false, true]);
  });

  test('of Art. 105(d): islands, and not the mainland they belong to', () => {
    const said = ['ESLPA', 'PTFNC', 'PTPDL', 'GPPTP', 'ESALG', 'PTLIS', 'NLRTM', 'ES'];
    assert.deepEqual(said.filter((place) => isOutermost(place, DAY)), said.slice(0, 4));
  });

  test('are written once each, as UN/LOCODEs of their country', () => {
    const rows: { country: string; ports?: string[]; elsewhere?: string[] }[] = [...table['short sea'], ...table['outermost regions']];
    for (const { country, ports = [], elsewhere = [] } of rows) {
      const all = [...ports, ...elsewhere];
      assert.ok(all.every((port) => port.length === 5 && port.startsWith(country)), country);
      assert.equal(new Set(all).size, all.length, country);
    }
  });
});
