import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../protocols/time/clock';
import { SeededIds } from '../../protocols/time/ids';
import { containerShipment } from '../../steps/ics2/shipments';
import { soundBehaviour } from './behaviour';
import { reportOn } from './deliveries';
import type { About, DeliveryReport, Desk, Facts } from './desk';
import { deliver } from './notices';
import { OPERATIONS } from './operations';
import { createRecord, type Filing } from './record';

const START = Date.parse('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const shipment = (): Facts => containerShipment('DE1234567890123', 'BL-1');
const registered = (lrn: string): Buffer => Buffer.from(`<x:IE3R01 xmlns:x="u"><x:LRN>${lrn}</x:LRN><x:MRN>007</x:MRN></x:IE3R01>`);
const refused = (lrn: string): Buffer =>
  Buffer.from(`<IE3N99>${lrn === '' ? '' : `<functionalReference>${lrn}</functionalReference>`}<error><description>a</description><validationCode>12</validationCode></error><error><validationCode>13</validationCode></error></IE3N99>`);

interface Setting {
  business: VirtualClock;
  desk: Desk;
  sent: DeliveryReport[];
  /** Has an operation done; the filing that it is about. */
  having(operation: string, facts: Facts): Filing | undefined;
}

function set(): Setting {
  const business = new VirtualClock(START);
  const record = createRecord();
  const sent: DeliveryReport[] = [];
  const outbox = {
    submit: (_message: unknown, about: About) => {
      const report = reportOn(desk, about);
      report.sentAs(`m${sent.length + 1}@x`);
      sent.push(report);
    },
  };
  const desk: Desk = { business, ids: new SeededIds('a'), record, outbox, behaviour: soundBehaviour(), commit: () => undefined };
  return { business, desk, sent, having: (operation, facts) => record.find(OPERATIONS[operation]!(desk, facts, undefined).reference ?? '') };
}

describe('the business system of the reference operator', () => {
  test('believes neither sending nor a receipt, only a registration (ICS2-LIF-04)', () => {
    const { desk, having, sent } = set();
    const filing = having('ics2.file', shipment())!;
    sent[0]!.receipted();
    assert.equal(filing.state, 'pending');
    deliver(desk, registered(filing.lrn), undefined);
    assert.deepEqual([filing.state, filing.mrn, filing.deliveries], ['registered', '007', 1]);
  });

  test('keeps every error, by number or by the message that was answered (ICS2-ERR-06, ICS2-ERR-07)', () => {
    const { desk, having } = set();
    const [one, two] = [having('ics2.file', shipment())!, having('ics2.file', shipment())!];
    deliver(desk, refused(one.lrn), undefined);
    deliver(desk, refused(''), 'm2@x');
    for (const filing of [one, two]) assert.deepEqual([filing.state, filing.errors.map((error) => error.code)], ['refused', ['12', '13']]);
  });

  test('corrects under another number (ICS2-DAT-03), and only what it knows', () => {
    const { having } = set();
    const first = having('ics2.file', shipment())!;
    const second = having('ics2.correct', { ...shipment(), reference: first.lrn });
    assert.ok(second !== undefined && second.lrn !== first.lrn && second.lrn.length <= 22);
    assert.equal(having('ics2.correct', { ...shipment(), reference: 'unknown' }), undefined);
  });

  test('files a booking by itself 25 hours before loading, or at once when that has passed (ICS2-TIM-01)', () => {
    const { having, business, sent } = set();
    const book = (loading: number): Filing => having('ics2.book', { ...shipment(), loadingTime: new Date(loading).toISOString() })!;
    const booked = book(START + 100 * HOUR);
    business.advanceTo(START + 75 * HOUR - 1000);
    assert.deepEqual([booked.state, sent.length], ['planned', 0]);
    business.advanceTo(START + 75 * HOUR);
    assert.deepEqual([booked.state, sent.length], ['pending', 1]);
    book(business.now() + 24 * HOUR);
    assert.equal(sent.length, 2);
  });

  test('a failure of delivery is told, and does not undo an answer; what belongs to nothing is set aside', () => {
    const { desk, having, sent } = set();
    const filing = having('ics2.file', shipment())!;
    deliver(desk, registered(filing.lrn), undefined);
    sent[0]!.failed('EBMS:0301', 'no receipt');
    assert.equal(filing.state, 'registered');
    const other = having('ics2.file', shipment())!;
    sent[1]!.failed('EBMS:0301', 'no receipt');
    assert.deepEqual([other.state, other.failure?.code], ['undelivered', 'EBMS:0301']);
    deliver(desk, registered('nobody'), undefined);
    assert.equal(desk.record.cases, 3);
  });
});
