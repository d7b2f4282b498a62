import { uuidUrn, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import type { Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow, type ParticipantRole } from '../../../requirements/eaeu/process';
import { periodDocument, reportDocument, requestDocument, type ForeignCertificate, type Head } from './documents';

/** Writes what the bodies of a third country open a transaction with. */
export interface OriginMessages {
  /** Flow 3, by the customs body of `country`. */
  request(country: string, asked: { number: string; issuedOn: string }): OutgoingMessage;
  /** Flow 5; epoch ms. */
  period(country: string, asked: { from: number; to: number }): OutgoingMessage;
  /** Flow 7, by the authorised body of the issuing country. */
  report(certificate: ForeignCertificate): OutgoingMessage;
}

/** `addresses` are those of the bodies under test. */
export function createOriginMessages(business: Clock, ids: IdSource, addresses: { authorisedBody: string; customs: string }): OriginMessages {
  const message = (flow: number, sender: ParticipantRole, country: string, to: string, write: (head: Head) => string): OutgoingMessage => {
    const transaction = transactionOfFlow(flow);
    const [messageId, procedureId, conversationId] = [uuidUrn(ids.uuid()), uuidUrn(ids.uuid()), uuidUrn(ids.uuid())];
    const body = write({ message: transaction.message, eDocId: ids.uuid(), at: business.now() });
    return { to, replyTo: roleAddress(sender, ORIGIN_PROCESS, country), messageId, procedureId, conversationId, action: transactionAction(transaction), body };
  };
  const issuingCountry = ORIGIN_PROCESS.participants['authorised-body'].segment;
  return {
    request: (country, asked) => message(3, 'third-country-customs', country, addresses.authorisedBody, (head) => requestDocument({ issuingCountry, ...asked }, head)),
    period: (country, asked) => message(5, 'third-country-customs', country, addresses.authorisedBody, (head) => periodDocument({ issuingCountry, ...asked }, head)),
    report: (certificate) => message(7, 'third-country-authorised', certificate.issuingCountry, addresses.customs, (head) => reportDocument(certificate, head)),
  };
}
