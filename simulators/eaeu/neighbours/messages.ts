import { buildJournalQuery, JOURNAL_GET_ACTION, JOURNAL_PUT_ADDRESS, signalAction, buildSignal, uuidUrn, type JournalQuery, type OutgoingMessage, type SignalCode } from '../../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow, type ParticipantRole } from '../../../requirements/eaeu/process';
import { documentOfFlow } from './documents';

const isThirdCountry = (role: ParticipantRole): boolean => ORIGIN_PROCESS.thirdCountries.includes(ORIGIN_PROCESS.participants[role].segment);

/** What participants of both sides of the gateway under test send to each other. */
export interface NeighbourMessages {
  /** The message of a flow of Decision 124; an answer relates to `request`. `segments`: other than those of the process table. */
  flow(flow: number, more?: { names?: readonly string[]; request?: OutgoingMessage; member?: string; thirdCountry?: string }): OutgoingMessage;
  signal(about: OutgoingMessage, code: SignalCode): OutgoingMessage;
  query(query: JournalQuery, to?: string): OutgoingMessage;
}

export function createMessages(business: Clock, ids: IdSource): NeighbourMessages {
  const fresh = (): string => uuidUrn(ids.uuid());
  return {
    flow(flow, { names = ['KZ-EAV-1'], request, member, thirdCountry } = {}) {
      const transaction = transactionOfFlow(flow);
      const answers = transaction.response?.flow === flow;
      const [from, to] = answers ? [transaction.respondent, transaction.initiator] : [transaction.initiator, transaction.respondent];
      const addressOf = (role: ParticipantRole): string => roleAddress(role, ORIGIN_PROCESS, isThirdCountry(role) ? thirdCountry : member);
      return {
        to: addressOf(to), replyTo: addressOf(from), messageId: fresh(),
        action: transactionAction(transaction, ORIGIN_PROCESS, answers ? transaction.response!.message : transaction.message),
        ...(request === undefined ? {} : { relatesTo: { value: request.messageId! } }),
        procedureId: request?.procedureId ?? fresh(), conversationId: request?.conversationId ?? fresh(),
        body: documentOfFlow(flow, { eDocId: ids.uuid(), now: business.now(), names }),
      };
    },
    signal: (about, code) => ({
      to: about.replyTo, replyTo: about.to, messageId: fresh(), relatesTo: { value: about.messageId! }, action: signalAction(about.action!, code),
      procedureId: about.procedureId, conversationId: about.conversationId,
      body: buildSignal({
        code, signalId: ids.uuid(), dateTime: isoSeconds(business.now()),
        ...(code === 'ERR' ? { errors: [{ code: 'Common:FatalError', description: 'Сбой внутри национального сегмента' }] } : {}),
      }),
    }),
    query: (query, to = 'EAEU://EEC/SR/JOURNAL/GET') => ({
      to, replyTo: JOURNAL_PUT_ADDRESS, messageId: fresh(), action: JOURNAL_GET_ACTION, procedureId: fresh(), conversationId: fresh(), body: buildJournalQuery(query),
    }),
  };
}
