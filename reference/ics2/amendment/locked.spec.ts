import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shipmentFor } from '../../../steps/ics2/shipments';
import { withLockedChange, withOneChange } from '../../../steps/ics2/shipments/changes';
import { readShipment, type Shipment } from '../filing/facts';
import { lockedChanges } from './locked';

const told = (filing: string): ReturnType<typeof shipmentFor> => shipmentFor(filing, { eori: 'DE1234567890123', fresh: '1A2B3C4D' });
const changes = (filing: string, asked: (filed: Shipment) => Shipment): string[] => lockedChanges(readShipment(told(filing)), asked(readShipment(told(filing))));

test('what identifies a filing cannot be amended, what it says of the goods can (R3024)', () => {
  for (const filing of ['F10', 'F11', 'F14', 'F17', 'F20', 'F22', 'F32', 'F43', 'F44', 'F45', 'F50', 'F51']) {
    assert.deepEqual(lockedChanges(readShipment(told(filing)), readShipment(withOneChange(told(filing)).shipment)), [], filing);
  }
  for (const [filing, words, expected] of [
    ['F10', 'the vessel', 'the means of transport'], ['F10', 'the carrier', 'the carrier'], ['F12', 'the bill of lading', 'the master document'],
    ['F14', 'the house bill', 'a house document'], ['F15', 'the house bill', 'a house document'], ['F28', 'the number of the flight', 'the number of the journey'],
    ['F51', 'the train', 'the number of the journey'], ['F43', 'the postal item', 'a house document'],
  ] as const) {
    assert.deepEqual(lockedChanges(readShipment(told(filing)), readShipment(withLockedChange(told(filing), words))), [expected], `${filing}, ${words}`);
  }
  assert.deepEqual(changes('F10', (filed) => ({ ...filed, filing: 'F11' })), ['the type of the filing']);
  assert.deepEqual(changes('F10', (filed) => ({ ...filed, representative: { ...filed.declarant, acts: 'direct' } })), ['the representative']);
  assert.deepEqual(changes('F10', (filed) => ({ ...filed, declarant: { ...filed.declarant, name: 'Another name' } })), []);
});

test('goods items and house consignments may be left out, not added (CL723 code 101)', () => {
  assert.deepEqual(changes('F11', (filed) => ({ ...filed, houses: filed.houses!.slice(1) })), []);
  assert.deepEqual(changes('F11', (filed) => ({ ...filed, houses: [...filed.houses!, { ...filed.houses![0], houseBill: 'ONE-MORE' }] })), ['a house document']);
  assert.deepEqual(changes('F10', (filed) => ({ ...filed, goods: [...filed.goods!, ...filed.goods!] })), ['another goods item']);
  assert.deepEqual(changes('F10', (filed) => ({ ...filed, goods: [] })), []);
});
