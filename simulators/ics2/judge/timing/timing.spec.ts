import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml, type XmlElement } from '../../../../protocols/xml';
import type { Trip } from '../../../../requirements/ics2/lodging-limits/limits';
import { judgeCombined } from './combined';
import { deadlineOf, judgeLodging, judgeNotTooEarly, tripIn, type Deadline } from './lodging';

const at = (text: string): number => Date.parse(text);
const LAST = at('2026-06-05T08:00:00Z');
const noParameter = (name: string): string => assert.fail(`asked for ${name}`);

const CONTAINERS: Trip = {
  filing: 'F10',
  journey: { mode: '1', containers: true, loading: 'CNSHA', unloading: 'NLRTM', departure: at('2026-06-07T04:00:00Z'), arrival: at('2026-07-05T06:00:00Z') },
  loadedAt: at('2026-06-06T08:00:00Z'),
};
const deadline = (trip: Trip, lead = noParameter): Deadline => deadlineOf(trip, lead) ?? assert.fail('no deadline');

async function document(text: string): Promise<XmlElement> {
  const read = (await loadXml()).read(Buffer.from(text));
  assert.ok(read.ok);
  return read.root;
}

describe('a filing against its limit', () => {
  test('the very second of the limit is in time, the next millisecond is late (ICS2-TIM-01)', () => {
    const holds = (received: number | undefined): boolean => judgeLodging(deadline(CONTAINERS), received, LAST).holds;
    assert.deepEqual([LAST - 1000, LAST, LAST + 1, LAST + 1000, undefined].map(holds), [true, true, false, false, false]);
  });

  test('at the loading of the aircraft is not before it (ICS2-TIM-05)', () => {
    const minimum = deadline({ ...CONTAINERS, filing: 'F23', journey: { ...CONTAINERS.journey, mode: '4' } });
    assert.deepEqual([-1, 0].map((more) => judgeLodging(minimum, CONTAINERS.loadedAt! + more, LAST).holds), [true, false]);
    assert.match(judgeLodging(minimum, undefined, LAST).expected, /received before the loading at 2026-06-06T08:00:00Z/);
  });

  test('what was seen is said, and by which article', () => {
    const late = judgeLodging(deadline(CONTAINERS), LAST + 1000, LAST);
    assert.match(late.observed, /2026-06-05T08:00:01/);
    assert.equal(late.expected, 'received at or before 2026-06-05T08:00:00Z: PT24H before loading at 2026-06-06T08:00:00Z (Art. 105(a), LIM-105a)');
    assert.match(judgeLodging(deadline(CONTAINERS), undefined, LAST).observed, /nothing received by 2026-06-05T08:00:00Z/);
  });

  test('to the Canary Islands the row of the islands judges short voyages and long ones (ICS2-TIM-04)', () => {
    const after = (hours: number): Deadline =>
      deadline({ ...CONTAINERS, journey: { ...CONTAINERS.journey, unloading: 'ESLPA', departure: CONTAINERS.journey.arrival! - hours * 3_600_000 } });
    assert.deepEqual([20, 30].map((hours) => [after(hours).limit.id, judgeLodging(after(hours), LAST, LAST).requirement]), [['LIM-105d', 'ICS2-TIM-04'], ['LIM-105a', 'ICS2-TIM-04']]);
  });

  test('for a lorry on a ferry the lead is the parameter of the run', () => {
    const lorry = { filing: 'F50', journey: { ...CONTAINERS.journey, mode: '3' }, onFerry: true };
    assert.equal(deadline(lorry, () => 'PT2H').last, at('2026-07-05T04:00:00Z'));
  });

  test('without the time that it counts from there is none', () => {
    assert.equal(deadlineOf({ ...CONTAINERS, loadedAt: undefined }, noParameter), undefined);
    assert.equal(deadlineOf({ ...CONTAINERS, journey: { containers: true } }, noParameter), undefined);
  });
});

test('the filing is believed where it speaks of its journey, the booking where it cannot', async () => {
  const filing = await document(
    '<IE3F10><activeBorderTransportMeans><ModeOfTransport>1</ModeOfTransport><estimatedDateAndTimeOfArrival><DateTime>2026-07-06T06:00:00Z</DateTime>' +
      '</estimatedDateAndTimeOfArrival></activeBorderTransportMeans></IE3F10>',
  );
  const trip = tripIn(filing, CONTAINERS);
  assert.deepEqual([trip.journey.arrival, trip.journey.containers, trip.journey.loading, trip.loadedAt], [at('2026-07-06T06:00:00Z'), false, 'CNSHA', CONTAINERS.loadedAt]);
  assert.equal(deadline(trip).limit.id, 'LIM-105b');
});

test('the 200th day before the arrival is not too early, a millisecond before it is (ICS2-TIM-11)', () => {
  const arrival = at('2026-12-18T12:00:00Z');
  const first = at('2026-06-01T12:00:00Z');
  assert.deepEqual([-1, 0, 1].map((more) => judgeNotTooEarly(arrival, first + more).holds), [false, true, true]);
});

test('a lorry on a ferry: type, declarant, mode and means are those of the lorry (ICS2-TIM-12)', async () => {
  const filing = (name: string, declarant: string, mode: string, means: string): Promise<XmlElement> =>
    document(`<${name}><activeBorderTransportMeans><identificationNumber>${means}</identificationNumber><ModeOfTransport>${mode}</ModeOfTransport>` +
      `</activeBorderTransportMeans><declarant><identificationNumber>${declarant}</identificationNumber></declarant></${name}>`);
  const lorry = { filing: 'F50', declarant: 'DE1', mode: '3', identification: 'NS 501 XX' };
  const rows: [string, string, string, string, boolean][] = [
    ['IE3F50', 'DE1', '3', 'NS 501 XX', true], ['IE3F10', 'DE1', '3', 'NS 501 XX', false], ['IE3F50', 'DK2', '3', 'NS 501 XX', false],
    ['IE3F50', 'DE1', '1', 'NS 501 XX', false], ['IE3F50', 'DE1', '3', 'IMO9074729', false],
    // The same plate, written together.
    ['IE3F50', 'DE1', '3', 'NS501XX', true], ['IE3F50', 'DE1', '3', 'ns-501 xx', true], ['IE3F50', 'DE1', '3', 'NS 502 XX', false],
  ];
  for (const [name, declarant, mode, means, holds] of rows) assert.equal(judgeCombined(await filing(name, declarant, mode, means), lorry).holds, holds, `${name} ${declarant} ${mode} ${means}`);
});
