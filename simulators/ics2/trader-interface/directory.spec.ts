import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Pki } from '../../../certs/pki';
import { accessPointsOfIut, createDirectory, type AccessPoint } from './directory';

const EORI = 'DE1234567890123';
const PULL: AccessPoint = { partyId: `PULL@${EORI}`, name: 'iut', binding: 'pull' };
const pki = { identity: () => ({ eori: EORI }) } as unknown as Pki;

describe('the directory of access points', () => {
  test('finds by party id, whole, and forgets preferences only', () => {
    const directory = createDirectory(() => [PULL]);
    const probe: AccessPoint = { partyId: `PROBE@${EORI}`, name: 'probe', binding: 'push', url: 'https://probe.example' };
    directory.enrol(probe);
    assert.equal(directory.at(PULL.partyId), PULL);
    assert.equal(directory.at(EORI), undefined);
    assert.equal(directory.preferred(EORI), undefined);
    directory.prefer(EORI, probe.partyId);
    assert.equal(directory.preferred(EORI), probe);
    directory.prefer(EORI, undefined);
    assert.equal(directory.preferred(EORI), undefined);
    directory.prefer(EORI, probe.partyId);
    directory.reset();
    assert.deepEqual([directory.preferred(EORI), directory.at(probe.partyId)], [undefined, probe]);
    directory.enrol({ ...probe, binding: 'pull' });
    assert.equal(directory.at(probe.partyId)?.binding, 'pull');
  });

  test('an access point for push is there once its endpoint is known, one for pull always', () => {
    const open: { url?: string } = {};
    const directory = createDirectory(() => accessPointsOfIut({ pki, iutEndpoint: () => open.url, iutAccessPoints: [{ partyId: EORI, binding: 'push' }, PULL] }));
    assert.deepEqual([directory.at(EORI), directory.at(PULL.partyId)], [undefined, PULL]);
    const url = (open.url = 'https://operator.example');
    assert.deepEqual(directory.at(EORI), { partyId: EORI, name: 'iut', binding: 'push', url });
    const own = createDirectory(() => accessPointsOfIut({ pki, iutEndpoint: () => open.url, iutAccessPoints: [{ partyId: EORI, binding: 'push', endpoint: 'https://own.example' }] }));
    assert.deepEqual(own.at(EORI), { partyId: EORI, name: 'iut', binding: 'push', url: 'https://own.example' });
  });

  test('without a declaration there is one, for push, under the EORI of the issued seal', () => {
    const points = accessPointsOfIut({ pki, iutEndpoint: () => 'https://operator.example' });
    assert.deepEqual(points, [{ partyId: EORI, name: 'iut', binding: 'push', url: 'https://operator.example' }]);
  });
});
