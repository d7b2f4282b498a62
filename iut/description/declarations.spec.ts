import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { DECLARATIONS, type Declaration } from './declarations';

const madeBy = (description: Parameters<Declaration['made']>[0]): string[] => Object.keys(DECLARATIONS).filter((name) => DECLARATIONS[name]!.made(description));

describe('what an operator has declared', () => {
  test('a description that is silent is taken for one access point that is pushed to, and for nothing else', () => {
    assert.deepEqual(madeBy({ party: {}, enrolment: {}, accessPoints: [] }), ['push']);
  });

  test('each declaration by itself', () => {
    const provider = { eori: 'DE1234567890123', name: 'Porthaven' };
    const plan = { authority: 'NO', date: '2026-01-15' };
    assert.deepEqual(madeBy({ party: {}, enrolment: { system: 'own' }, accessPoints: [] }), ['own-system', 'push']);
    assert.deepEqual(madeBy({ party: {}, enrolment: { system: 'provider', provider }, accessPoints: [] }), ['provider', 'push']);
    assert.deepEqual(madeBy({ party: { country: 'NO' }, enrolment: {}, accessPoints: [] }), ['country', 'push']);
    assert.deepEqual(madeBy({ party: {}, enrolment: { plan }, accessPoints: [] }), ['plan', 'push']);
    assert.deepEqual(madeBy({ party: {}, enrolment: {}, accessPoints: [], signatures: ['ec', 'rsa'] }), ['push', 'kz-rsa', 'kz-ec']);
  });

  test('access points by how messages reach them', () => {
    const [pull, push] = [{ partyId: 'PULL@NO1', binding: 'pull' }, { partyId: 'NO1', binding: 'push' }] as const;
    assert.deepEqual(madeBy({ party: {}, enrolment: {}, accessPoints: [pull] }), ['pull']);
    assert.deepEqual(madeBy({ party: {}, enrolment: {}, accessPoints: [pull, push] }), ['push', 'pull', 'several-access-points']);
  });
});
