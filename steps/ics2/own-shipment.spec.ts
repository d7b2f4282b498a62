import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ICS2_ROLES, modesOf } from '../../requirements/ics2/roles/matrix';
import { ownFiling } from './own-shipment';
import { PREPARED } from './shipments';

describe('what an operator files where the type does not matter', () => {
  test('each role has something of its own in each of its modes, with a shipment prepared', () => {
    for (const role of Object.keys(ICS2_ROLES).filter((name) => name !== 'itsp')) {
      for (const mode of modesOf(role)) {
        const own = ownFiling({ roles: [role], modes: [mode], live: [] });
        assert.deepEqual([own?.role, own?.mode], [role, mode]);
        // It is not the one that completes another filing and gets no MRN.
        assert.notEqual(own?.filing, 'F25');
        assert.ok(Object.hasOwn(PREPARED, own?.filing ?? ''), own?.filing);
      }
    }
  });

  test('a carrier by sea files its straight bill, whatever else it does', () => {
    assert.equal(ownFiling({ roles: ['air-carrier', 'sea-carrier'], modes: ['air', 'maritime'], live: [] })?.filing, 'F10');
  });

  test('what is new to the operator comes before what it has long been lodging', () => {
    assert.equal(ownFiling({ roles: ['express'], modes: ['air', 'road'], live: ['F30', 'F31', 'F32', 'F33'] })?.filing, 'F34');
    assert.equal(ownFiling({ roles: ['air-carrier'], modes: ['air'], live: ['F20', 'F27'] })?.filing, 'F21');
    assert.equal(ownFiling({ roles: ['rail-carrier'], modes: ['rail'], live: ['F51'] })?.filing, 'F51');
  });

  test('whoever has no role in a mode files nothing', () => {
    assert.equal(ownFiling({ roles: ['road-carrier'], modes: ['air'], live: [] }), undefined);
    assert.equal(ownFiling({ roles: ['itsp'], modes: ['road'], live: [] }), undefined);
  });
});
