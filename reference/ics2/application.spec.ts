import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../protocols/time/clock';
import { SeededIds } from '../../protocols/time/ids';
import { containerShipment } from '../../steps/ics2/shipments';
import { createApplication, type Application, type DeliveryReport } from './application';
import { soundBehaviour } from './behaviour';
import { readShipment } from './filing/facts';
import { createRecord, type BusinessRecord } from './record';

const START = Date.parse('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const shipment = () => readShipment(containerShipment('DE1234567890123', 'BL-1'));
const registered = (lrn: string): Buffer => Buffer.from(`<x:IE3R01 xmlns:x="u"><x:LRN>${lrn}</x:LRN><x:MRN>007</x:MRN></x:IE3R01>`);
const refused = (lrn: string): Buffer =>
  Buffer.from(`<IE3N99>${lrn === '' ? '' : `<functionalReference>${lrn}</functionalReference>`}<error><description>a</description><validationCode>12</validationCode></error><error><validationCode>13</validationCode></error></IE3N99>`);

function set(): { business: VirtualClock; record: BusinessRecord; sent: DeliveryReport[]; application: Application } {
  const business = new VirtualClock(START);
  const record = createRecord();
  const sent: DeliveryReport[] = [];
  const outbox = {
    submit: (_message: unknown, report: DeliveryReport) => {
      report.sentAs(`m${sent.length + 1}@x`);
      sent.push(report);
    },
  };
  return { business, record, sent, application: createApplication({ business, ids: new SeededIds('a'), record, outbox, behaviour: soundBehaviour() }) };
}

describe('the business system of the reference operator', () => {
  test('believes neither sending nor a receipt, only a registration (ICS2-LIF-04)', () => {
    const { application, sent } = set();
    const filing = application.file(shipment());
    sent[0]!.receipted();
    assert.equal(filing.state, 'pending');
    application.deliver(registered(filing.lrn), undefined);
    assert.deepEqual([filing.state, filing.mrn, filing.deliveries], ['registered', '007', 1]);
  });

  test('keeps every error, by number or by the message that was answered (ICS2-ERR-06, ICS2-ERR-07)', () => {
    const { application } = set();
    const [one, two] = [application.file(shipment()), application.file(shipment())];
    application.deliver(refused(one.lrn), undefined);
    application.deliver(refused(''), 'm2@x');
    for (const filing of [one, two]) assert.deepEqual([filing.state, filing.errors.map((error) => error.code)], ['refused', ['12', '13']]);
  });

  test('corrects under another number (ICS2-DAT-03), and only what it knows', () => {
    const { application } = set();
    const first = application.file(shipment());
    const second = application.correct(first.lrn, shipment());
    assert.ok(second !== undefined && second.lrn !== first.lrn && second.lrn.length <= 22);
    assert.equal(application.correct('unknown', shipment()), undefined);
  });

  test('files a booking by itself 25 hours before loading, or at once when that has passed (ICS2-TIM-01)', () => {
    const { application, business, sent } = set();
    const booked = application.book(shipment(), START + 100 * HOUR);
    business.advanceTo(START + 75 * HOUR - 1000);
    assert.deepEqual([booked.state, sent.length], ['planned', 0]);
    business.advanceTo(START + 75 * HOUR);
    assert.deepEqual([booked.state, sent.length], ['pending', 1]);
    application.book(shipment(), business.now() + 24 * HOUR);
    assert.equal(sent.length, 2);
  });

  test('a failure of delivery is told, and does not undo an answer; what belongs to nothing is set aside', () => {
    const { application, record, sent } = set();
    const filing = application.file(shipment());
    application.deliver(registered(filing.lrn), undefined);
    sent[0]!.failed('EBMS:0301', 'no receipt');
    assert.equal(filing.state, 'registered');
    const other = application.file(shipment());
    sent[1]!.failed('EBMS:0301', 'no receipt');
    assert.deepEqual([other.state, other.failure?.code], ['undelivered', 'EBMS:0301']);
    application.deliver(registered('nobody'), undefined);
    assert.equal(record.cases, 3);
  });
});
