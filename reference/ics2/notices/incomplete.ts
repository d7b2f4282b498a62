import { groups, text } from './said';
import type { Notice } from '../desk';

/** IE3N02: others who were named have not filed yet. The operator's own filing stays what it is (BPM L4, T-02-01-01; ICS2-NOT-13). */
export const incomplete: Notice = ({ record, behaviour }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  filing.missingParties = groups(body, 'supplementaryDeclarant').map((one) => text(one, 'identificationNumber')).filter((one) => one !== undefined);
  if (behaviour.referral.failsForOthers) filing.state = 'refused';
  return true;
};
