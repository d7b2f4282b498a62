import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHistory, type WrittenHistory } from './history';

function read(written: WrittenHistory, roles = ['air-carrier', 'sea-carrier']) {
  const said: string[] = [];
  const live = readHistory(written, roles, (code, path, message, fix) => said.push(`${code} ${path.join('.')}: ${message} (${fix})`));
  return { live, said };
}

describe('what an operator says of its past with ICS2', () => {
  test('nothing said, and a newcomer: nothing is live', () => {
    assert.deepEqual(read({}), { live: undefined, said: [] });
    assert.deepEqual(read({ history: 'newcomer' }), { live: undefined, said: [] });
  });

  test('connected: the filings of its roles in that release and before, or those that it names', () => {
    assert.deepEqual(read({ history: 'connected', connected: { release: 'R2' } }).live, { since: 'R2', filings: ['F20', 'F21', 'F23', 'F24', 'F25', 'F27', 'F28', 'F29', 'F42'] });
    assert.deepEqual(read({ history: 'connected', connected: { release: 'R2', filings: ['F28'] } }), { live: { since: 'R2', filings: ['F28'] }, said: [] });
    assert.deepEqual(read({ history: 'connected', connected: { release: 'R1' } }, ['post', 'express']).live?.filings, ['F32', 'F43']);
  });

  test('what contradicts itself is named', () => {
    assert.match(read({ history: 'connected' }).said.join(), /^missing-key party\.history: it is not said since when/);
    assert.match(read({ history: 'newcomer', connected: { release: 'R2' } }).said.join(), /^conflict party\.connected: .*not declared to be connected/);
    assert.match(read({ history: 'connected', connected: { release: 'R2', filings: ['F20', 'F10'] } }).said.join(), /^conflict party\.connected\.filings\.1: F10 is no filing that these roles lodged in R2 \(those were F20, /);
    assert.match(read({ history: 'connected', connected: { release: 'R1', filings: ['F10'] } }, ['sea-carrier']).said.join(), /none of them lodged anything in R1/);
  });
});
