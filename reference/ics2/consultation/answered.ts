import type { ObserveOutput } from '../../../iut/contract';
import type { Delivery } from '../deliveries';
import type { Notice } from '../notices';
import { errorsOf } from '../notices/refused';
import { answers, groups, text, type Said } from '../notices/said';
import type { BusinessRecord } from '../record';
import type { Consultation } from './consultation';

const all = (record: BusinessRecord): Consultation[] => record.filings().flatMap(({ consultations }) => consultations);
const find = (record: BusinessRecord, reference: string | undefined): Consultation | undefined => all(record).find((one) => one.reference === reference);

/** IE3R08: what customs holds, kept as it was shown. */
export const consulted: Notice = ({ record }, { body }) => {
  const asked = find(record, text(body, 'functionalReference'));
  if (asked === undefined) return false;
  asked.state = 'answered';
  asked.entities = groups(body, 'ENSEntity').map((one) => ({
    type: text(one, 'type') ?? '', identification: text(one, 'identification') ?? '', state: text(one, 'state') ?? '',
  }));
  return true;
};

/** A refusal names a consultation by its own number, or by the MRN that it asked for (ICD 4.5.3, table 9): then the message that it answers tells. */
function refusedOne(record: BusinessRecord, said: Said): Consultation | undefined {
  return find(record, text(said.body, 'functionalReference')) ?? all(record).find(({ messageIds }) => said.refToMessageId !== undefined && answers(said, messageIds));
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
  sentAs: ({ record }, { reference }, messageId) => void find(record, reference)?.messageIds.push(messageId),
  failed({ record }, { reference }, code, words) {
    const asked = find(record, reference);
    if (asked?.state === 'pending') Object.assign(asked, { state: 'undelivered', failure: { code, text: words } });
  },
};

/** What the operator's people see of it. */
export function describeConsultation(record: BusinessRecord, reference: string): ObserveOutput {
  const asked = find(record, reference);
  if (asked === undefined) return { known: false };
  const { state, entities, errors, failure } = asked;
  return { known: true, state, holds: { entities, errors, failure } };
}
