import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../../protocols/xml';
import { arrivalMessage, type ArrivalFacts } from '../../hostile/arrival-message';
import { judgeAfterTheFact, judgeHeldReady, judgeKeys, judgeMeans, judgeOnce, numberOf, type ToldArrival } from './arrival';

const FACTS: ArrivalFacts = {
  lrn: 'A1', notifier: 'DE1234567890123', issued: '2026-07-08T08:00:00Z', actual: '2026-07-08T08:00:00Z', estimated: '2026-07-08T06:00:00Z',
  vessel: 'IMO9074729', office: 'NL000396',
};
const SHIP: ToldArrival = { mode: 'maritime', number: 'IMO9074729', office: 'NL000396' };
const FLIGHT: ToldArrival = { mode: 'air', number: 'MS8412', office: 'NL000396' };

let xml: Xml;
before(async () => {
  xml = await loadXml();
});

function read(facts: Partial<ArrivalFacts>, edit: (text: string) => string = (text) => text): XmlElement {
  const result = xml.read(Buffer.from(edit(arrivalMessage({ ...FACTS, ...facts }))));
  assert.ok(result.ok);
  return result.root;
}

const SECOND = 1000;
const later = (ms: number): string => new Date(Date.parse(FACTS.issued) + ms).toISOString().replace('.000', '');

describe('what is judged of an arrival notification', () => {
  test('one for the whole journey, for the office of the first place (ICS2-ARR-01)', () => {
    const [right, elsewhere] = [read({}), read({ office: 'DE004600' })];
    assert.deepEqual([[right], [], [elsewhere], [right, elsewhere], [right, right]].map((all) => judgeOnce(all, SHIP).holds), [true, false, false, false, false]);
  });

  test('after the fact, to the second (ICS2-ARR-02)', () => {
    const now = Date.parse(FACTS.issued);
    const judged = (actual: string, receivedAt = now): boolean => judgeAfterTheFact(read({ actual }), receivedAt, Date.parse(actual)).holds;
    assert.deepEqual([judged(later(-SECOND)), judged(later(0)), judged(later(SECOND))], [true, true, false]);
    // Dated for when the ship will have come, and sent before that.
    assert.equal(judged(later(0), now - SECOND), false);
    const without = read({}, (text) => text.replace(/<actualDateAndTimeOfArrival>.*?<\/actualDateAndTimeOfArrival>/, ''));
    assert.equal(judgeAfterTheFact(without, now, now).holds, false);
  });

  test('the arrival that was, to the minute: not the one that was expected, nor the time of writing (ICS2-ARR-02)', () => {
    const [now, HOUR] = [Date.parse(FACTS.issued), 3_600_000];
    const judged = (ahead: number): boolean => judgeAfterTheFact(read({}), now, now + ahead).holds;
    assert.deepEqual([0, 30 * SECOND, -30 * SECOND, 60 * SECOND, 2 * HOUR, -2 * HOUR].map(judged), [true, true, true, false, false, false]);
  });

  test('the ship by its number, whose prefix is a row of its own (ICS2-ARR-03)', () => {
    assert.deepEqual(['IMO9074729', '9074729', 'Blaue Elbe', 'IMO9074728'].map((vessel) => judgeMeans(read({ vessel }), SHIP).holds), [true, true, false, false]);
    const wrongType = read({}, (text) => text.replace('<typeOfIdentification>10<', '<typeOfIdentification>11<'));
    assert.equal(judgeMeans(wrongType, SHIP).holds, false);
    assert.equal(judgeMeans(read({}), { ...SHIP, mode: 'inland-waterway' }).holds, false);
  });

  test('the flight, and no aircraft (ICS2-ARR-04)', () => {
    const flight = { vessel: undefined, flight: 'MS8412' };
    assert.equal(judgeMeans(read(flight), FLIGHT).holds, true);
    assert.equal(judgeMeans(read({ ...flight, flight: 'MS8414' }), FLIGHT).holds, false);
    assert.equal(judgeMeans(read(flight, (text) => text.replace('<ModeOfTransport>', '<identificationNumber>SU-GCF</identificationNumber><ModeOfTransport>')), FLIGHT).holds, false);
    assert.deepEqual([numberOf(read(flight)), numberOf(read({}))], ['MS8412', 'IMO9074729']);
  });

  test('something to find filings by, and one kind of list (ICS2-ARR-05)', () => {
    const [mrns, waybills] = [['26NL0000000SEAHAT0'], ['020-1']];
    const judged = (facts: Partial<ArrivalFacts>): boolean => judgeKeys(read(facts)).holds;
    assert.deepEqual([{}, { mrns }, { waybills }, { estimated: undefined, mrns }].map(judged), [true, true, true, true]);
    assert.deepEqual([{ estimated: undefined }, { estimated: undefined, waybills }, { mrns, waybills }].map(judged), [false, false, false]);
  });

  test('the container and the place of a control (ICS2-ARR-10)', () => {
    const judged = (containers: string[], place: string): boolean => judgeHeldReady([{ containers, place }], 'C1', 'shed 4').holds;
    assert.deepEqual([judged(['C2', 'C1'], 'shed 4'), judged(['C2'], 'shed 4'), judged(['C1'], 'shed 5')], [true, false, false]);
    assert.equal(judgeHeldReady([], 'C1', 'shed 4').observed, 'nothing to be presented');
  });
});
