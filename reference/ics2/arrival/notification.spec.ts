import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { createMessageJudge } from '../../../requirements/ics2/validate/judge';
import { FactsIncomplete } from '../filing/facts';
import { FILING_FORM } from '../filing/form';
import { SOUND_ARRIVAL, type Related } from './choices';
import { firstEntry, readJourney, type Journey } from './journey';
import { buildNotification } from './notification';

const NOTIFIER = { eori: 'DE1234567890123', phone: '+49 40 1234567' };
const CALLS = [
  { place: 'EGPSD', estimatedArrival: '2026-06-28T06:00:00Z' },
  { place: 'NLRTM', customsOffice: 'NL000396', estimatedArrival: '2026-07-08T06:00:00Z' },
  { place: 'DEHAM', customsOffice: 'DE004600' },
];
const ship = { mode: 'maritime', journey: '088W', vessel: { name: 'Blaue Elbe', imo: 'IMO9074729' }, calls: CALLS, at: 'NLRTM', notifier: NOTIFIER };
const barge = { ...ship, mode: 'inland-waterway', vessel: { name: 'Donaunixe', eni: '02324567' } };
const flight = { ...ship, mode: 'air', vessel: undefined, flight: { number: 'MS8412', aircraft: 'SU-GCF' } };
const said = (facts: object): Journey => readJourney(JSON.parse(JSON.stringify(facts)) as Record<string, unknown>);
const built = (facts: object, related: Related = { mrns: [], waybills: [] }): string =>
  buildNotification(said(facts), {
    lrn: 'A1', issuedAt: Date.parse('2026-07-08T08:00:00Z'), arrivedAt: '2026-07-08T07:10:00Z', related, form: FILING_FORM, choices: SOUND_ARRIVAL,
  }).document;

describe('the notification of an arrival', () => {
  test('is without problems in each mode, by a validator that shares no code with it', async () => {
    const judge = createMessageJudge(await loadXml());
    const everything = { mrns: ['26NL0000000SEAHAT0'], waybills: [] };
    for (const facts of [ship, barge, flight, { ...ship, notifyParties: [{ eori: 'NL111222333', email: 'arrivals@importer.example' }] }]) {
      for (const related of [everything, { mrns: [], waybills: ['020-1234'] }, undefined]) {
        const { problems } = judge.judge(Buffer.from(built(facts, related)), { message: 'IE3N06', day: '2026-07-08', registers: {} });
        assert.deepEqual(problems.map(({ rule, path }) => `${rule} ${path}`), []);
      }
    }
  });

  test('names ship and barge by their numbers, the aircraft by its flight', () => {
    const named = (document: string): string[] => [...document.matchAll(/<(?:identificationNumber|typeOfIdentification|conveyanceReferenceNumber)>([^<]*)</g)].map((one) => one[1]!);
    assert.deepEqual(named(built(ship)).slice(0, 2), ['IMO9074729', '10']);
    assert.deepEqual(named(built(barge)).slice(0, 2), ['02324567', '80']);
    assert.deepEqual(named(built(flight))[0], 'MS8412');
  });

  test('cannot be made without them, nor of facts that are no journey', () => {
    assert.throws(() => built({ ...ship, vessel: { name: 'Blaue Elbe' } }), FactsIncomplete);
    assert.throws(() => built({ ...flight, flight: undefined }), FactsIncomplete);
    for (const wrong of [{}, { ...ship, at: 'USNYC' }, { ...ship, calls: [] }, { ...ship, actualArrival: 'yesterday' }, { ...ship, mrns: Array(10_000).fill('M') }, { ...ship, unknown: 1 }]) {
      assert.throws(() => said(wrong), FactsIncomplete);
    }
  });
});

describe('the choices of arrivals', () => {
  test('a journey is notified once, where it enters the Union', () => {
    assert.equal(firstEntry(said(ship))?.place, 'NLRTM');
    const notified = (at: string, before: number): boolean => SOUND_ARRIVAL.notifies(said({ ...ship, at }), before);
    assert.deepEqual([notified('EGPSD', 0), notified('NLRTM', 0), notified('NLRTM', 1), notified('DEHAM', 0)], [false, true, false, false]);
    assert.equal(SOUND_ARRIVAL.notifies(said({ ...ship, calls: [{ place: 'EGPSD' }], at: 'EGPSD' }), 0), false);
  });

  test('what is only expected has not arrived', () => {
    assert.equal(SOUND_ARRIVAL.arrivedAt(said(ship)), undefined);
  });

  test('MRNs go before waybills, never both', () => {
    assert.deepEqual(SOUND_ARRIVAL.relates({ mrns: ['M'], waybills: ['W'] }), { mrns: ['M'], waybills: [] });
    assert.deepEqual(SOUND_ARRIVAL.relates({ mrns: [], waybills: ['W'] }), { mrns: [], waybills: ['W'] });
  });
});
