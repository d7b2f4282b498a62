import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { SeededIds } from '../../../protocols/time/ids';
import { containerShipment } from '../../../steps/ics2/shipments';
import { journeyOf, type JourneyFacts } from '../../../steps/ics2/arrival/journeys';
import { soundBehaviour } from '../behaviour';
import { reportOn } from '../deliveries';
import type { About, DeliveryReport, Desk } from '../desk';
import { deliver } from '../notices';
import { OPERATIONS } from '../operations';
import { createRecord } from '../record';

const EORI = 'DE1234567890123';
const MRN = '26NL0000000SEAHAT0';

interface Setting {
  desk: Desk;
  /** Business documents that went out, and where the access point reports on them. */
  sent: { document: string; country?: string; report: DeliveryReport }[];
  /** LRN of the notification, if there is one. */
  arrives(at: string, facts?: Partial<JourneyFacts>): string | undefined;
  /** LRN of a filing, registered where an MRN is given. */
  files(mrn?: string): string;
}

function set(): Setting {
  const sent: Setting['sent'] = [];
  const outbox = {
    submit: ({ document, country }: { document: string; country?: string }, about: About) => void sent.push({ document, country, report: reportOn(desk, about) }),
  };
  const desk: Desk = {
    business: new VirtualClock(Date.parse('2026-07-10T08:00:00Z')), ids: new SeededIds('a'), record: createRecord(), outbox, behaviour: soundBehaviour(), commit: () => undefined,
  };
  return {
    desk, sent,
    arrives: (at, facts = {}) =>
      OPERATIONS['ics2.arrive']!(desk, { ...journeyOf('sea carrier', { eori: EORI, fresh: 'F' }), at, actualArrival: '2026-07-08T06:40:00Z', ...facts }, undefined).reference,
    files(mrn) {
      const lrn = OPERATIONS['ics2.file']!(desk, containerShipment(EORI, 'BL-1'), undefined).reference!;
      if (mrn !== undefined) deliver(desk, Buffer.from(`<IE3R01><LRN>${lrn}</LRN><MRN>${mrn}</MRN></IE3R01>`), undefined);
      return lrn;
    },
  };
}

describe('the operator on a journey', () => {
  test('notifies it once, where it enters the Union, to the customs of that place', () => {
    const { arrives, sent } = set();
    const told = ['EGPSD', 'NLRTM', 'NLRTM', 'DEHAM'].map((at) => arrives(at) !== undefined);
    assert.deepEqual([told, sent.map(({ country }) => country)], [[false, true, false, false], ['NL']]);
    assert.notEqual(arrives('NLRTM', { journey: 'another' }), undefined);
  });

  test('not while it is expected only', () => {
    const { arrives, sent } = set();
    assert.deepEqual([arrives('NLRTM', { actualArrival: undefined }), sent.length], [undefined, 0]);
    assert.notEqual(arrives('NLRTM'), undefined);
  });

  test('once more where customs has refused it, or never got it', () => {
    const { desk, arrives, sent } = set();
    const first = arrives('NLRTM')!;
    deliver(desk, Buffer.from(`<IE3N99><functionalReference>${first}</functionalReference><error><validationCode>12</validationCode></error></IE3N99>`), undefined);
    assert.deepEqual([desk.record.arrivals.find(first)?.state, desk.record.arrivals.find(first)?.errors[0]?.code], ['refused', '12']);
    const second = arrives('NLRTM')!;
    assert.notEqual(second, first);
    sent[1]!.report.failed('EBMS:0301', 'no receipt');
    assert.equal(desk.record.arrivals.find(second)?.state, 'undelivered');
    assert.notEqual(arrives('NLRTM'), undefined);
  });

  test('by MRNs where all are known; a list that lacks one would leave goods behind', () => {
    const { arrives, files, sent } = set();
    const [registered, pending] = [files(MRN), files()];
    arrives('NLRTM', { journey: 'one', filings: [registered], mrns: [MRN, '26NL0000000OTHRAT0'] });
    arrives('NLRTM', { journey: 'two', filings: [registered, pending] });
    const listed = sent.slice(2).map(({ document }) => [...document.matchAll(/<identification>([^<]*)</g)].map((one) => one[1]));
    assert.deepEqual(listed, [[MRN, '26NL0000000OTHRAT0'], []]);
    assert.match(sent[3]!.document, /<estimatedDateAndTimeOfArrival>/);
  });

  test('keeps what customs says of it, and sets aside what is about nothing', () => {
    const { desk, arrives, files } = set();
    const [lrn, filing] = [arrives('NLRTM')!, files(MRN)];
    const control = '<control><examinationPlace><placeOfExamination>shed 4</placeOfExamination></examinationPlace><controlSubject><consignmentMasterLevel>'
      + '<goodsItem><goodsItemNumber>1</goodsItemNumber></goodsItem><transportEquipment><containerIdentificationNumber>C1</containerIdentificationNumber></transportEquipment>'
      + '<consignmentHouseLevel><transportDocumentHouseLevel><documentNumber>HB1</documentNumber></transportDocumentHouseLevel></consignmentHouseLevel></consignmentMasterLevel></controlSubject></control>';
    for (const said of [
      `<IE3R04><LRN>${lrn}</LRN><MRN>26NL0000000ARRAZ1</MRN></IE3R04>`,
      `<IE3N08><MRN>${MRN}</MRN>${control}</IE3N08>`,
      `<IE3N07><MRN>${MRN}</MRN><error><validationCode>71</validationCode><description>withdrawn</description></error></IE3N07>`,
    ]) deliver(desk, Buffer.from(said), undefined);
    const { record } = desk;
    assert.deepEqual([record.arrivals.find(lrn)?.state, record.arrivals.find(lrn)?.mrn], ['registered', '26NL0000000ARRAZ1']);
    assert.deepEqual(record.find(filing)?.presentForControl, [{ place: 'shed 4', containers: ['C1'], houses: ['HB1'], receptacles: [], items: ['1'] }]);
    assert.deepEqual(record.find(filing)?.notArrived.map(({ code }) => code), ['71']);
    const before = record.cases;
    for (const message of ['IE3R04', 'IE3N07', 'IE3N08']) deliver(desk, Buffer.from(`<${message}><MRN>26NL0000000NONEAT0</MRN></${message}>`), undefined);
    assert.equal(record.cases, before + 3);
  });
});
