import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOutermost, isShortSea } from './coasts';
import table from './coast-table.json';

const DAY = '2026-07-05';

/** Degrees north and east. */
type Position = readonly [north: number, east: number];

/** The seas of Art. 105(c) on which a country has some of its ports: south-west and north-east corner. */
const SEAS: Readonly<Record<string, readonly [Position, Position]>> = {
  Baltic: [[53.5, 9], [66, 31]], Black: [[40.5, 27], [47.5, 42]], Mediterranean: [[30.5, -6], [46, 36.5]],
};
/** Where the ports lie, to some kilometres. */
const ON_THE_SEAS: Readonly<Record<string, Position>> = {
  RUKGD: [54.7, 20.5], RULED: [59.9, 30.2], RUULU: [59.7, 28.4], RUVYG: [60.7, 28.7], RUNVS: [44.7, 37.8], RUTUA: [44.1, 39.1],
  EGALY: [31.2, 29.9], EGDAM: [31.4, 31.8], EGEDK: [31.3, 30.3], EGPSD: [31.3, 32.3], ILASH: [31.8, 34.6], ILHFA: [32.8, 35],
};
const BESIDE: Readonly<Record<string, Position>> = { RUVVO: [43.1, 131.9], RUMMK: [69, 33.1], EGSUZ: [29.97, 32.6], EGSGA: [26.7, 33.9], ILETH: [29.6, 35] };
const BRITISH: Readonly<Record<string, Position>> = {
  GBBEL: [54.6, -5.9], GBLAR: [54.85, -5.8], GBLDY: [55, -7.3], GBWPT: [54.1, -6.25], GBFXT: [51.96, 1.35], GBLIV: [53.4, -3], GBSOU: [50.9, -1.4],
};

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

  test('have their ports where the article has its seas, and the ports beside them elsewhere', () => {
    const listed = table['short sea'].flatMap(({ ports = [] }) => ports);
    assert.deepEqual([...listed].sort(), Object.keys(ON_THE_SEAS).sort(), 'of each port that is listed we know where it lies');
    const isOnSea = ([north, east]: Position): boolean => Object.values(SEAS).some(([from, to]) => from[0] <= north && north <= to[0] && from[1] <= east && east <= to[1]);
    for (const [port, position] of Object.entries(ON_THE_SEAS)) assert.ok(isOnSea(position), port);
    for (const [port, position] of Object.entries(BESIDE)) assert.deepEqual([isOnSea(position), isShortSea(port, DAY)], [false, false], port);
    const ulster = ([north, east]: Position): boolean => north > 54 && north < 55.4 && east > -8.2 && east < -5.4;
    for (const [port, position] of Object.entries(BRITISH)) assert.equal(isShortSea(port, DAY), !ulster(position), port);
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
