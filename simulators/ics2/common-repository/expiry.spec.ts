import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { loadXml, type XmlElement } from '../../../protocols/xml';
import { SOUND_REPOSITORY } from './conduct';
import { createEvents } from './events';
import { createExpiry } from './expiry';
import { createFilings } from './filings';
import { createLife } from './life';
import { canBecome } from './states';

const START = Date.parse('2026-03-28T23:30:00Z');
const DAY_MS = 86_400_000;

let root: XmlElement;
before(async () => {
  const read = (await loadXml()).read(Buffer.from('<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2"/>'));
  assert.ok(read.ok);
  root = read.root;
});

function repository() {
  const business = new VirtualClock(START);
  const events = createEvents();
  const filings = createFilings();
  const life = createLife(filings, events, canBecome, () => business.now());
  const expiry = createExpiry({ filings, life, events, conduct: SOUND_REPOSITORY, business });
  const invalidated: string[] = [];
  events.on((event) => void (event.kind === 'invalidated' && invalidated.push(`${event.mrn} ${new Date(event.at).toISOString()}`)));
  return {
    business, life, expiry, invalidated,
    lodge(mrn: string, lodgedAt = business.now()) {
      filings.lodge({ mrn, message: 'IE3F10', reference: {}, lodgedAt, bytes: Buffer.alloc(0) }, root);
      life.move(mrn, '03', 'test');
      life.move(mrn, '11', 'test');
      events.emit({ kind: 'accepted', mrn, at: business.now() });
    },
    state: (mrn: string) => filings.get(mrn)?.state,
  };
}

describe('the 200 days of a filing', () => {
  test('end to the second, whatever clocks on walls do meanwhile', () => {
    const { business, lodge, invalidated } = repository();
    lodge('one');
    business.advanceTo(START + 200 * DAY_MS - 1000);
    assert.deepEqual(invalidated, []);
    business.advanceTo(START + 200 * DAY_MS);
    assert.deepEqual(invalidated, ['one 2026-10-14T23:30:00.000Z']);
  });

  test('are counted for each filing from its own lodging, also where decisions came out of order', () => {
    const { business, lodge, invalidated } = repository();
    lodge('later', START + DAY_MS);
    lodge('earlier', START);
    business.advanceTo(START + 3 * DAY_MS);
    lodge('last');
    business.advanceTo(START + 300 * DAY_MS);
    assert.deepEqual(invalidated.map((one) => one.split('T')[0]), ['earlier 2026-10-14', 'later 2026-10-15', 'last 2026-10-17']);
  });

  test('stop at arrival, at arrival in part and at presentation', () => {
    const { business, lodge, life, state, invalidated } = repository();
    for (const mrn of ['arrived', 'partly', 'presented', 'lost']) lodge(mrn);
    business.advanceTo(START + 199 * DAY_MS);
    life.move('arrived', '19', 'test');
    life.partlyArrived('partly');
    life.move('presented', '21', 'test');
    business.advanceTo(START + 400 * DAY_MS);
    assert.deepEqual(['arrived', 'partly', 'presented', 'lost'].map(state), ['19', '11', '21', '09']);
    assert.equal(invalidated.length, 1);
  });

  test('touch nothing that was invalidated before, and nothing of a scenario that is over', () => {
    const { business, lodge, life, expiry, invalidated } = repository();
    lodge('one');
    life.move('one', '09', 'on request');
    lodge('two');
    expiry.reset();
    assert.equal(business.next(), undefined);
    business.advanceTo(START + 400 * DAY_MS);
    assert.deepEqual(invalidated, []);
  });
});
