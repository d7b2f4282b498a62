import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventOf } from '../run';
import { checkTable, foldedChecks } from './checks';

const check = (expected: string, more: Partial<EventOf<'check'>> = {}): EventOf<'check'> =>
  ({ type: 'check', requirement: 'ICS2-DAT-11', party: 'iut', expected, observed: 'as demanded', outcome: 'pass', events: [3], ...more }) as EventOf<'check'>;

test('passes that say the same stand in one row, with what each expected', () => {
  const rows = foldedChecks([check('R3002'), check('R3005'), check('R3006')]);
  assert.deepEqual(rows.map((row) => row.map(({ expected }) => expected)), [['R3002', 'R3005', 'R3006']]);
  const text = checkTable([check('R3002'), check('R3005')])?.markup ?? '';
  for (const id of ['R3002', 'R3005', '2 checks']) assert.ok(text.includes(id), id);
});

test('a failure, a finding, another requirement, party, observation or event stands by itself', () => {
  const others: Partial<EventOf<'check'>>[] = [
    { outcome: 'fail' }, { outcome: 'finding' }, { requirement: 'ICS2-DAT-14' }, { party: 'trader-interface' }, { observed: 'otherwise' }, { events: [4] },
  ];
  for (const other of others) assert.equal(foldedChecks([check('R3002'), check('R3005', other)]).length, 2, JSON.stringify(other));
  assert.equal(foldedChecks([check('a', { outcome: 'fail' }), check('b', { outcome: 'fail' })]).length, 2, 'failures never fold');
});
