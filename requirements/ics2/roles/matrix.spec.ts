import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../../catalogue/catalogue';
import { filingsOf, ICS2_ROLES, liveSince, modesOf, PROCESSES, RELEASES } from './matrix';

/** The types of filing of CL742 that the message tables know. */
const TYPES = ['F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F17', 'F20', 'F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28', 'F29', 'F30', 'F31', 'F32', 'F33', 'F34', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45', 'F50', 'F51'];

describe('the matrix of roles', () => {
  test('has each type of filing, and no other', () => {
    assert.deepEqual(filingsOf(Object.keys(ICS2_ROLES)).sort(), TYPES);
  });

  test('each type came with one release', () => {
    assert.deepEqual(Object.values(RELEASES).flatMap(({ filings }) => filings).sort(), TYPES);
    assert.deepEqual(liveSince('R1'), ['F32', 'F43']);
    assert.deepEqual(liveSince('R3').sort(), TYPES);
    assert.ok(!liveSince('R2').includes('F10') && liveSince('R2').includes('F43'));
  });

  test('the processes of a role exist, and each process belongs to a role', () => {
    const named = new Set(Object.values(ICS2_ROLES).flatMap((role) => role?.processes ?? []));
    assert.deepEqual([...named].sort(), Object.keys(PROCESSES).sort());
  });

  test('the areas of the processes are areas of the catalogue', () => {
    const areas = new Set(loadCatalogue().byRegime('ics2').map(({ area }) => area));
    for (const area of Object.values(PROCESSES).flat()) assert.ok(areas.has(area), area);
  });

  test('says by which modes a role goes, and what it files by some of them', () => {
    assert.deepEqual(modesOf('express'), ['air', 'road']);
    assert.deepEqual(modesOf('kz-carrier-is'), []);
    assert.deepEqual(filingsOf(['express'], ['road']), ['F34']);
    assert.deepEqual(filingsOf(['sea-carrier', 'inland-carrier'], ['postal']), ['F45']);
    assert.deepEqual(filingsOf(['road-carrier'], ['maritime']), []);
  });
});
