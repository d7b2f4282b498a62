import type { Notice } from '../notices';
import { groups, text } from './said';

/** IE3Q02: customs asks about a filing, once or several times in one message. */
export const asked: Notice = ({ record }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  const memberState = text(body, 'responsibleMemberState/country') ?? '';
  for (const one of groups(body, 'referralRequestDetails')) {
    const words = groups(one, 'additionalInformation').map((said) => text(said, 'text')).find((said) => said !== undefined);
    filing.requests.push({ reference: text(one, 'referralRequestReference') ?? '', type: text(one, 'requestType') ?? '', text: words, memberState, state: 'open' });
  }
  return true;
};
