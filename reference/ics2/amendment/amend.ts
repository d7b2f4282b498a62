import type { Desk, Operation } from '../desk';
import { FactsIncomplete, readShipment } from '../filing/facts';
import { knownOf, type BuiltFiling } from '../filing/filing';
import { prepared } from '../lodging/file';
import { mark, openRequest } from '../referral/give-answer';
import { inWords } from '../referral/in-words';
import type { Filing } from '../record';
import type { Amendment } from './amendment';

/** The amendment as a message, under that MRN. @throws FactsIncomplete when a mandatory row stays empty, or the filing cannot be amended */
function build(desk: Desk, filing: Filing, amendment: Amendment, mrn: string): BuiltFiling {
  const { business, behaviour: { amendment: choices, form, referral } } = desk;
  const { shipment, answers } = amendment;
  if (answers !== undefined && referral.amendsBy === 'answer') return inWords(desk, filing, { shipment, answers, mrn });
  const told = (one: Filing['shipment']): ReturnType<typeof knownOf> => knownOf(one, { lrn: filing.lrn, issuedAt: business.now() }, form);
  const known = { ...choices.says(told(shipment), told(filing.shipment)), MRN: mrn, referralRequestReference: answers };
  const built = choices.write(shipment.filing, known, form);
  if (built === undefined) throw new FactsIncomplete(`a filing ${shipment.filing} is never amended`);
  return built;
}

/** Sends the next amendment of the filing that waits, where nothing is in its way: one after the other, since each replaces all. */
export function sendNext(desk: Desk, filing: Filing): void {
  const mrn = desk.behaviour.amendment.mrnOf(filing);
  const next = filing.amendments.find(({ state }) => state === 'waiting');
  if (mrn === undefined || next === undefined || filing.amendments.some(({ state }) => state === 'pending')) return;
  next.state = 'pending';
  if (next.answers !== undefined) mark(desk, { lrn: filing.lrn, requests: [next.answers] }, 'answering');
  const country = desk.behaviour.application.addressedCountry(filing.shipment);
  desk.outbox.submit({ ...build(desk, filing, next, mrn), from: next.from ?? filing.from, country }, { what: 'amendment', lrn: filing.lrn, reference: String(filing.amendments.indexOf(next)) });
}

/** States in which something may still be amended. */
const AMENDABLE: ReadonlySet<Filing['state']> = new Set(['pending', 'registered']);

/** `ics2.amend`: the shipment as it is to be replaces what was filed, as soon as that is registered. */
export const amend: Operation = (desk, facts, from) => {
  const { reference, answers, ...said } = facts;
  const filing = desk.record.find(String(reference));
  if (filing === undefined) return { status: 'refused', reason: `no filing ${String(reference)}` };
  if (!AMENDABLE.has(filing.state)) return { status: 'refused', reason: `nothing to amend: ${filing.lrn} is ${filing.state}` };
  if (answers !== undefined && typeof answers !== 'string') throw new FactsIncomplete('the fact "answers" is no reference of a request');
  if (answers !== undefined && openRequest(filing, answers) === undefined) return { status: 'refused', reason: `customs waits for no amendment of ${filing.lrn} under ${answers}` };
  const shipment = prepared(desk, readShipment(said));
  const locked = desk.behaviour.amendment.locked(filing.shipment, shipment);
  if (locked.length > 0) return { status: 'refused', reason: `${locked.join(', ')} cannot be amended: invalidate the filing and file anew` };
  const amendment: Amendment = { shipment, state: 'waiting', answers, from, messageIds: [], errors: [] };
  // What cannot be sent is told now, whenever it is due; the MRN is not what is missing.
  build(desk, filing, amendment, filing.mrn ?? '(not yet registered)');
  filing.amendments.push(amendment);
  sendNext(desk, filing);
  return { status: 'done', reference: filing.lrn };
};
