import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instantOf, moved, scheduled, tripOf } from './bookings';
import { shipmentFor } from '../shipments';
import { between, withCargo } from '../shipments/voyages';

const who = { eori: 'DE1234567890123', fresh: 'B1' };

describe('a booking in the words of the features', () => {
  test('times are facts of the shipment, in UTC', () => {
    const booked = scheduled(shipmentFor('F51', who), 'departure 2026-06-01 10:00, last formation 2026-06-03 13:00:01, arrival 2026-06-03 15:00');
    assert.deepEqual(
      [booked['departure'], booked['lastFormationDeparture'], booked['arrival'], booked['loadingTime']],
      ['2026-06-01T10:00:00Z', '2026-06-03T13:00:01Z', '2026-06-03T15:00:00Z', undefined],
    );
  });

  test('what states the actual departure is told it, and nothing else is', () => {
    const departed = (filing: string): unknown => scheduled(shipmentFor(filing, who), 'departure 2026-06-03 18:00, arrival 2026-06-04 03:00')['departed'];
    assert.deepEqual(['F27', 'F30', 'F22', 'F20'].map(departed), ['2026-06-03T18:00:00Z', '2026-06-03T18:00:00Z', undefined, undefined]);
  });

  test('a slip of the pen in a feature is said', () => {
    assert.throws(() => scheduled(shipmentFor('F51', who), 'takeoff 2026-06-03 18:00'), /"takeoff 2026-06-03 18:00" is no time of a journey/);
    assert.throws(() => instantOf('2026-13-01 10:00'), /is no instant/);
    assert.throws(() => between(shipmentFor('F10', who), 'Atlantis', 'Rotterdam'), /no place is called "Atlantis"/);
    assert.throws(() => withCargo(shipmentFor('F10', who), 'ballast'), /no cargo is called "ballast"/);
  });

  test('moved as a whole, to the millisecond', () => {
    const booked = scheduled(shipmentFor('F10', who), 'loading 2026-06-06 08:00, departure 2026-06-07 04:00, arrival 2026-07-05 06:00');
    const { loadedAt, journey } = tripOf(moved(booked, -3_600_000));
    assert.deepEqual([loadedAt, journey.departure, journey.arrival], ['2026-06-06T07:00:00Z', '2026-06-07T03:00:00Z', '2026-07-05T05:00:00Z'].map(Date.parse));
  });

  test('elsewhere means everywhere that the shipment speaks of places, and nowhere else', () => {
    const islands = between(shipmentFor('F10', who), 'Dakar', 'Las Palmas');
    assert.deepEqual(
      [islands['portOfLoading'], islands['placeOfDelivery'], islands['route'], String(islands['customsOfficeOfFirstEntry']).slice(0, 2), 'placeOfLoading' in islands],
      ['SNDKR', 'ESLPA', ['SN', 'ES'], 'ES', false],
    );
    assert.deepEqual(Object.keys(between(shipmentFor('F22', who), 'Tunis', 'Luxembourg')).sort(), Object.keys(shipmentFor('F22', who)).sort());
  });

  test('the trip of a booking has what limits hang on', () => {
    const { journey, onFerry } = tripOf(withCargo(between(shipmentFor('F10', who), 'Tanger Med', 'Rotterdam'), 'break bulk'));
    assert.deepEqual([journey.mode, journey.containers, journey.loading, journey.unloading, onFerry], ['1', false, 'MAPTM', 'NLRTM', false]);
    const lorry = tripOf({ ...shipmentFor('F50', who), ferry: { name: 'Simulated Ferries 4' } });
    assert.deepEqual([lorry.journey.mode, lorry.journey.loading, lorry.onFerry], ['3', 'RS', true]);
  });
});
