import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CAREFUL_CLERK, lookedThrough } from './clerk';
import { FactsIncomplete, type Shipment } from './facts';

const { containerNumber, phone, shipNumber, address } = CAREFUL_CLERK;

describe('what the clerk looks at before filing', () => {
  test('mends what can be mended', () => {
    assert.equal(containerNumber('csqu 305438-3'), 'CSQU3054383');
    assert.equal(phone('0049 (0)40-12345'), '+49 40 12345');
    assert.equal(phone('+49 40 12345'), '+49 40 12345');
    assert.equal(shipNumber('IMO 9074729'), 'IMO9074729');
  });

  test('refuses what cannot be sent', () => {
    const refused = (look: () => unknown): void => assert.throws(look, FactsIncomplete);
    refused(() => containerNumber('CSQU 30543'));
    refused(() => phone('040 12345'));
    refused(() => phone('+49'));
    refused(() => shipNumber('IMO9074728'));
    refused(() => shipNumber('9074729'));
    refused(() => address({ city: 'Taipei', country: 'TW' }));
    refused(() => address({ city: 'Hamburg', country: 'DE' }));
  });

  test('asks no postcode of a country without any', () => assert.deepEqual(address({ city: 'Hong Kong', country: 'HK' }), { city: 'Hong Kong', country: 'HK' }));

  test('looks at every party and house, and adds nothing that was not said', () => {
    const party = { name: 'N', phone: '0033 1 5550 0102', address: { city: 'Paris', country: 'FR', postcode: '75001' } };
    const shipment: Shipment = { filing: 'F11', mode: 'maritime', declarant: party, seller: party, houses: [{ consignee: party, containers: [{ number: 'CSQU 305438-3' }] }, {}] };
    const seen = lookedThrough(shipment);
    for (const who of [seen.declarant, seen.seller, seen.houses?.[0]?.consignee]) assert.equal(who?.phone, '+33 1 5550 0102');
    assert.deepEqual(seen.houses?.[0]?.containers, [{ number: 'CSQU3054383' }]);
    assert.deepEqual(seen.houses?.[1], {});
    assert.equal(shipment.declarant.phone, '0033 1 5550 0102');
  });

  test('leaves the numbers of air cargo units alone', () => {
    const shipment: Shipment = { filing: 'F20', mode: 'air', declarant: { name: 'N', address: { city: 'P', country: 'HK' } }, containers: [{ number: 'AKE10245MS' }] };
    assert.deepEqual(lookedThrough(shipment).containers, [{ number: 'AKE10245MS' }]);
  });
});
