import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageCodes, placesOf, structure } from '../structures/structures';
import { CodeListError, codeIsValid, codeLists, readCodeList } from './code-lists';

const DAY = '2026-03-01';

describe('code lists', () => {
  const lists = codeLists();

  test('every list that a structure names is there, with codes or as external', () => {
    for (const message of messageCodes()) {
      for (const { path, node } of placesOf(structure(message))) {
        for (const list of node.codeLists) assert.ok(lists.has(list), `${path} names ${list}`);
      }
    }
  });

  test('have the published sizes', () => {
    const size = (list: string): number => {
      const found = lists.get(list);
      return found?.kind === 'codes' ? found.codes.size : -1;
    };
    assert.deepEqual(['CL717', 'CL723', 'CL733', 'CL742', 'CL751', 'CL754'].map(size), [28, 30, 194, 31, 256, 15]);
  });

  test('say valid, invalid or unknown', () => {
    assert.equal(codeIsValid(lists, 'CL742', 'F10', DAY), 'valid');
    assert.equal(codeIsValid(lists, 'CL742', 'F18', DAY), 'invalid');
    assert.equal(codeIsValid(lists, 'CL742', 'constructor', DAY), 'invalid');
    assert.equal(codeIsValid(lists, 'CL244', 'DEHAM', DAY), 'unknown');
    assert.equal(codeIsValid(lists, 'CL999', 'X', DAY), 'unknown');
    assert.equal(codeIsValid(lists, 'CL742', 'F10', '2021-12-31'), 'unknown');
  });

  test('a code counts from its first to its last day', () => {
    const text = JSON.stringify({
      list: 'CL999',
      about: 'x',
      baseline: 'x',
      validFrom: '2022-01-01',
      codes: ['A'],
      periods: { A: { from: '2026-02-01', to: '2026-02-28' } },
    });
    const own = new Map([['CL999', readCodeList('CL999', text)]]);
    const on = (day: string): string => codeIsValid(own, 'CL999', 'A', day);
    assert.deepEqual(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(on), ['invalid', 'valid', 'valid', 'invalid']);
  });

  test('a malformed file is refused', () => {
    const bad = (data: object): void => assert.throws(() => readCodeList('CL999', JSON.stringify(data)), CodeListError);
    bad({ list: 'CL999', about: 'x', baseline: 'x' });
    bad({ list: 'CL999', about: 'x', baseline: 'x', validFrom: '2022-01-01', codes: [] });
    bad({ list: 'CL999', about: 'x', baseline: 'x', validFrom: '2022-01-01', codes: ['A'], extra: 1 });
  });
});
