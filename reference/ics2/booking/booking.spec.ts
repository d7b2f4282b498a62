import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shipmentFor } from '../../../steps/ics2/shipments';
import { FactsIncomplete, readShipment, type Shipment } from '../filing/facts';
import { SOUND_BOOKING, type BookingKind } from './choices';
import { dueAt } from './due';
import { kindOf } from './kind';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const TIMES = { loadingTime: '2026-06-03T14:00:00Z', departure: '2026-06-03T18:00:00Z', arrival: '2026-06-12T03:00:00Z' };

const shipment = (filing: string, facts: Record<string, unknown> = {}): Shipment =>
  readShipment({ ...shipmentFor(filing, { eori: 'DE1234567890123', fresh: 'B1' }), departed: undefined, ...TIMES, ...facts });
const kind = ({ ...told }: Shipment): BookingKind =>
  kindOf(told, { loading: at(told.loadingTime ?? ''), departure: at(told.departure ?? ''), arrival: at(told.arrival ?? '') }, SOUND_BOOKING);
const due = (told: Shipment): string => new Date(dueAt(told, SOUND_BOOKING)).toISOString();
const arrivingAfter = (hours: number): { departure: string; arrival: string } => ({ departure: TIMES.departure, arrival: new Date(at(TIMES.departure) + hours * HOUR).toISOString() });

describe('when the operator files what was booked', () => {
  const rows: [what: string, booked: Shipment, kind: BookingKind, due: string][] = [
    ['containers', shipment('F10'), 'containers', '2026-06-02T13:00:00.000Z'],
    ['a master bill', shipment('F12'), 'containers', '2026-06-02T13:00:00.000Z'],
    ['break bulk', shipment('F10', { containers: undefined }), 'loose cargo', '2026-06-11T22:00:00.000Z'],
    ['containers from Tanger', shipment('F10', { portOfLoading: 'MAPTM' }), 'short sea', '2026-06-12T00:00:00.000Z'],
    ['a country that lies on one of the seas as a whole', shipment('F10', { portOfLoading: { name: 'Husavik', country: 'IS' } }), 'short sea', '2026-06-12T00:00:00.000Z'],
    ['20 hours to the Canary Islands', shipment('F10', { portOfUnloading: 'ESLPA', ...arrivingAfter(20) }), 'islands', '2026-06-04T11:00:00.000Z'],
    ['24 hours to the Canary Islands', shipment('F10', { portOfUnloading: 'ESLPA', ...arrivingAfter(24) }), 'containers', '2026-06-02T13:00:00.000Z'],
    ['the minimum by air', shipment('F23'), 'before loading', '2026-06-03T13:00:00.000Z'],
    ['house waybills of a short flight', shipment('F22', arrivingAfter(3)), 'short flight', '2026-06-03T17:00:00.000Z'],
    ['house waybills of a flight of 4 hours', shipment('F22', arrivingAfter(4)), 'long flight', '2026-06-03T17:00:00.000Z'],
    ['what states the actual departure', shipment('F27', arrivingAfter(3)), 'short flight', '2026-06-03T18:00:00.000Z'],
    ['the same, long before landing', shipment('F27', arrivingAfter(14)), 'long flight', '2026-06-04T03:00:00.000Z'],
    ['a train', shipment('F51'), 'long train', '2026-06-12T00:00:00.000Z'],
    ['a train from the station across the border', shipment('F51', { lastFormationDeparture: '2026-06-12T01:30:00Z' }), 'short train', '2026-06-12T01:00:00.000Z'],
    ['a lorry', shipment('F50'), 'lorry', '2026-06-12T01:00:00.000Z'],
    ['a barge', shipment('F13', { mode: 'inland-waterway' }), 'barge', '2026-06-12T00:00:00.000Z'],
  ];

  for (const [what, booked, expected, when] of rows)
    test(`${what}: ${expected}`, () => {
      assert.equal(kind(booked), expected);
      assert.equal(due(booked), when);
    });

  test('what others wait for, as soon as it may be: 200 days before the arrival (ICS2-TIM-11)', () => {
    assert.equal(due(shipment('F15')), '2025-11-24T03:00:00.000Z');
    assert.equal(due(shipment('F50', { ferry: { name: 'Simulated Ferries 4' } })), '2025-11-24T03:00:00.000Z');
  });

  test('without the time that the limit counts from it cannot be planned', () => {
    assert.throws(() => due(shipment('F10', { loadingTime: undefined })), FactsIncomplete);
    assert.throws(() => due(shipment('F51', { arrival: undefined })), /F51, long train: the time that its limit counts from/);
  });

  test('a consignee who knows no times files at once', () => {
    assert.equal(dueAt(shipment('F17', { loadingTime: undefined, departure: undefined, arrival: undefined }), SOUND_BOOKING), Number.NEGATIVE_INFINITY);
  });
});
