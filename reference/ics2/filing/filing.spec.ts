import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { messageCodes } from '../../../requirements/ics2/structures/structures';
import { createMessageJudge } from '../../../requirements/ics2/validate/judge';
import { containerShipment, PREPARED, shipmentFor } from '../../../steps/ics2/shipments';
import { lookedThrough } from './clerk';
import { FILINGS } from './documents';
import { FactsIncomplete, readShipment } from './facts';
import { buildFiling } from './filing';

const WHO = { eori: 'DE1234567890123', fresh: '1A2B3C4D' };
const built = (facts: Record<string, unknown>): string =>
  buildFiling(lookedThrough(readShipment(facts)), { lrn: 'LRN-1', issuedAt: Date.parse('2026-06-01T08:00:00Z') }).document;

const judge = loadXml().then((xml) => createMessageJudge(xml));
const problems = async (document: string): Promise<string[]> =>
  (await judge).judge(Buffer.from(document), { day: '2026-06-01', registers: { lrnUsed: () => false, eoriKnown: () => true } })
    .problems.map((one) => `${one.rule} ${one.path}: found ${one.found}, demanded ${one.demanded}`);

describe('filings from business facts', () => {
  test('the reference makes each filing that exists, and a shipment is prepared for each', () => {
    const filings = messageCodes().filter((code) => code.startsWith('IE3F')).map((code) => code.slice(3));
    assert.deepEqual([...FILINGS].sort(), filings);
    assert.deepEqual(Object.keys(PREPARED).sort(), filings);
  });

  for (const filing of FILINGS) {
    for (const extent of ['least', 'all'] as const) {
      test(`${filing} with ${extent} is without problems, by a validator that shares no code with it`, async () => {
        assert.deepEqual(await problems(built(shipmentFor(filing, WHO, extent))), []);
      });
    }
  }
});

describe('the guide', () => {
  const guide = readFileSync(join(__dirname, '../../../docs/ics2/shipments.md'), 'utf8');
  const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1]!) as Record<string, unknown>);

  test('has an example for each mode, and each makes a filing without problems', async () => {
    assert.equal(examples.length, 7);
    for (const facts of examples) assert.deepEqual(await problems(built(facts)), [], String(facts['filing']));
  });
});

describe('facts and form', () => {
  const container = (change: (facts: Record<string, unknown>) => void): string => {
    const facts = containerShipment(WHO.eori, 'BL-1') as Record<string, unknown>;
    change(facts);
    return built(facts);
  };

  test('a shipment without a type is a straight bill of lading by sea', async () => {
    const document = container(() => undefined);
    assert.match(document, /^<\?xml[^>]*>\s*<IE3F10 /);
    assert.deepEqual(await problems(document), []);
  });

  test('a wrong fact becomes a wrong filing where it is no matter of form', async () => {
    assert.deepEqual((await problems(container((facts) => (facts['customsOfficeOfFirstEntry'] = 'FR000250')))).map((one) => one.split(' ')[0]), ['R3018']);
  });

  test('markup in a name stays text', () => {
    const document = container((facts) => ((facts['consignee'] = { ...(facts['consignee'] as object), name: '</name><x>&' })));
    assert.match(document, /&lt;\/name&gt;&lt;x&gt;&amp;/);
  });

  test('what a filing needs and no fact says is refused by name, and so is what is no shipment', () => {
    const without: [string, RegExp][] = [
      ['vessel', /Active border/i], ['declarant', /"declarant" is missing/], ['arrival', /arrival/i], ['goods', /gross mass/], ['route', /rout/i], ['billOfLading', /Transport document/i],
    ];
    for (const [fact, named] of without) assert.throws(() => container((facts) => delete facts[fact]), (error) => error instanceof FactsIncomplete && named.test(error.message), fact);
    assert.throws(() => container((facts) => (facts['goods'] = 'pumps')), /the fact "goods" must be array/);
    assert.throws(() => container((facts) => (facts['filing'] = 'F99')), /no filing F99/);
    assert.throws(() => container((facts) => (facts['vesel'] = {})), /additional/);
  });
});
