import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessPointFacts, accessPointsOf, checkAccessPoints } from './access-points';
import { schemaBreaches } from './check';
import type { AccessPointDescription } from './model';
import { keyName } from './yaml-place';

const EORI = 'DE1234567890123';
const PUSH: AccessPointDescription = { partyId: EORI, binding: 'push' };
const PULL: AccessPointDescription = { partyId: `PULL@${EORI}`, binding: 'pull' };

function complaints(party: Parameters<typeof checkAccessPoints>[0]): string[] {
  const found: string[] = [];
  checkAccessPoints(party, (code, path) => found.push(`${code} ${keyName(path)}`));
  return found;
}

describe('the access points of an operator', () => {
  test('are those declared, or else one for push', () => {
    assert.deepEqual(accessPointsOf([PUSH, PULL], 'X'), [PUSH, PULL]);
    assert.deepEqual(accessPointsOf([], EORI), [PUSH]);
  });

  test('are told to the driver by number', () => {
    assert.deepEqual(accessPointFacts([PUSH, PULL]), {
      'ics2.accessPoint.1.partyId': EORI, 'ics2.accessPoint.1.binding': 'push',
      'ics2.accessPoint.2.partyId': `PULL@${EORI}`, 'ics2.accessPoint.2.binding': 'pull',
    });
  });

  test('belong to the party, differ, and only one for push has an endpoint', () => {
    assert.deepEqual(complaints({ eori: EORI, partyId: EORI, accessPoints: [PUSH, PULL] }), []);
    assert.deepEqual(complaints({ eori: 'FR1', accessPoints: [PULL] }), ['conflict party.accessPoints[0].partyId']);
    assert.deepEqual(complaints({ accessPoints: [PULL, PULL] }), ['conflict party.accessPoints[1].partyId']);
    assert.deepEqual(complaints({ accessPoints: [{ ...PULL, endpoint: 'https://ap.example' }] }), ['conflict party.accessPoints[0].endpoint']);
    assert.deepEqual(complaints({ partyId: EORI, accessPoints: [PULL] }), ['conflict party.partyId']);
  });

  test('have a form that the schema knows', () => {
    const written = (point: object): unknown => ({ name: 'a', roles: ['sea-carrier'], driver: { kind: 'reference' }, party: { accessPoints: [point] } });
    const breaches = (point: object): string[] => schemaBreaches(written(point)).map(({ code, path }) => `${code} ${keyName(path)}`);
    assert.deepEqual(breaches(PULL), []);
    assert.deepEqual(breaches({ ...PUSH, partyId: `${EORI}@FR`, endpoint: 'https://ap.example' }), []);
    assert.deepEqual(breaches({ ...PUSH, partyId: 'TOOLONGASYSTEM@DE1' }), ['invalid-value party.accessPoints[0].partyId']);
    assert.deepEqual(breaches({ ...PUSH, binding: 'fetch' }), ['unknown-name party.accessPoints[0].binding']);
    assert.deepEqual(breaches({ partyId: EORI }), ['missing-key party.accessPoints[0]']);
  });
});
