import { FactsIncomplete, readShipment } from '../filing/facts';
import { build, freshLrn, prepared, submit } from '../lodging/file';
import type { Operation } from '../operations';

/** `ics2.book`: the filing goes out by itself before its limit, or at once where little time is left. */
export const book: Operation = (desk, facts, from) => {
  const { business, record, behaviour } = desk;
  const loading = Date.parse(String(facts['loadingTime']));
  if (Number.isNaN(loading)) throw new FactsIncomplete('the fact "loadingTime" is missing or not usable');
  const lrn = freshLrn(desk);
  const shipment = prepared(desk, readShipment(facts));
  // What cannot be filed today cannot be filed when it is due: told to the clerk now.
  build(desk, lrn, shipment);
  const filing = record.open(lrn, shipment, 'planned', from);
  const fileIt = (): void => submit(desk, filing, build(desk, lrn, shipment));
  const fileAt = behaviour.application.fileAt(loading, Date.parse(shipment.departure ?? ''));
  if (fileAt <= business.now()) fileIt();
  else business.at(fileAt, fileIt);
  return { status: 'done', reference: lrn };
};
