import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../../../protocols/xml';
import { codeLists } from '../codelists/code-lists';
import type { Example } from './model';
import { breachesIn } from './try-example';
import { CONDITIONS_BY_ID, RULES } from '.';

let xml: Xml;
before(async () => {
  xml = await loadXml();
});

const LEG = 'countriesOfRoutingOfMeansOfTransport';
const leg = (number: string, country: string): string =>
  `<${LEG}><sequenceNumber>${number}</sequenceNumber><country>${country}</country></${LEG}>`;
const voyage = (legs: string, place: string): Example => ({
  in: 'IE3F10',
  xml:
    `<activeBorderTransportMeans>${legs}</activeBorderTransportMeans><consignmentMasterLevel><placeOfLoading>${place}</placeOfLoading>` +
    '</consignmentMasterLevel><customsOfficeOfFirstEntry><referenceNumber>DE004851</referenceNumber></customsOfficeOfFirstEntry>',
});
const KOREA = '<UNLOCODE>KRPUS</UNLOCODE>';
const MRN = '<previousMRN>25FR17551780961AT5</previousMRN>';
const MEANS = 'IE3N06/activeBorderTransportMeans';
const NUMBER = '<identificationNumber>IMO9074729</identificationNumber>';
const HOUSE = 'IE3F11/consignmentMasterLevel/consignmentHouseLevel';

/** Each holds something that its own table row or code list refuses, and would be a breach if that were taken at its word. */
const CASES: [id: string, what: string, example: Example][] = [
  ['C3001', 'an indicator that is none', { in: 'IE3F10/splitConsignment', xml: `<splitConsignmentIndicator>yes</splitConsignmentIndicator>${MRN}` }],
  ['C3012', 'a mode of transport that is none', { in: MEANS, xml: `${NUMBER}<ModeOfTransport>0</ModeOfTransport>` }],
  ['C3013', 'no container indicator', { in: 'IE3F11/consignmentMasterLevel', xml: '<transportEquipment/>' }],
  ['C3022', 'a code that is none', { in: HOUSE, xml: '<additionalInformation><code>1060</code></additionalInformation>' }],
  ['C3025', 'no type of person', { in: HOUSE, xml: '<consignor/><consignee/><goodsItem><commodity/></goodsItem>' }],
  ['C3025', 'no consignee, though not to order', { in: HOUSE, xml: '<consignor/><goodsItem><commodity/></goodsItem>' }],
  ['C3034', 'half a country', { in: 'IE3F10/declarant', xml: '<address><country>D</country></address>' }],
  ['C3036', 'no type of packages', { in: `${HOUSE}/goodsItem`, xml: '<packaging><numberOfPackages>1</numberOfPackages></packaging>' }],
  ['R3013', 'a sequence number that is none', voyage(leg('first', 'CN') + leg('2', 'DE'), KOREA)],
  ['R3013', 'a route of one country', voyage(leg('1', 'CN'), KOREA)],
  ['R3013', 'a place without country', voyage(leg('1', 'CN') + leg('2', 'DE'), '<UNLOCODE>?</UNLOCODE>')],
  ['R3018', 'a country in small letters', voyage(leg('1', 'CN') + leg('2', 'de'), KOREA)],
  ['R3017', 'a number that is none', { in: HOUSE, xml: '<goodsItem><goodsItemNumber>one</goodsItemNumber></goodsItem>' }],
  ['R3027', 'no means of transport', { in: 'IE3N06', xml: '<LRN>ARR-1</LRN>' }],
];

describe('what cannot be read is told by its own row, and decides nothing else', () => {
  for (const [id, what, example] of CASES) {
    test(`${id}: ${what}`, () => {
      const one = RULES.get(id) ?? CONDITIONS_BY_ID.get(id)!;
      const read = (bytes: Buffer) => {
        const answer = xml.read(bytes);
        assert.ok(answer.ok);
        return answer.root;
      };
      assert.deepEqual(breachesIn(one, example, read, codeLists()), []);
    });
  }
});
