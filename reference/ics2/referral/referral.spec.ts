import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { VirtualClock } from '../../../protocols/time/clock';
import { SeededIds } from '../../../protocols/time/ids';
import { createMessageJudge } from '../../../requirements/ics2/validate/judge';
import { shipmentFor } from '../../../steps/ics2/shipments';
import { soundBehaviour } from '../behaviour';
import { reportOn } from '../deliveries';
import type { About, DeliveryReport, Desk } from '../desk';
import { FactsIncomplete } from '../filing/facts';
import { deliver } from '../notices';
import { OPERATIONS } from '../operations';
import { createRecord, type Filing } from '../record';

const MRN = '26LU0000000000TAT5';
const HOUSE = 'HW1A2B3C4D';

const request = (reference: string, type: string, house = ''): string =>
  `<referralRequestDetails><referralRequestReference>${reference}</referralRequestReference><requestType>${type}</requestType>${house}</referralRequestDetails>`;
const message = (name: string, inside: string, mrn = MRN, country = 'LU'): Buffer =>
  Buffer.from(`<${name}><MRN>${mrn}</MRN><responsibleMemberState><country>${country}</country></responsibleMemberState>${inside}</${name}>`);
const question = (...references: string[]): Buffer => message('IE3Q02', references.map((one) => request(one, 'RFI')).join(''));
const SCREENING = message('IE3Q03', request('RFS-1', 'RFS', `<transportDocumentHouse><documentNumber>${HOUSE}</documentNumber><type>N703</type></transportDocumentHouse>`));

describe('what customs asks about a filing', () => {
  let desk: Desk;
  let filing: Filing;
  let sent: { action: string; document: string; report: DeliveryReport }[];

  const tell = (document: Buffer): void => deliver(desk, document, undefined);
  const states = (): string[] => filing.requests.map(({ reference, state }) => `${reference} ${state}`);
  const told = (operation: string, facts: Record<string, unknown>): string => OPERATIONS[operation]!(desk, { reference: filing.lrn, ...facts }, undefined).status;

  beforeEach(() => {
    sent = [];
    const record = createRecord();
    desk = {
      business: new VirtualClock(Date.parse('2026-06-01T08:00:00Z')), ids: new SeededIds('a'), record, behaviour: soundBehaviour(), commit: () => undefined,
      outbox: { submit: ({ action, document }, about: About) => void sent.push({ action, document, report: reportOn(desk, about) }) },
    };
    const { reference = '' } = OPERATIONS['ics2.file']!(desk, shipmentFor('F24', { eori: 'DE1234567890123', fresh: '1A2B3C4D' }), undefined);
    filing = record.find(reference)!;
    tell(Buffer.from(`<IE3R01><LRN>${reference}</LRN><MRN>${MRN}</MRN></IE3R01>`));
    sent = [];
  });

  test('stays open until its answer has arrived, and is open again where that was not delivered', () => {
    tell(question('RFI-1'));
    assert.deepEqual(states(), ['RFI-1 open']);
    assert.equal(told('ics2.answer', { request: 'RFI-1', text: 'Yes' }), 'done');
    assert.deepEqual(states(), ['RFI-1 answering']);
    sent[0]!.report.failed('EBMS:0301', 'no receipt');
    assert.deepEqual(states(), ['RFI-1 undelivered']);
    assert.equal(told('ics2.answer', { request: 'RFI-1', text: 'Yes' }), 'done');
    sent[1]!.report.receipted();
    assert.deepEqual(states(), ['RFI-1 answered']);
  });

  test('is answered in one message for all of one Member State, and in another for another', () => {
    tell(question('RFI-1', 'RFI-2'));
    tell(message('IE3Q02', request('RFI-3', 'RFI'), MRN, 'DE'));
    assert.equal(told('ics2.answer', { answers: ['RFI-1', 'RFI-2', 'RFI-3'].map((one) => ({ request: one, text: one })) }), 'done');
    const references = sent.map(({ document }) => [...document.matchAll(/<referralRequestReference>([^<]*)</g)].map((one) => one[1]));
    assert.deepEqual(references, [['RFI-1', 'RFI-2'], ['RFI-3']]);
  });

  test('is answered once: what nobody asks, has answered or asks twice opens nothing', () => {
    tell(question('RFI-1'));
    assert.equal(told('ics2.answer', { request: 'RFI-2', text: 'Yes' }), 'refused');
    told('ics2.answer', { request: 'RFI-1', text: 'Yes' });
    sent[0]!.report.receipted();
    tell(question('RFI-1'));
    assert.deepEqual(states(), ['RFI-1 answered']);
    assert.equal(told('ics2.answer', { request: 'RFI-1', text: 'Again' }), 'refused');
    assert.equal(told('ics2.amend', { ...filing.shipment, answers: 'RFI-1' }), 'refused');
    assert.equal(sent.length, 1);
  });

  test('is a screening of one consignment, whose report settles nothing else, and is valid by a validator that shares no code with it', async () => {
    tell(question('RFI-1'));
    tell(SCREENING);
    assert.equal(told('ics2.screen', { request: 'RFI-1', methods: ['XRY'], alarm: false }), 'refused');
    assert.equal(told('ics2.screen', { request: 'RFS-1', methods: ['XRY'], alarm: true, by: { name: 'Expert', number: 'RA3-1' }, remarks: 'Two cartons opened' }), 'done');
    assert.deepEqual(states(), ['RFI-1 open', 'RFS-1 answering']);
    const { action, document } = sent[0]!;
    const { problems } = createMessageJudge(await loadXml()).judge(Buffer.from(document), { message: action, day: '2026-06-01', registers: {} });
    assert.deepEqual([action, problems], ['IE3R03', []]);
    for (const said of ['<result>2</result>', '<method>XRY</method>', '<method>ZZZ</method>', `<documentNumber>${HOUSE}</documentNumber>`]) assert.ok(document.includes(said), said);
  });

  test('facts of a screening that cannot be reported are refused by name', () => {
    tell(SCREENING);
    const wrong = [{ methods: ['XRY'] }, { alarm: false, methods: [] }, { alarm: false, methods: Array(10).fill('XRY') }, { alarm: false, methods: ['XRY'], by: {} }, { alarm: false, methods: ['XRY'], at: 'Köln' }];
    for (const facts of wrong) assert.throws(() => told('ics2.screen', { request: 'RFS-1', ...facts }), FactsIncomplete);
    assert.throws(() => told('ics2.answer', { answers: [] }), FactsIncomplete);
    assert.throws(() => told('ics2.answer', { answers: [null] }), FactsIncomplete);
    assert.equal(sent.length, 0);
  });

  test('may be to load nothing of what it names: each number once, and the carrier is told', () => {
    const forbid = (number: string): void => tell(message('IE3Q01', `<doNotLoadDetails><transportDocument><documentNumber>${number}</documentNumber><type>N703</type></transportDocument></doNotLoadDetails>`));
    forbid(HOUSE);
    forbid('HW-2');
    forbid(HOUSE);
    assert.deepEqual([filing.heldGoods, filing.carrierInformed], [[HOUSE, 'HW-2'], true]);
  });

  test('the carrier is told unless it is the filer, or known to hear of it by itself', () => {
    const { informsCarrier } = desk.behaviour.referral;
    const { shipment } = filing;
    assert.equal(informsCarrier({ ...shipment, carrier: undefined }), true);
    assert.equal(informsCarrier({ ...shipment, carrier: { ...shipment.carrier, connected: true } }), false);
    assert.equal(informsCarrier({ ...shipment, carrier: { eori: shipment.declarant.eori } }), false);
  });

  test('others may be missing: the filing stays registered; what is about the filing of somebody else is set aside, and kept', () => {
    tell(message('IE3N02', '<supplementaryDeclarant><identificationNumber>FR40506070809</identificationNumber></supplementaryDeclarant>'));
    assert.deepEqual([filing.state, filing.missingParties], ['registered', ['FR40506070809']]);
    const { cases } = desk.record;
    tell(message('IE3N04', '', '26LU0000000000XAT0'));
    assert.equal(desk.record.cases, cases + 1);
    assert.deepEqual([desk.record.kept('26LU0000000000XAT0'), desk.record.kept(MRN)], [['IE3N04'], ['IE3R01', 'IE3N02']]);
  });
});
