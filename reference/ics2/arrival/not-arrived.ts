import type { Notice } from '../desk';
import { errorsOf } from '../notices/refused';
import { text } from '../notices/said';

/** IE3N07: consignments that could not become arrived (ICS2-ARR-09), for the operator's people to look at with their filing. */
export const notArrived: Notice = ({ record }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  filing.notArrived = errorsOf(body);
  return true;
};
