import type { Desk, Operation } from '../desk';
import { readShipment } from '../filing/facts';
import { build, freshLrn, prepared, submit } from '../lodging/file';
import type { Filing } from '../record';
import { dueAt } from './due';

/** Files a booking when it is due, or at once. One that was forgotten meanwhile is not filed. */
function plan(desk: Desk, filing: Filing): void {
  const { business, record } = desk;
  const fileIt = (): void => {
    if (record.find(filing.lrn) === filing && filing.state === 'planned') submit(desk, filing, build(desk, filing.lrn, filing.shipment));
  };
  const due = filing.dueAt ?? business.now();
  if (due <= business.now()) return fileIt();
  business.at(due, () => {
    fileIt();
    desk.commit();
  });
}

/** `ics2.book`: the filing goes out by itself before its limit, or at once where little time is left. */
export const book: Operation = (desk, facts, from) => {
  const lrn = freshLrn(desk);
  const shipment = prepared(desk, readShipment(facts));
  // What cannot be filed today cannot be filed when it is due: told to the clerk now.
  build(desk, lrn, shipment);
  const due = dueAt(shipment, desk.behaviour.booking);
  const filing = desk.record.open(lrn, shipment, 'planned', from);
  filing.dueAt = due;
  plan(desk, filing);
  return { status: 'done', reference: lrn };
};

/** After a restart: what was planned is planned again, and what fell due meanwhile is filed now. */
export function resumeBookings(desk: Desk): void {
  for (const filing of desk.record.filings()) if (filing.state === 'planned') plan(desk, filing);
}
