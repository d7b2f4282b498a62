import type { Desk } from '../desk';
import type { Shipment } from '../filing/facts';
import type { BuiltFiling } from '../filing/filing';
import type { Filing } from '../record';
import { buildAnswer } from './answer';

/** What the operator would have different, told as an answer (IE3R02) and changing nothing: what {@link ReferralChoices.amendsBy} must not be. */
export function inWords({ business, ids, behaviour }: Desk, filing: Filing, { shipment, answers, mrn }: { shipment: Shipment; answers: string; mrn: string }): BuiltFiling {
  const request = filing.requests.find(({ reference }) => reference === answers);
  if (request === undefined) throw new Error(`customs has not asked under ${answers}`);
  const goods = [shipment, ...(shipment.houses ?? [])].flatMap((one) => one.goods ?? []).map(({ description }) => description);
  const text = goods.length > 0 ? `Read instead: ${goods.join('; ')}`.slice(0, 512) : 'We have corrected it in our books';
  return buildAnswer([{ given: { request: answers, text, files: [] }, request, reference: answers }], {
    mrn, shipment, memberState: request.memberState, issuedAt: business.now(), freshContentId: () => ids.uuid(), form: behaviour.form, choices: behaviour.attachments,
  });
}
