import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml, type XmlElement } from '../../../../protocols/xml';
import { counterFiling, type CounterFacts } from '../../counter-filers/filings';
import { judgeAirKeys, judgeCalled, judgeFiledOnce, judgeMail, judgeNamedDeclarant, judgeSeaKeys } from './linking';

const CARRIER = 'FR98765432109876';
const FILER = 'FR40506070809';

async function filing(message: string, facts: Partial<CounterFacts>): Promise<XmlElement> {
  const read = (await loadXml()).read(Buffer.from(counterFiling(message, { lrn: 'L1', day: '2026-06-01', declarant: FILER, ...facts }), 'utf8'));
  assert.ok(read.ok);
  return read.root;
}

describe('what filings of several parties say of each other', () => {
  test('the declarant is whom the filing above names', async () => {
    const upper = await filing('IE3F12', { declarant: CARRIER, names: [FILER] });
    assert.equal(judgeNamedDeclarant(await filing('IE3F15', {}), upper).holds, true);
    const branch = judgeNamedDeclarant(await filing('IE3F15', { declarant: 'NL850700123' }), upper);
    assert.deepEqual([branch.requirement, branch.holds, branch.observed], ['ICS2-LNK-01', false, 'declarant NL850700123']);
  });

  test('one of several that are named in the house consignments will do', async () => {
    const upper = await filing('IE3F14', { houses: [{ document: 'A', names: ['PL525000777700000'] }, { document: 'B', names: [FILER] }] });
    assert.equal(judgeNamedDeclarant(await filing('IE3F16', {}), upper).holds, true);
  });

  for (const [what, facts, holds] of [
    ['the same', {}, true],
    ['another bill', { master: 'BOOKING' }, false],
    ['another carrier', { carrier: FILER }, false],
    ['the bill in small letters', { master: 'mb1' }, false],
  ] as const) {
    test(`by sea: ${what}`, async () => {
      const upper = await filing('IE3F12', { declarant: CARRIER, carrier: CARRIER, master: 'MB1', names: [FILER] });
      assert.equal(judgeSeaKeys(await filing('IE3F14', { carrier: CARRIER, master: 'MB1', ...facts }), upper).holds, holds);
    });
  }

  test('under a straight bill the carrier is who declares it', async () => {
    const upper = await filing('IE3F13', { declarant: CARRIER, carrier: FILER, master: 'SB1', names: [FILER] });
    assert.equal(judgeSeaKeys(await filing('IE3F17', { carrier: CARRIER, master: 'SB1' }), upper).holds, true);
    assert.equal(judgeSeaKeys(await filing('IE3F17', { carrier: FILER, master: 'SB1' }), upper).holds, false);
  });

  for (const [what, facts, holds] of [
    ['character for character', {}, true],
    ['with a hyphen', { master: '020-12345675' }, false],
    ['another house waybill', { houses: [{ document: 'HW2' }] }, false],
    ['one house waybill too many', { houses: [{ document: 'HW1' }, { document: 'HW2' }] }, false],
  ] as const) {
    test(`by air: ${what}`, async () => {
      const upper = await filing('IE3F21', { declarant: CARRIER, master: '02012345675', names: [FILER] });
      assert.equal(judgeAirKeys(await filing('IE3F22', { master: '02012345675', houses: [{ document: 'HW1' }], ...facts }), upper, ['HW1']).holds, holds);
    });
  }

  for (const [what, related, holds] of [
    ['each item in a bag', { I1: 'R1', I2: 'R2', I3: 'R1' }, true],
    ['an item in no list', { I1: 'R1', I2: 'R2', I7: 'R1' }, false],
    ['an item left out', { I1: 'R1', I2: 'R2' }, false],
    ['an item in a bag that nobody carries', { I1: 'R1', I2: 'R2', I3: 'R9' }, false],
  ] as const) {
    test(`mail: ${what}`, async () => {
      const items = await filing('IE3F43', { houses: ['I1', 'I2', 'I3'].map((document) => ({ document })) });
      const bags = await filing('IE3F44', { houses: Object.entries(related).map(([document, receptacle]) => ({ document, receptacles: [receptacle] })) });
      assert.equal(judgeMail(items, bags, ['R1', 'R2']).holds, holds);
    });
  }

  test('the particulars of a house bill are filed once, and by whom it was agreed', async () => {
    const [master, house, all] = [await filing('IE3F12', {}), await filing('IE3F15', { houses: [{ document: 'HB' }] }), await filing('IE3F11', { houses: [{ document: 'HB' }] })];
    const by = (...filings: [string, XmlElement][]) => judgeFiledOnce(filings.map(([who, root]) => ({ by: who, root })), 'HB', FILER).holds;
    assert.equal(by([CARRIER, master], [FILER, house]), true);
    assert.equal(by([CARRIER, master], [CARRIER, house]), false);
    assert.equal(by([CARRIER, all], [FILER, house]), false);
    assert.equal(by([CARRIER, master]), false);
  });

  test('who was called files for the document of the call', async () => {
    const own = await filing('IE3F15', { master: 'MB1' });
    assert.equal(judgeCalled([own], 'MB1').holds, true);
    assert.equal(judgeCalled([own], 'MB2').holds, false);
    assert.equal(judgeCalled([], 'MB1').observed, '(none)');
  });
});
