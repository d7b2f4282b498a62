import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml, type XmlElement } from '../../../protocols/xml';
import { elementsAt, valueOf } from '../../../requirements/ics2/rules/scope';
import { messageCodes } from '../../../requirements/ics2/structures/structures';
import { messageJudge } from '../message-judge';
import { counterFiling, type CounterFacts } from './filings';

const DAY = '2026-06-01';
const FILER = 'FR40506070809';
const NEXT = 'NL808077766';
const MASTER = 'consignmentMasterLevel';
const HOUSE = `${MASTER}/consignmentHouseLevel`;

const facts = (more: Partial<CounterFacts> = {}): CounterFacts => ({ lrn: 'CF-0000000000000000001', day: DAY, declarant: FILER, ...more });

async function read(document: string): Promise<XmlElement> {
  const found = (await loadXml()).read(Buffer.from(document, 'utf8'));
  assert.ok(found.ok);
  return found.root;
}

const at = (root: XmlElement, path: string): string[] => elementsAt(root, path).map(valueOf);

async function problems(document: string): Promise<string[]> {
  const judged = (await messageJudge()).judge(Buffer.from(document, 'utf8'), { day: DAY });
  return judged.problems.filter(({ weight }) => weight === 'reject').map(({ rule, path, found }) => `${rule} ${path} ${found}`);
}

describe('filings of traders beside the operator under test', () => {
  const filings = messageCodes().filter((code) => code.startsWith('IE3F'));
  const amendments = messageCodes().filter((code) => code.startsWith('IE3A'));
  const everything = facts({
    carrier: 'FR98765432109876', names: [NEXT], master: 'MB4711', grossMassKg: 730.5, containers: ['CSQU3054383', 'MSCU3050000'], memberState: 'NL',
    houses: [{ document: 'HB-1' }], receptacles: ['CNBJSADEFRAAAUN60001001110050'], representative: 'DE55512309876543', office: 'DE004851',
  });

  for (const message of filings) {
    test(`${message} is good, with the least and with all facts`, async () => {
      assert.deepEqual(await problems(counterFiling(message, facts())), []);
      assert.deepEqual(await problems(counterFiling(message, everything)), []);
    });
  }

  for (const message of amendments) {
    test(`${message} is good`, async () => assert.deepEqual(await problems(counterFiling(message, { ...everything, mrn: '26DE00000000001AT2' })), []));
  }

  test('linking facts stand where each table has them', async () => {
    for (const message of filings) {
      const root = await read(counterFiling(message, everything));
      const either = (place: string): string[] => [...at(root, `${MASTER}/${place}`), ...at(root, `${HOUSE}/${place}`)];
      assert.deepEqual(at(root, 'LRN'), ['CF-0000000000000000001']);
      assert.deepEqual(at(root, 'declarant/identificationNumber'), [FILER]);
      for (const [place, value] of [['transportDocumentMasterLevel/documentNumber', 'MB4711'], ['carrier/identificationNumber', 'FR98765432109876'], ['supplementaryDeclarant/identificationNumber', NEXT]] as const) {
        assert.ok(either(place).every((one) => one === value), `${message} ${place}`);
      }
    }
  });

  test('a master names one filer, a house filing one for each of its consignments', async () => {
    assert.deepEqual(at(await read(counterFiling('IE3F12', facts({ names: [NEXT] }))), `${MASTER}/supplementaryDeclarant/identificationNumber`), [NEXT]);
    const two = await read(counterFiling('IE3F14', facts({ houses: [{ document: 'A', names: [NEXT] }, { document: 'B', names: ['PL525000777700000'], grossMassKg: 5 }] })));
    assert.deepEqual(at(two, `${HOUSE}/transportDocumentHouseLevel/documentNumber`), ['A', 'B']);
    assert.deepEqual(at(two, `${HOUSE}/supplementaryDeclarant/identificationNumber`), [NEXT, 'PL525000777700000']);
    assert.equal(at(two, `${HOUSE}/totalGrossMass`)[1], '5');
  });

  test('items and receptacles of mail', async () => {
    const items = await read(counterFiling('IE3F44', facts({ houses: [{ document: 'I1', receptacles: ['R1'] }, { document: 'I2', receptacles: ['R1', 'R2'] }] })));
    assert.deepEqual(at(items, `${HOUSE}/receptacle/receptacleIdentificationNumber`), ['R1', 'R1', 'R2']);
    assert.deepEqual(at(await read(counterFiling('IE3F40', facts({ receptacles: ['R1', 'R2'] }))), `${MASTER}/receptacle/receptacleIdentificationNumber`), ['R1', 'R2']);
  });

  test('the rest of a split consignment', async () => {
    const split = { previousMrn: '26DE00000000001AT2' };
    const [bySea, byAir] = [counterFiling('IE3F10', facts({ split })), counterFiling('IE3F21', facts({ split }))];
    assert.deepEqual(at(await read(bySea), 'splitConsignment/previousMRN'), [split.previousMrn]);
    assert.deepEqual(at(await read(byAir), 'splitConsignment/splitConsignmentIndicator'), ['1']);
    assert.deepEqual([...(await problems(bySea)), ...(await problems(byAir))], []);
  });

  test('ship, flight and times of the journey', async () => {
    const ship = await read(counterFiling('IE3F12', facts({ vessel: 'IMO9074729', arrival: '2026-07-01T04:00:00Z' })));
    assert.deepEqual([at(ship, 'activeBorderTransportMeans/identificationNumber'), at(ship, 'activeBorderTransportMeans/estimatedDateAndTimeOfArrival')], [['IMO9074729'], ['2026-07-01T04:00:00Z']]);
  });
});
