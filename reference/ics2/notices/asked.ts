import type { Notice } from '../desk';
import type { OpenRequest } from '../referral/request';
import { groups, text, type Group } from './said';

/** The consignment that a request names by its house document. */
function houseOf(request: Group): OpenRequest['house'] {
  const number = text(request, 'transportDocumentHouse/documentNumber');
  return number === undefined ? undefined : { number, type: text(request, 'transportDocumentHouse/type') ?? '' };
}

/** IE3Q02, IE3Q03: customs asks about a filing, or for a screening, once or several times in one message. What was asked before stays open. */
export const asked: Notice = ({ record }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  const memberState = text(body, 'responsibleMemberState/country') ?? '';
  for (const one of groups(body, 'referralRequestDetails')) {
    const words = groups(one, 'additionalInformation').map((said) => text(said, 'text')).find((said) => said !== undefined);
    const reference = text(one, 'referralRequestReference') ?? '';
    // Told again, under another MessageId: what was answered is not asked anew.
    if (filing.requests.some((known) => known.reference === reference)) continue;
    filing.requests.push({
      reference, type: text(one, 'requestType') ?? '', text: words, memberState, house: houseOf(one), state: 'open',
    });
  }
  return true;
};
