import type { Delivery, Desk, Operation } from '../desk';
import { freshLrn } from '../lodging/file';
import type { Related } from './choices';
import { callOf, readJourney, type Journey } from './journey';
import { buildNotification } from './notification';

/** MRNs are given where all are known: customs looks for nothing but what the list names. */
function known({ record }: Desk, { filings = [], mrns = [], waybills = [] }: Journey): Related {
  const own = filings.map((lrn) => record.find(lrn)?.mrn);
  const all = own.every((mrn) => mrn !== undefined) ? [...own, ...mrns] : [];
  return { mrns: [...new Set(all)], waybills };
}

/** `ics2.arrive`: the journey has come to a place, or is expected there. Most calls are no matter of customs: done without a reference. */
export const arrive: Operation = (desk, facts, from) => {
  const { business, record: { arrivals }, outbox, behaviour: { arrival: choices, form } } = desk;
  const journey = readJourney(facts);
  const told = arrivals.ofJourney(journey.journey).filter(({ state }) => state === 'pending' || state === 'registered');
  const arrivedAt = choices.arrivedAt(journey);
  if (arrivedAt === undefined || !choices.notifies(journey, told.length)) return { status: 'done' };
  const lrn = freshLrn(desk);
  const related = choices.relates(known(desk, journey));
  // Made before anything is recorded: what cannot be notified opens no case.
  const built = buildNotification(journey, { lrn, issuedAt: business.now(), arrivedAt, related, form, choices });
  arrivals.open(lrn, journey.journey);
  outbox.submit({ ...built, from, country: callOf(journey).customsOffice?.slice(0, 2) }, { what: 'arrival', lrn });
  return { status: 'done', reference: lrn };
};

/** A receipt changes nothing, as with filings; giving up does. */
export const arrivalDelivery: Delivery = {
  failed({ record }, { lrn }, code, text) {
    const arrival = record.arrivals.find(lrn);
    if (arrival?.state !== 'pending') return;
    arrival.state = 'undelivered';
    arrival.failure = { code, text };
  },
};
