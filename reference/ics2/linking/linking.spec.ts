import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { SeededIds } from '../../../protocols/time/ids';
import { shipmentFor } from '../../../steps/ics2/shipments';
import { soundBehaviour } from '../behaviour';
import { shownTo } from '../clients/shown';
import type { Desk, Facts } from '../desk';
import { FactsIncomplete, readShipment } from '../filing/facts';
import { deliver } from '../notices';
import { OPERATIONS } from '../operations';
import { createRecord } from '../record';

const EORI = 'DE1234567890123';

function desk(): { desk: Desk; sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    desk: {
      business: new VirtualClock(Date.parse('2026-06-01T08:00:00Z')), ids: new SeededIds('l'), record: createRecord(), behaviour: soundBehaviour(),
      outbox: { submit: ({ action }) => void sent.push(action) }, commit: () => undefined,
    },
  };
}

const call = (document: string): Buffer => Buffer.from(`<IE3N11><transportDocument><documentNumber>${document}</documentNumber></transportDocument></IE3N11>`);
const houseFiling = (facts: Facts = {}): Facts => ({ ...shipmentFor('F15', { eori: EORI, fresh: 'A' }), billOfLading: 'MB1', ...facts });

describe('the operator among those who file for one consignment', () => {
  test('files what customs calls for by the document of the carrier, once it was called', () => {
    const { desk: own, sent } = desk();
    assert.equal(OPERATIONS['ics2.complete']!(own, houseFiling(), undefined).status, 'refused');
    deliver(own, call('MB1'), undefined);
    assert.equal(OPERATIONS['ics2.complete']!(own, houseFiling({ billOfLading: 'MB2' }), undefined).status, 'refused');
    assert.equal(OPERATIONS['ics2.complete']!(own, houseFiling(), undefined).status, 'done');
    assert.deepEqual([sent, own.record.cases], [['IE3F15'], 1]);
  });

  test('leaves to others what was agreed', () => {
    const { ownShare } = soundBehaviour().linking;
    assert.throws(() => ownShare(readShipment(houseFiling({ houseParticularsBy: 'carrier' }))), FactsIncomplete);
    for (const facts of [houseFiling(), houseFiling({ houseParticularsBy: 'house-filer' }), { ...shipmentFor('F11', { eori: EORI, fresh: 'A' }), houseParticularsBy: 'carrier' }]) {
      assert.deepEqual(ownShare(readShipment(facts)), readShipment(facts));
    }
  });

  test('shows each client its own filings', () => {
    const { desk: own } = desk();
    const of = (eori: string): Facts => ({ ...houseFiling(), declarant: { ...(houseFiling()['declarant'] as object), eori } });
    const [one, other] = ['SE5567891234', 'NL111222333'].map((eori) => OPERATIONS['ics2.file']!(own, of(eori), undefined).reference);
    const shown = (eori: string) => shownTo(eori, own.record.filings(), own.behaviour.clients).map(({ lrn }) => lrn);
    assert.deepEqual([shown('SE5567891234'), shown('NL111222333'), shown('FR40506070809')], [[one], [other], []]);
  });
});
