import {
  buildFault, buildSignal, FAULT_TABLE, signalAction, uuidUrn,
  type Envelope, type FaultSubcode, type OutgoingMessage, type SignalCode, type SignalError,
} from '../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import { escapeText } from '../../protocols/xml';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow } from '../../requirements/eaeu/process';
import { structure } from '../../requirements/eaeu/structures';

export interface Notice {
  positive: boolean;
  /** ProcedureID of the exchange it belongs to. */
  procedureId: string;
  /** EDocId of the document it is about. */
  eDocRefId?: string;
  text?: string;
  /** EDocId of the notice itself; a repeat has the same. */
  eDocId?: string;
}

/** Writes what the third country's customs body and the gateway send. A new MessageID each time (Decision 5, item 36). */
export interface Composer {
  signal(source: Envelope, code: SignalCode, errors?: SignalError[]): OutgoingMessage;
  fault(source: Envelope, subcode: FaultSubcode, from: string): OutgoingMessage;
  /** Flow 2, as the first message of its own transaction. */
  notice(notice: Notice): OutgoingMessage;
  /** The same application data again, under a new MessageID (item 100). */
  again(message: OutgoingMessage): OutgoingMessage;
}

/** `iut` is the logical address of the authorised body under test. */
export function createComposer(business: Clock, ids: IdSource, iut = roleAddress('authorised-body')): Composer {
  const own = roleAddress('third-country-customs');
  const now = (): string => isoSeconds(business.now());
  const fresh = (): string => uuidUrn(ids.uuid());
  return {
    signal: (source, code, errors) => ({
      to: source.replyTo,
      replyTo: source.to ?? own,
      messageId: fresh(),
      relatesTo: { value: source.messageId ?? '' },
      action: signalAction(source.action ?? '', code),
      procedureId: source.procedureId,
      conversationId: source.conversationId,
      body: buildSignal({ code, signalId: ids.uuid(), dateTime: now(), errors }),
    }),
    fault: (source, subcode, from) => ({
      to: source.replyTo ?? source.from,
      from,
      messageId: fresh(),
      relatesTo: { value: source.messageId ?? '', relatesAction: source.action ?? '' },
      action: FAULT_TABLE[subcode].action,
      procedureId: source.procedureId,
      conversationId: source.conversationId,
      body: buildFault({ class: FAULT_TABLE[subcode].class, subcode, reasons: [{ lang: 'ru', text: FAULT_TABLE[subcode].russian }] }),
    }),
    notice: (notice) => {
      const { doc, ccdo, csdo } = structure('R.006').namespaces as { doc: string; ccdo: string; csdo: string };
      const transaction = transactionOfFlow(2);
      const { positive, negative } = ORIGIN_PROCESS.resultCodes;
      const reference = notice.eDocRefId === undefined ? '' : `<csdo:EDocRefId>${escapeText(notice.eDocRefId)}</csdo:EDocRefId>`;
      const description = notice.text === undefined ? '' : `<csdo:DescriptionText>${escapeText(notice.text)}</csdo:DescriptionText>`;
      return {
        to: iut,
        replyTo: own,
        messageId: fresh(),
        action: transactionAction(transaction),
        procedureId: notice.procedureId,
        conversationId: fresh(),
        body:
          `<doc:ProcessingResultDetails xmlns:doc="${doc}" xmlns:ccdo="${ccdo}" xmlns:csdo="${csdo}"><ccdo:EDocHeader>` +
          `<csdo:InfEnvelopeCode>${transaction.message}</csdo:InfEnvelopeCode><csdo:EDocCode>R.006</csdo:EDocCode>` +
          `<csdo:EDocId>${notice.eDocId ?? ids.uuid()}</csdo:EDocId>${reference}<csdo:EDocDateTime>${now()}</csdo:EDocDateTime></ccdo:EDocHeader>` +
          `<csdo:EventDateTime>${now()}</csdo:EventDateTime><csdo:ProcessingResultV2Code>${notice.positive ? positive : negative}</csdo:ProcessingResultV2Code>` +
          `${description}</doc:ProcessingResultDetails>`,
      };
    },
    again: (message) => ({ ...message, messageId: fresh() }),
  };
}
