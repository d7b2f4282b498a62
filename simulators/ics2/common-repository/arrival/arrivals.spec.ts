import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { VirtualClock } from '../../../../protocols/time/clock';
import { loadXml, type Xml } from '../../../../protocols/xml';
import { resolveParameters } from '../../../../requirements/parameters';
import { soundConduct } from '../../conduct';
import { counterFiling, type CounterFacts } from '../../counter-filers/filings';
import { arrivalMessage, type ArrivalFacts } from '../../hostile/arrival-message';
import { messageJudge } from '../../message-judge';
import { referenceOf } from '../../messages/reference';
import type { MessageJudge } from '../../../../requirements/ics2/validate/judge';
import type { RepositoryEvent } from '../events';
import { createCommonRepository, type CommonRepository } from '../repository';

const AT = Date.parse('2026-06-01T08:00:00Z');
const ETA = '2026-06-17T16:00:00Z';
const ARRIVAL = '26DE0000000ARRAZ1';
const SHIP = { vessel: 'IMO9747015' };
const FLIGHT = { flight: 'LH8403' };
const EORI = 'DE1234567890123';

const parameters = resolveParameters();
let xml: Xml;
let judge: MessageJudge;
let repository: CommonRepository;
let events: RepositoryEvent[];
let used = 0;

before(async () => {
  xml = await loadXml();
  judge = await messageJudge();
});
beforeEach(() => {
  repository = createCommonRepository({ judge, xml, conduct: soundConduct(), business: new VirtualClock(AT), parameter: (name) => parameters.get(name).value! });
  events = [];
  repository.events.on((event) => void events.push(event));
});

async function consider(message: string, mrn: string, document: string): Promise<boolean> {
  const bytes = Buffer.from(document);
  const read = xml.read(bytes);
  assert.ok(read.ok);
  const decision = await repository.consider({ message, mrn, at: AT, bytes, root: read.root, reference: referenceOf(read.root) });
  return decision.accepted;
}

/** A registered filing; its MRN. */
async function filed(message: string, facts: Partial<CounterFacts>): Promise<string> {
  used += 1;
  const mrn = `26DE${String(used).padStart(11, '0')}AT0`;
  assert.ok(await consider(message, mrn, counterFiling(message, { lrn: `L${used}`, day: '2026-06-01', declarant: EORI, master: `M${used}`, arrival: ETA, ...facts })));
  return mrn;
}

const arrived = (facts: Partial<ArrivalFacts>, mrn = ARRIVAL): Promise<boolean> =>
  consider('IE3N06', mrn, arrivalMessage({ lrn: `A${++used}`, notifier: EORI, issued: ETA, actual: ETA, office: 'DE004851', ...facts }));
const state = (mrn: string): string | undefined => repository.filings.get(mrn)?.state;

describe('arrivals', () => {
  test('by ship or flight and the arrival that was expected, to the second', async () => {
    const ship = await filed('IE3F10', SHIP);
    const flight = await filed('IE3F27', FLIGHT);
    const later = await filed('IE3F10', { ...SHIP, arrival: '2026-06-17T16:00:01Z' });
    await arrived({ ...SHIP, estimated: ETA });
    assert.deepEqual([ship, flight, later].map(state), ['19', '11', '11']);
    await arrived({ ...FLIGHT, estimated: ETA }, '26DE0000000ARRBZ1');
    assert.deepEqual([ship, flight, later].map(state), ['19', '19', '11']);
  });

  test('a list is all there is: neither waybills nor MRNs are searched around', async () => {
    const [one, other] = [await filed('IE3F27', { ...FLIGHT, master: '020-1' }), await filed('IE3F27', { ...FLIGHT, master: '020-2' })];
    await arrived({ ...FLIGHT, estimated: ETA, waybills: ['020-1', '020-9'] });
    assert.deepEqual([one, other].map(state), ['19', '11']);
    await arrived({ ...FLIGHT, estimated: ETA, mrns: [other, '26DE0000000NONEAT8'] }, '26DE0000000ARRBZ1');
    assert.equal(state(other), '19');
  });

  test('a search does not find what was withdrawn, its MRN does', async () => {
    const mrn = await filed('IE3F10', SHIP);
    repository.life.move(mrn, '09', 'withdrawn');
    await arrived({ ...SHIP, estimated: ETA });
    assert.deepEqual(repository.arrivals.get(ARRIVAL)?.unfit, []);
    await arrived({ ...SHIP, mrns: [mrn] }, '26DE0000000ARRBZ1');
    assert.deepEqual(repository.arrivals.get('26DE0000000ARRBZ1')?.unfit.map(({ found, parts }) => [found.mrn, parts.length]), [[mrn, 1]]);
    assert.equal(state(mrn), '09');
  });

  test('a part of a split shipment arrives in part, as often as parts do', async () => {
    const mrn = await filed('IE3F27', { ...FLIGHT, split: {} });
    for (const arrival of [ARRIVAL, '26DE0000000ARRBZ1']) await arrived({ ...FLIGHT, estimated: ETA }, arrival);
    assert.deepEqual([state(mrn), repository.filings.get(mrn)?.partlyArrived], ['11', true]);
    assert.equal(repository.arrivals.of(mrn).length, 2);
  });

  test('a second notification finds it arrived already; everything is told once, and nothing twice', async () => {
    const mrn = await filed('IE3F10', SHIP);
    await arrived({ ...SHIP, estimated: ETA, mrns: [mrn, mrn] });
    await arrived({ ...SHIP, estimated: ETA }, '26DE0000000ARRBZ1');
    assert.deepEqual(events.filter(({ kind }) => kind === 'arrival').map((event) => [event.mrn, event.kind === 'arrival' && event.filings.length]), [[ARRIVAL, 1], ['26DE0000000ARRBZ1', 0]]);
    assert.equal(repository.arrivals.get('26DE0000000ARRBZ1')?.unfit.length, 1);
  });

  test('what arrived is known to later filings, until the reset', async () => {
    await arrived({ ...SHIP, estimated: ETA });
    const document = counterFiling('IE3F10', { lrn: 'LATE', day: '2026-06-01', declarant: EORI, master: 'MLATE', arrival: ETA, ...SHIP });
    assert.equal(await consider('IE3F10', '26DE0000000LATEAT1', document), false);
    repository.reset();
    assert.equal(await consider('IE3F10', '26DE0000000LATEAT1', document), true);
  });

  test('only goods of modes that are notified must arrive before they are presented', async () => {
    const [ship, lorry] = [await filed('IE3F10', SHIP), await filed('IE3F50', {})];
    assert.deepEqual([ship, lorry, 'nobody'].map(repository.arrivals.mustArrive), [true, false, false]);
  });
});
