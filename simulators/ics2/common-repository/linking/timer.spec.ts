import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { VirtualClock } from '../../../../protocols/time/clock';
import { loadXml, type Xml } from '../../../../protocols/xml';
import { resolveParameters } from '../../../../requirements/parameters';
import type { MessageJudge } from '../../../../requirements/ics2/validate/judge';
import { soundConduct } from '../../conduct';
import { counterFiling, type CounterFacts } from '../../counter-filers/filings';
import { messageJudge } from '../../message-judge';
import { referenceOf } from '../../messages/reference';
import { createCommonRepository, type CommonRepository } from '../repository';

const START = Date.parse('2026-06-01T08:00:00Z');
const HOUR_MS = 3_600_000;
const CARRIER = 'DE1234567890123';
const [A, B, C] = ['FR98765432109876', 'NL111222333', 'BE0000000000009'];

let xml: Xml;
let judge: MessageJudge;
let business: VirtualClock;
let repository: CommonRepository;
let told: string[];
before(async () => {
  xml = await loadXml();
  judge = await messageJudge();
});
beforeEach(() => {
  business = new VirtualClock(START);
  const parameters = resolveParameters({ 'linking.timer': 'PT2H' });
  repository = createCommonRepository({ judge, xml, conduct: soundConduct(), business, parameter: (name) => parameters.get(name).value! });
  told = [];
  repository.events.on((event) => void (event.kind === 'incomplete' && told.push(`${event.mrn} of ${event.master}: ${event.missing.join(' ')}`)));
});

async function files(message: string, mrn: string, facts: Partial<CounterFacts> = {}): Promise<void> {
  const bytes = Buffer.from(counterFiling(message, { lrn: `L${mrn}`, day: '2026-06-01', declarant: CARRIER, carrier: CARRIER, master: 'MB', ...facts }));
  const read = xml.read(bytes);
  assert.ok(read.ok);
  const decision = await repository.consider({ message, mrn, at: business.now(), bytes, root: read.root, reference: referenceOf(read.root) });
  assert.ok(decision.accepted, JSON.stringify(decision));
}

const after = (hours: number): void => business.advanceTo(START + hours * HOUR_MS);

describe('the linking timer', () => {
  test('tells at its end, once, and of those alone who have not filed', async () => {
    await files('IE3F12', 'M', { names: [A!] });
    await files('IE3F14', 'H', { declarant: A, names: [B!, C!] });
    await files('IE3F15', 'L', { declarant: B });
    after(1.999);
    assert.deepEqual(told, []);
    after(2);
    assert.deepEqual(told, [`H of M: ${C}`]);
    after(48);
    assert.equal(told.length, 1);
  });

  test('says nothing of an ENS that became complete or was invalidated', async () => {
    await files('IE3F12', 'M', { names: [A!] });
    await files('IE3F12', 'other', { names: [A!], master: 'MB2' });
    await files('IE3F14', 'H', { declarant: A });
    repository.life.move('other', '09', 'test');
    after(48);
    assert.deepEqual(told, []);
  });

  test('is not started by what is complete, by house filings, or again by an amendment', async () => {
    await files('IE3F14', 'H', { declarant: A, names: [B!] });
    await files('IE3F10', 'whole');
    assert.equal(business.next(), repository.filings.get('H')!.lodgedAt + 200 * 24 * HOUR_MS);
    await files('IE3F12', 'M', { names: [C!], master: 'MB3' });
    after(1);
    await files('IE3A12', 'M', { names: [A!], master: 'MB3', mrn: 'M' });
    after(2);
    assert.deepEqual(told, [`M of M: ${A}`]);
    after(48);
    assert.equal(told.length, 1);
  });

  test('tells nobody of receptacles, whose filers nobody names', async () => {
    await files('IE3F42', 'F', { receptacles: ['R1'] });
    after(48);
    assert.deepEqual(told, []);
    assert.equal(repository.filings.get('F')?.state, '10');
  });
});
