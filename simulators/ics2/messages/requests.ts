import { isoSeconds } from '../../../protocols/time/clock';
import { writeMessage } from './write-message';

/** What customs wants to know about a filing. */
export interface InformationRequest {
  mrn: string;
  /** EORI of its declarant. */
  declarant: string;
  /** Under which the answer is expected: an..17. */
  reference: string;
  /** ISO 3166-1 alpha-2. */
  memberState: string;
  /** In words, for people. */
  text: string;
}

/** IE3Q02, type RFI: a request for information (CL735). `at` is business time, epoch ms. */
export function informationRequest({ mrn, declarant, reference, memberState, text }: InformationRequest, at: number): string {
  return writeMessage('IE3Q02', {
    documentIssueDate: isoSeconds(at),
    MRN: mrn,
    responsibleMemberState: { country: memberState },
    declarant: { identificationNumber: declarant },
    referralRequestDetails: { referralRequestReference: reference, requestType: 'RFI', additionalInformation: { text } },
  });
}
