import type { Notice, Operation } from '../desk';
import { readShipment } from '../filing/facts';
import { file } from '../lodging/file';

/** IE3N11: customs misses a filing of the operator. It knows no MRN of it; the carrier's document, under which it is kept, tells which. */
export const called: Notice = ({ behaviour: { linking } }) => linking.heedsCalls;

/** `ics2.complete`: the filing that customs has called for, found by the carrier's document (BPM L4, T-02-01-03). */
export const complete: Operation = (desk, facts, from) => {
  const { billOfLading, airWaybill, consignmentNote } = readShipment(facts);
  const master = billOfLading ?? airWaybill ?? consignmentNote ?? '';
  const isCalled = desk.behaviour.linking.heedsCalls && desk.record.kept(master).includes('IE3N11');
  return isCalled ? file(desk, facts, from) : { status: 'refused', reason: `customs has not called for a filing under ${master || 'a document without a number'}` };
};
