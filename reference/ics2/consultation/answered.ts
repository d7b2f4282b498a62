import type { ObserveOutput } from '../../../iut/contract';
import type { Delivery, Notice } from '../desk';
import { errorsOf } from '../notices/refused';
import { answers, groups, text, type Said } from '../notices/said';
import type { BusinessRecord } from '../record';
import type { Consultation } from './consultation';

/** The consultation of which that is true, to be changed. */
function find(record: BusinessRecord, isIt: (consultation: Consultation) => boolean): Consultation | undefined {
  const filing = record.filings().find(({ consultations }) => consultations.some(isIt));
  return record.find(filing?.lrn ?? '')?.consultations.find(isIt);
}

const under = (reference: string | undefined) => (consultation: Consultation): boolean => consultation.reference === reference;

/** IE3R08: what customs holds, kept as it was shown. */
export const consulted: Notice = ({ record }, { body }) => {
  const asked = find(record, under(text(body, 'functionalReference')));
  if (asked === undefined) return false;
  asked.state = 'answered';
  asked.entities = groups(body, 'ENSEntity').map((one) => ({
    type: text(one, 'type') ?? '', identification: text(one, 'identification') ?? '', state: text(one, 'state') ?? '',
  }));
  return true;
};

/** A refusal names a consultation by its own number, or by the MRN that it asked for (ICD 4.5.3, table 9): then the message that it answers tells. */
function refusedOne(record: BusinessRecord, said: Said): Consultation | undefined {
  const named = find(record, under(text(said.body, 'functionalReference')));
  return named ?? (said.refToMessageId === undefined ? undefined : find(record, ({ messageIds }) => answers(said, messageIds)));
}

/** IE3N99 to a consultation. */
export const consultationRefused: Notice = ({ record }, said) => {
  const asked = refusedOne(record, said);
  if (asked === undefined) return false;
  asked.state = 'refused';
  asked.errors = errorsOf(said.body);
  return true;
};

/** What becomes of a consultation on its way. */
export const consultationDelivery: Delivery = {
  sentAs: ({ record }, { reference }, messageId) => void find(record, under(reference))?.messageIds.push(messageId),
  failed({ record }, { reference }, code, words) {
    const asked = find(record, under(reference));
    if (asked?.state === 'pending') Object.assign(asked, { state: 'undelivered', failure: { code, text: words } });
  },
};

/** What the operator's people see of it. */
export function describeConsultation(record: BusinessRecord, reference: string): ObserveOutput {
  const asked = find(record, under(reference));
  if (asked === undefined) return { known: false };
  const { state, entities, errors, failure } = asked;
  return { known: true, state, holds: { entities, errors, failure } };
}
