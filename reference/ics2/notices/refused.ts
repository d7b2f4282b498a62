import type { Desk, Notice } from '../desk';
import { happened } from '../life';
import type { Filing } from '../record';
import type { ShownError } from '../shown-error';
import { groups, text, type Group, type Said } from './said';

/** Every error that customs names, as the operator's people see it (ICS2-ERR-07). */
export function errorsOf(body: Group): ShownError[] {
  return groups(body, 'error').map((error) => ({
    code: text(error, 'validationCode') ?? '',
    text: text(error, 'description') ?? text(error, 'technicalErrorMessage'),
    place: text(error, 'pointer/messageElementPath'),
  }));
}

/** The filing that a refusal is about: by its number, else by the message that was answered (ICS2-ERR-06). */
function meant({ record, behaviour }: Desk, { body, refToMessageId }: Said): Filing | undefined {
  const number = text(body, 'functionalReference') ?? text(body, 'LRN');
  if (number !== undefined) return record.find(number);
  return refToMessageId === undefined || !behaviour.application.correlatesByMessageId ? undefined : record.byMessageId(refToMessageId);
}

/** IE3N99, IE3N01: customs refuses the filing, for its content or for the moment. */
export const refused: Notice = (desk, said) => {
  const filing = meant(desk, said);
  if (filing === undefined) return false;
  filing.deliveries += 1;
  if (!happened(filing, 'refused')) return false;
  for (const amendment of filing.amendments) if (amendment.state === 'waiting') amendment.state = 'dropped';
  filing.errors = desk.behaviour.application.keepErrors(errorsOf(said.body));
  return true;
};
