import type { Desk, Operation } from '../desk';
import { readShipment, type Shipment } from '../filing/facts';
import { lookedThrough } from '../filing/clerk';
import { buildFiling, type BuiltFiling } from '../filing/filing';
import { happened } from '../life';
import type { Filing } from '../record';

/** 22 characters at most (HTI table: an..22), unique without a counter that a restart would lose. */
export const freshLrn = ({ ids }: Desk): string => `OP${ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;

/** The shipment as it will be filed. @throws FactsIncomplete when it must not be */
export const prepared = ({ behaviour }: Desk, typed: Shipment): Shipment => behaviour.application.fileAs(behaviour.linking.ownShare(lookedThrough(typed, behaviour.clerk)));

/** @throws FactsIncomplete when a mandatory row stays empty */
export const build = ({ business, behaviour }: Desk, lrn: string, shipment: Shipment): BuiltFiling =>
  buildFiling(shipment, { lrn, issuedAt: business.now() }, behaviour.form);

/** Hands the filing to the access point. */
export function submit({ outbox, behaviour }: Desk, filing: Filing, built: BuiltFiling): void {
  happened(filing, 'sent');
  if (!behaviour.application.sends(filing.shipment)) return;
  outbox.submit({ ...built, from: filing.from, country: behaviour.application.addressedCountry(filing.shipment) }, { what: 'filing', lrn: filing.lrn });
}

function open(desk: Desk, lrn: string, typed: Shipment, from: string | undefined): Filing {
  const shipment = prepared(desk, typed);
  // Made before anything is recorded: what cannot be filed opens no case.
  const built = build(desk, lrn, shipment);
  const filing = desk.record.open(lrn, shipment, 'pending', from);
  submit(desk, filing, built);
  return filing;
}

/** `ics2.file`: a shipment becomes a filing under a fresh LRN. */
export const file: Operation = (desk, facts, from) => ({ status: 'done', reference: open(desk, freshLrn(desk), readShipment(facts), from).lrn });

/** `ics2.correct`: what customs has refused is filed again, under another LRN (ICS2-DAT-03). */
export const correct: Operation = (desk, facts, from) => {
  const refused = desk.record.find(String(facts['reference']));
  if (refused === undefined) return { status: 'refused', reason: `no filing ${String(facts['reference'])}` };
  const lrn = desk.behaviour.application.correctionLrn(refused.lrn, () => freshLrn(desk));
  return { status: 'done', reference: open(desk, lrn, readShipment(facts), from ?? refused.from).lrn };
};
