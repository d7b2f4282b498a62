import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { envelope, faultEnvelope } from '../../protocols/soap11';
import { loadXml, textAt, at, type Xml } from '../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas } from '../../requirements/kz';
import { rightBehaviour } from './behaviour';
import { preArrival } from './document';
import { FactsError, shipmentOf } from './facts';
import { CARRIER_FAULTS } from './faults';
import { reasonNotToSend } from './refusal';
import { readReply } from './reply';

const facts = {
  usage: ['01', '06'], entryOffice: '57505', declarant: { name: 'A & B <C>', bin: '050140000123', iin: '900101300123', country: 'KZ' },
  transport: { mode: '31', containers: true, vehicles: [{ country: 'KZ', registration: '1' }, { registration: '2' }, { registration: '3' }] },
  tir: { series: 'XX', number: '12345678' },
  consignments: [{
    waybill: { number: 'C-1', date: '2026-06-01' }, declaration: { office: '57505', date: '2026-05-30', number: '0000001' }, dispatchCountry: 'CN', destinationCountry: 'KZ',
    consignor: { name: '霍尔果斯', country: 'CN' }, consignee: { name: 'Әлем', bin: '060240000456' }, goods: [{ hs: '8708', description: 'x', grossKg: '1.5' }, { hs: '870899' }],
  }],
};
const frame = { documentId: 'd-1', dateTime: '2026-06-01T08:00:00Z', code: 'R.042' };

describe('kz carrier: the document', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const build = (given: Record<string, unknown>, more = {}): Buffer => envelope(preArrival(shipmentOf(given), { ...frame, ...more }, rightBehaviour()));

  test('everything the facts may say is valid by the schema', () => {
    const schema = xml.compileSchema(channelSchemas(), CHANNEL_SCHEMA);
    assert.deepEqual(schema.validate(build(facts, { corrects: 'd-0', replaces: 'KZ/010626/000000001' })), []);
    assert.deepEqual(schema.validate(build({ ...facts, consignments: undefined, tir: undefined })), []);
    schema.dispose();
  });
  test('names survive', () => {
    const read = xml.read(build(facts));
    assert.ok(read.ok);
    assert.equal(textAt(read.root, 'Body/AutoPreliminary/DeclarantDetails/OrganizationName'), 'A & B <C>');
    assert.equal(textAt(read.root, 'Body/AutoPreliminary/BorderTransportDetails/ContainerIndicator'), '1');
  });
  test('no consignment, no main consignment', () => {
    const read = xml.read(build({ ...facts, consignments: [] }));
    assert.equal(read.ok && at(read.root, 'Body/AutoPreliminary/MainConsignmentDetails'), undefined);
  });

  const wrong: [Record<string, unknown>, RegExp][] = [
    [{ ...facts, declarant: 7 }, /declarant must be an object/], [{ ...facts, transport: undefined }, /transport must be an object/],
    [{ ...facts, consignments: {} }, /consignments must be a list/], [{ ...facts, tir: { series: 'XX' } }, /number is missing/], [{ ...facts, entryOffice: 5 }, /entryOffice must be text/],
  ];
  for (const [given, words] of wrong) test(`facts refused: ${words.source}`, () => assert.throws(() => shipmentOf(given), (error: unknown) => error instanceof FactsError && words.test(error.message)));
});

describe('kz carrier: what never leaves the house', () => {
  const reason = (given: object, replaces?: string): string => reasonNotToSend(shipmentOf({ ...facts, ...given }), replaces, rightBehaviour()) ?? 'sent';
  test('a right document is sent', () => assert.equal(reason({}), 'sent'));
  test('a registration number may be cited, a UIN not', () => {
    assert.equal(reason({}, 'KZ/010626/000000001'), 'sent');
    assert.match(reason({}, '940101300123'), /not a registration number/);
  });
  test('four vehicles', () => assert.match(reason({ transport: { vehicles: [{}, {}, {}, {}] } }), /at most 3 vehicles/));
  test('a consignment without goods', () => assert.match(reason({ consignments: [{ goods: [] }] }), /consignment 1 has no goods/));
  test('codes of the wrong form', () => {
    assert.match(reason({ consignments: [{ goods: [{ hs: '8708999' }] }] }), /HS code .* 8708999/);
    assert.match(reason({ entryOffice: '5750' }), /customs office/);
    assert.match(reason({ declarant: { bin: '05014000012' } }), /BIN or IIN/);
    assert.match(reason({ declarant: { iin: '05014000012X' } }), /BIN or IIN/);
  });
});

describe('kz carrier: reading an answer', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const result = (inner: string): Buffer => envelope(`<n:Notif_PIResult xmlns:n="urn:customs.ru:Information:PriorInformation:Notif_PIResult:5.23.0"><n:Response><n:ResultInformation><n:ResultCode>K</n:ResultCode><n:ResultDescription>why</n:ResultDescription></n:ResultInformation><n:PI_DocResult>${inner}</n:PI_DocResult></n:Response></n:Notif_PIResult>`);
  const number = '<n:RegNumber><n:CountryCode>KZ</n:CountryCode><n:Date>2026-06-01</n:Date><n:PINumber>000000007</n:PINumber></n:RegNumber>';

  test('registered, refused', () => {
    assert.deepEqual(readReply(xml, 200, result(`${number}<n:PI_Status>REGISTERED</n:PI_Status>`)), { kind: 'registered', number: 'KZ/010626/000000007', remarks: [] });
    assert.deepEqual(readReply(xml, 200, result('<n:PI_Status>REFUSED</n:PI_Status>')), { kind: 'refused', reasons: ['K why'] });
  });
  test('a status without a number is no registration', () => assert.equal(readReply(xml, 200, result('<n:PI_Status>REGISTERED</n:PI_Status>')).kind, 'refused'));
  test('a refusal with a number stays a refusal', () => assert.equal(readReply(xml, 200, result(`${number}<n:PI_Status>REFUSED</n:PI_Status>`)).kind, 'refused'));

  const outages: [what: string, status: number, body: Buffer][] = [
    ['503', 503, Buffer.alloc(0)], ['a fault', 500, faultEnvelope({ code: 'Server', text: 'x' })], ['a fault under 200', 200, faultEnvelope({ code: 'Server', text: 'x' })],
    ['garbage', 200, Buffer.from('<html>')], ['an entity bomb', 200, Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')], ['another document', 200, envelope('<x/>')], ['2 MB', 200, Buffer.alloc(2_000_000, 32)],
  ];
  for (const [what, status, body] of outages) test(`an outage: ${what}`, () => assert.equal(readReply(xml, status, body).kind, 'outage'));
});

describe('kz carrier: planted faults', () => {
  test('each changes the behaviour, each requirement has one', () => {
    const shape = (value: object): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === 'function' ? String(one) : one === Infinity ? 'Infinity' : one));
    const right = shape(rightBehaviour());
    for (const { requirement, change } of CARRIER_FAULTS) {
      const behaviour = rightBehaviour();
      change(behaviour);
      assert.notEqual(shape(behaviour), right, requirement);
    }
    assert.equal(new Set(CARRIER_FAULTS.map((fault) => fault.requirement)).size, CARRIER_FAULTS.length);
  });
});
