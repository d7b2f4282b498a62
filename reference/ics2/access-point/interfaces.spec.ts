import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containerShipment } from '../../../steps/ics2/shipments';
import { soundBehaviour } from '../behaviour';
import { readShipment } from '../filing/facts';
import { interfaceFor } from './interfaces';

const SHARED = { partyId: 'sti-taxud', url: 'https://127.0.0.1/a' };
const BELGIAN = { partyId: 'nti-be', url: 'https://127.0.0.1/b', country: 'BE' };

test('a country has its own interface or the shared one', () => {
  assert.equal(interfaceFor('BE', [SHARED, BELGIAN]), BELGIAN);
  for (const country of ['NL', '', undefined]) assert.equal(interfaceFor(country, [SHARED, BELGIAN]), SHARED);
});

test('the office of first entry comes before the addressed Member State', () => {
  const { addressedCountry } = soundBehaviour().application;
  const shipment = (change: Record<string, unknown>) => readShipment({ ...containerShipment('DE1234567890123', 'BL-1'), customsOfficeOfFirstEntry: undefined, ...change });
  assert.equal(addressedCountry(shipment({ customsOfficeOfFirstEntry: 'BE101000', addressedMemberState: 'NL' })), 'BE');
  assert.equal(addressedCountry(shipment({ addressedMemberState: 'NL' })), 'NL');
  assert.equal(addressedCountry(shipment({})), undefined);
});
