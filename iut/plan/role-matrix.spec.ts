import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlannedScenario } from '../../evidence/model';
import { loadIut, REFERENCE_DESCRIPTION } from '../description/load';
import { processesIn, roleMatrix, roleMatrixText, type Binds } from './role-matrix';

const scenario = (area: string, requirement: string, more: Partial<PlannedScenario> = {}): PlannedScenario => ({
  id: `ics2/${area}/${requirement}`, name: area, feature: '', uri: '', line: 1, regime: 'ics2', area, requirements: [requirement], decision: 'run', ...more,
});
const binds: Binds = (id) => (id.startsWith('ours') ? 'simulator' : 'iut');

describe('what each role by each mode would be asked', () => {
  const plan = [
    scenario('amendment', 'a1'), scenario('amendment', 'a2', { decision: 'left-out' }), scenario('amendment', 'ours-1'),
    scenario('data-quality', 'e1'), scenario('transport', 't1'), scenario('filing', 'k1', { regime: 'kz' }),
  ];

  test('a process is shown by scenarios that judge the implementation, and by no others', () => {
    const shown = processesIn(plan, ['rail-carrier'], binds);
    assert.deepEqual(shown, { filing: 0, error: 1, amendment: 1, invalidation: 0, referral: 0, notification: 0, consultation: 0 });
    assert.ok('arrival' in processesIn(plan, ['sea-carrier'], binds));
    assert.deepEqual(processesIn(plan, ['itsp'], binds), {});
  });

  test('each pair acts alone', () => {
    const acted: string[] = [];
    const rows = roleMatrix(loadIut(REFERENCE_DESCRIPTION), ({ roles, modes }) => (acted.push(`${roles.join()} ${modes.join()}`), plan), binds);
    assert.deepEqual(acted, rows.map(({ role, mode }) => `${role} ${mode}`));
    assert.ok(acted.includes('express road') && !acted.includes('express rail'));
    assert.deepEqual([rows[0]!.scenarios, rows[0]!.requirements], [3, 3]);
  });

  test('as a table, with a dash where the role takes no part', () => {
    const text = roleMatrixText([{ role: 'rail-carrier', mode: 'rail', scenarios: 12, requirements: 3, processes: { filing: 2 } }]).split('\n');
    assert.match(text[0]!, /^role +mode +scenarios +requirements +filing +error/);
    assert.match(text[1]!, /^rail-carrier {2}rail {9}12 {13}3 {7}2 {6}-/);
  });
});
