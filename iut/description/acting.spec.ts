import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ICS2_ROLES, modesOf } from '../../requirements/ics2/roles/matrix';
import { UsageError } from '../errors';
import { MODES } from '../roles';
import { actingAs } from './acting';
import { loadIut, REFERENCE_DESCRIPTION } from './load';
import { mismatches } from './modes';

const reference = loadIut(REFERENCE_DESCRIPTION);
const acting = (roles: string[], modes: string[] = []): string[][] => {
  const { roles: chosen, modes: by, regimes } = actingAs(reference, roles, modes);
  return [[...chosen], [...by], [...regimes]];
};
const refused = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return `${error.message}; ${error.hint}`;
  }
  return assert.fail('it was taken');
};

describe('acting in other roles than the description has', () => {
  test('nothing said, nothing changed', () => assert.equal(actingAs(reference), reference));

  test('modes and regimes follow from the roles, roles from the modes', () => {
    assert.deepEqual(acting(['sea-house-filer']), [['sea-house-filer'], ['maritime'], ['ics2']]);
    assert.deepEqual(acting(['express'], ['road']), [['express'], ['road'], ['ics2']]);
    assert.deepEqual(acting(['kz-carrier-is'])[2], ['kz']);
    assert.deepEqual(acting([], ['rail']), [['rail-carrier'], ['rail'], ['ics2']]);
  });

  test('without a mode of its own in the description, a role goes by all of its modes', () => {
    const seaOnly = { ...reference, roles: ['sea-carrier'], modes: ['maritime'] };
    assert.deepEqual(actingAs(seaOnly, ['express']).modes, ['air', 'road']);
    assert.deepEqual(actingAs(seaOnly, ['sea-carrier', 'rail-carrier']).modes, ['maritime', 'rail', 'postal']);
  });

  test('names that are none, and roles that do not go by the mode', () => {
    assert.match(refused(() => acting(['see-carrier'])), /--role see-carrier is unknown; did you mean sea-carrier\?/);
    assert.match(refused(() => acting(['post'], ['mail'])), /--mode mail is unknown/);
    assert.match(refused(() => acting(['road-carrier'], ['maritime'])), /road-carrier does not go by maritime; road-carrier goes by road or postal/);
    assert.match(refused(() => acting(['sea-carrier'], ['maritime', 'rail'])), /none of sea-carrier goes by rail; rail is for rail-carrier/);
    assert.match(refused(() => actingAs({ ...reference, roles: ['post'] }, [], ['road'])), /no role of .* goes by road/);
  });

  test('each pair of the matrix is taken, and each other pair refused', () => {
    for (const role of Object.keys(ICS2_ROLES)) {
      for (const mode of MODES) assert.equal(mismatches([role], [mode]).length === 0, modesOf(role).includes(mode), `${role} by ${mode}`);
    }
  });

  test('roles of other regimes go by any mode', () => assert.deepEqual(mismatches(['kz-carrier-is'], ['road', 'air']), []));
});
