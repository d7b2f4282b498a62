import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../../protocols/xml';
import type { Problem } from '../../../../requirements/ics2/problem';
import { judgeAmended, judgeLocked, type LockedOrder } from './amendment';
import { judgeConsultation } from './consultation';
import { judgeInvalidation } from './invalidation';

const MRN = '26NL0000000000TAT5';
let xml: Xml;
before(async () => {
  xml = await loadXml();
});
const root = (message: string, content: string): XmlElement => {
  const read = xml.read(Buffer.from(`<${message} xmlns="urn:wco:datamodel:eu:ics2:2">${content}</${message}>`));
  assert.ok(read.ok);
  return read.root;
};

describe('judge of an amendment', () => {
  const item = (number: number, goods: string): string =>
    `<goodsItem><goodsItemNumber>${number}</goodsItemNumber><commodity><descriptionOfGoods>${goods}</descriptionOfGoods></commodity></goodsItem>`;
  const consigned = (...items: string[]): string => `<consignmentMasterLevel><consignmentHouseLevel>${items.join('')}</consignmentHouseLevel></consignmentMasterLevel>`;
  const issued = (day: string): string => `<documentIssueDate><DateTime>2026-06-${day}T08:00:00Z</DateTime></documentIssueDate>`;
  const declared = '<reEntryIndicator>0</reEntryIndicator>';
  const filed = (): XmlElement => root('IE3F11', `${issued('01')}<LRN>A</LRN>${declared}${consigned(item(1, 'pumps'), item(2, 'hoses'))}`);
  const change = { element: 'descriptionOfGoods', from: 'pumps', to: 'sea pumps' };
  const judged = (content: string, message = 'IE3A11'): { holds: boolean; observed: string } => judgeAmended(filed(), root(message, content), MRN, change);
  const head = `<MRN>${MRN}</MRN>${issued('02')}${declared}`;

  test('holds for the whole filing with the change, in any order, and with a request that it answers', () => {
    assert.equal(judged(`${head}${consigned(item(1, 'sea pumps'), item(2, 'hoses'))}`).holds, true);
    assert.equal(judged(`${head}<referralRequestReference>R1</referralRequestReference>${consigned(item(2, 'hoses'), item(1, 'sea pumps'))}`).holds, true);
  });

  test('says what is missing, what is more, and what else is wrong', () => {
    const wrong: [string, RegExp, string?][] = [
      [`${head}${consigned(item(1, 'sea pumps'))}`, /lacks .*goodsItemNumber "2".*descriptionOfGoods "hoses"/],
      [`${head}${consigned(item(1, 'pumps'), item(2, 'hoses'))}`, /lacks .*"sea pumps"; says .*"pumps"/],
      [`${head}${consigned(item(1, 'sea pumps'), item(2, 'sea pumps'))}`, /lacks .*"hoses"/],
      [`${head}${consigned(item(1, 'hoses'), item(2, 'sea pumps'))}`, /in other groups/],
      [`${head}${consigned(item(1, 'sea pumps'), item(2, 'hoses'))}<customsOfficeOfFirstEntry><referenceNumber>NL1</referenceNumber></customsOfficeOfFirstEntry>`, /says customsOfficeOfFirstEntry/],
      [`${head.replace(MRN, '26NL9')}${consigned(item(1, 'sea pumps'), item(2, 'hoses'))}`, /MRN 26NL9/],
      [`${head}<LRN>B</LRN>${consigned(item(1, 'sea pumps'), item(2, 'hoses'))}`, /LRN B/],
      [`${head}${consigned(item(1, 'sea pumps'), item(2, 'hoses'))}`, /^IE3F11$/, 'IE3F11'],
    ];
    for (const [content, words, message] of wrong) {
      const { holds, observed } = judged(content, message);
      assert.deepEqual([holds, words.test(observed)], [false, true], observed);
    }
  });

  test('asks for nothing that the table of the amendment has no place for', () => {
    const carrier = (more: string): string => `<consignmentMasterLevel><carrier><name>C</name>${more}</carrier></consignmentMasterLevel>`;
    const road = root('IE3F50', carrier('<communication><identifier>+49 1</identifier><type>TE</type></communication>'));
    assert.equal(judgeAmended(road, root('IE3A50', `<MRN>${MRN}</MRN>${carrier('')}`), MRN, change).holds, true);
  });
});

describe('judge of an order to change what is locked', () => {
  const permitted = { element: 'descriptionOfGoods', from: 'pumps', to: 'sea pumps' };
  const goods = (description: string): string => 
    `<consignmentMasterLevel><consignmentHouseLevel><goodsItem><commodity><descriptionOfGoods>${description}</descriptionOfGoods></commodity></goodsItem></consignmentHouseLevel></consignmentMasterLevel>`;
  const locked = (weight: 'reject' | 'advice') => ({ rule: 'R3024', weight, path: '/IE3A10/x', found: 'B', demanded: 'A' }) as Problem;
  const holds = (order: Partial<LockedOrder>): boolean => judgeLocked({ problems: [], permitted, ...order }).holds;

  test('holds for a refusal, for what may be changed alone, and for an invalidation or a filing instead', () => {
    assert.ok(holds({ refused: 'the carrier cannot be amended' }));
    assert.ok(holds({ sent: root('IE3A11', goods('sea pumps')) }));
    assert.ok(holds({ sent: root('IE3A11', goods('sea pumps')), problems: [locked('advice')] }));
    assert.ok(holds({ sent: root('IE3Q04', `<MRN>${MRN}</MRN>`) }));
    assert.ok(holds({ sent: root('IE3F11', goods('sea pumps')) }));
  });

  test('does not hold for an order that vanishes, for a change of what is locked, or for an amendment that drops what was permitted', () => {
    assert.ok(!holds({}));
    assert.ok(!holds({ sent: root('IE3A11', goods('sea pumps')), problems: [locked('reject')] }));
    assert.ok(!holds({ sent: root('IE3A11', goods('pumps')) }));
  });
});

describe('judge of an invalidation', () => {
  const office = '<customsOfficeOfFirstEntry><referenceNumber>NL000396</referenceNumber></customsOfficeOfFirstEntry>';
  const state = '<addressedMemberState><country>NL</country></addressedMemberState>';
  const holds = (filed: string, asked: string, message = 'IE3Q04'): boolean => judgeInvalidation(root('IE3F10', filed), root(message, asked), MRN).holds;

  test('holds for the MRN with the one addressee of the filing', () => {
    const mrn = `<MRN>${MRN}</MRN>`;
    assert.ok(holds(office, mrn + office));
    assert.ok(holds(state, mrn + state));
    for (const asked of [mrn, mrn + state, mrn + office + state, office, `<MRN>26NL1</MRN>${office}`]) assert.ok(!holds(office, asked), asked);
    assert.ok(!holds(office, mrn + office, 'IE3A10'));
  });
});

describe('judge of a consultation', () => {
  const by = (key: string, reference = 'Q1', eori = 'DE1'): XmlElement =>
    root('IE3Q05', `<functionalReference>${reference}</functionalReference><requester><identificationNumber>${eori}</identificationNumber></requester>${key}`);
  const mrn = `<MRN>${MRN}</MRN>`;
  const house = '<transportDocumentHouse><documentNumber>H1</documentNumber></transportDocumentHouse>';
  const holds = (request: XmlElement, element = 'MRN', value = MRN): boolean => judgeConsultation(request, { element, value }, 'DE1', ['Q0']).holds;

  test('holds for the one key that was asked for, its own EORI and a number not used before', () => {
    assert.ok(holds(by(mrn)));
    assert.ok(holds(by(house), 'transportDocumentHouse', 'H1'));
    const wrong = [by(''), by(mrn + house), by(house), by(mrn, 'Q0'), by(mrn, ''), by(mrn, 'Q'.repeat(36)), by(mrn, 'Q1', 'DE2'), by('<MRN>26NL1</MRN>')];
    wrong.forEach((request, at) => assert.ok(!holds(request), `wrong one ${at + 1}`));
  });
});
