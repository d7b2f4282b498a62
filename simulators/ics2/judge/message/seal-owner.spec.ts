import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeFourConditions, judgeOperator, judgeReceiptSeal, type SealOwner } from './seal-owner';

const EORI = 'DE1234567890123';
const CLIENT = 'SE5567891234';
const subject = { eori: EORI, organisation: 'Lines', name: `CN=a, O=Lines, serialNumber=${EORI}` };
const good: SealOwner = {
  subject, sender: EORI, name: 'Lines', listed: { holds: true, observed: 'Listed authority' }, holders: [{ eori: EORI, mayUseIcs2: true }],
};
const broken = (change: Partial<SealOwner>): string[] =>
  judgeFourConditions({ ...good, ...change }).filter(({ holds }) => !holds).map(({ expected }) => expected.slice(0, 1));

describe('four conditions on a sealing certificate, each by itself', () => {
  const cases: [what: string, change: Partial<SealOwner>, broken: string[]][] = [
    ['all hold', {}, []],
    ['its authority is not listed', { listed: { holds: false, observed: 'nobody' } }, ['1']],
    ['it is somebody else\'s, registered with the sender', { subject: { eori: CLIENT, organisation: 'Client', name: 'O=Client' } }, ['2']],
    ['it is somebody else\'s, told by the organisation alone', { subject: { organisation: 'Client', name: 'O=Client' } }, ['2']],
    ['UUM&DS links it with somebody else', { holders: [{ eori: CLIENT, mayUseIcs2: true }] }, ['3']],
    ['it is registered nowhere', { holders: [] }, ['4']],
    ['it is registered without the right', { holders: [{ eori: EORI, mayUseIcs2: false }] }, ['4']],
    ['the client\'s own, registered with the client', { subject: { eori: CLIENT, name: 'x' }, holders: [{ eori: CLIENT, mayUseIcs2: true }] }, ['2', '3']],
    ['registered nowhere, and without an EORI', { subject: { organisation: 'Lines', name: 'O=Lines' }, holders: [] }, ['3', '4']],
    ['registered with several, the sender among them', { holders: [{ eori: CLIENT, mayUseIcs2: true }, { eori: EORI, mayUseIcs2: true }] }, []],
  ];
  for (const [what, change, expected] of cases) test(what, () => assert.deepEqual(broken(change), expected));

  test('a subject that names nobody gives no occasion for the second', () => {
    const judged = judgeFourConditions({ ...good, subject: { name: 'CN=a' } });
    assert.deepEqual(judged.map(({ expected }) => expected.slice(0, 1)), ['1', '3', '4']);
  });
});

describe('whose seal it is', () => {
  test('the operator\'s by its EORI, whatever the organisation is called', () => {
    assert.equal(judgeOperator(subject, { eori: EORI, name: 'Lines Ltd.' })?.holds, true);
    assert.equal(judgeOperator(subject, { eori: CLIENT })?.holds, false);
  });

  test('without an EORI by the organisation that was declared, and otherwise not at all', () => {
    const { organisation, name } = subject;
    assert.equal(judgeOperator({ organisation, name }, { eori: EORI, name: 'Lines' })?.holds, true);
    assert.equal(judgeOperator({ organisation, name }, { eori: EORI, name: 'Client' })?.holds, false);
    assert.equal(judgeOperator({ organisation, name }, { eori: EORI }), undefined);
    assert.equal(judgeOperator({ name }, { eori: EORI, name: 'Lines' }), undefined);
  });

  test('a number that the authority gave is no EORI of another, and a name is the same in capitals', () => {
    const { organisation, name } = subject;
    assert.equal(judgeOperator({ eori: 'CSM017312345', organisation, name }, { eori: EORI }), undefined);
    assert.equal(judgeOperator({ eori: 'CSM017312345', organisation: 'LINES  SEA', name }, { eori: EORI, name: 'Lines Sea' })?.holds, true);
    assert.equal(judgeOperator({ eori: CLIENT, name }, { eori: EORI })?.holds, false);
  });

  test('a receipt, by what UUM&DS says of its certificate', () => {
    const sealed = (...eoris: string[]): boolean => judgeReceiptSeal({ ...good, holders: eoris.map((eori) => ({ eori, mayUseIcs2: true })) }).holds;
    assert.deepEqual([sealed(EORI), sealed(CLIENT, EORI), sealed(CLIENT), sealed()], [true, true, false, false]);
  });
});
