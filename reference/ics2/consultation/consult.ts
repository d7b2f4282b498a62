import type { Operation } from '../desk';
import { houseDocument, masterDocument } from '../filing/documents';
import { FactsIncomplete, housesOf } from '../filing/facts';
import { fillForm, type KnownGroup } from '../filing/form';
import type { Filing } from '../record';

/** By what a filing is asked for: one key, and no other beside it (R3028). */
const KEYS: Readonly<Record<string, (filing: Filing) => KnownGroup>> = {
  mrn: ({ mrn }) => ({ MRN: mrn }),
  master: ({ shipment }) => ({ transportDocument: masterDocument(shipment) }),
  house: ({ shipment }) => ({ transportDocumentHouse: houseDocument(shipment.filing, housesOf(shipment)[0]!) }),
};

/** `ics2.consult`: customs is asked what it holds (IE3Q05). `reference` of the output is the number of the question. */
export const consult: Operation = ({ ids, record, outbox, behaviour }, facts, from) => {
  const { by, dataRequest = false } = facts;
  const lrn = String(facts['reference']);
  const filing = record.find(lrn);
  if (filing?.mrn === undefined) return { status: 'refused', reason: `no registered filing ${lrn}` };
  const keyOf = typeof by === 'string' && Object.hasOwn(KEYS, by) ? KEYS[by] : undefined;
  if (keyOf === undefined) throw new FactsIncomplete(`the fact "by" is none of ${Object.keys(KEYS).join(', ')}`);
  const key = keyOf(filing);
  if (Object.values(key).every((one) => one === undefined)) return { status: 'refused', reason: `${lrn} has no document of that level` };
  const { shipment } = filing;
  const functionalReference = behaviour.consultation.reference(ids.uuid());
  // Asked by whoever files: customs shows what was exchanged with that number.
  const requester = { identificationNumber: shipment.declarant.eori };
  const document = fillForm('IE3Q05', { dataRequest: dataRequest === true, functionalReference, requester, ...key }, behaviour.form);
  filing.consultations.push({ reference: functionalReference, state: 'pending', messageIds: [], entities: [], errors: [] });
  const country = behaviour.application.addressedCountry(shipment);
  outbox.submit({ action: 'IE3Q05', document, from: from ?? filing.from, country }, { what: 'consultation', lrn, reference: functionalReference });
  return { status: 'done', reference: functionalReference };
};
