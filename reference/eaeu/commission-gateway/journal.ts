import { buildEnvelope, buildJournal, JOURNAL_PUT_ACTION, JOURNAL_PUT_ADDRESS, uuidUrn, type JournalQuery, type JournalRecord } from '../../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { createPile } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import type { Behaviour } from './behaviour';
import { contentOf, segmentOf, type Mail } from './mail';

/** Most records kept: the oldest go first. */
const MOST_RECORDS = 10_000;

export type Operation = 'received' | 'sent' | 'timed-out' | 'header-control' | 'refused' | 'failed';

export interface GatewayJournal {
  /** Writes an operation down, and hands a copy of the record to whoever carries it to the journal service (Decision 5, item 90). */
  note(mail: Mail, operation: Operation, where?: { receiver?: string; error?: { code: string; text: string } }): void;
  find(query: JournalQuery): JournalRecord[];
  /** The message that carries records, as an answer to a query where `relatesTo` is given. */
  message(records: readonly JournalRecord[], answer?: { to: string; relatesTo: string; procedureId?: string; conversationId?: string }): Buffer;
}

/** The gateway's journal (Decision 5, items 8-9, 90 and Annex 4). Certificate data stay out of it: of a message it holds the headers alone (Decision 124, item 30). */
export function createJournal(parts: {
  behaviour: Behaviour; business: Clock; ids: IdSource; store: Store; address: string;
  copy: (content: Buffer) => void;
}): GatewayJournal {
  const { behaviour, business, ids, store, address } = parts;
  const pile = createPile<JournalRecord>('journal', store, MOST_RECORDS);

  const recordOf = (mail: Mail, operation: Operation, { receiver, error }: { receiver?: string; error?: { code: string; text: string } } = {}): JournalRecord => {
    const { to = '', replyTo, from, faultTo, messageId = '', relatesTo, action = '', conversationId } = mail.headers;
    const headers = Object.entries({ to, replyTo, from, messageId, relatesTo: relatesTo?.value, action, conversationId }).filter(([, value]) => value !== undefined);
    return {
      message: { action, to, replyTo, from, faultTo, messageId, relatesTo: relatesTo?.value, conversationId, messageType: mail.form },
      operationDt: isoSeconds(business.now()), trackId: mail.trackId, acceptTime: mail.acceptTime,
      source: segmentOf(replyTo ?? from) || 'unknown', receiver: receiver ?? (segmentOf(to) || 'unknown'), status: operation,
      msg: behaviour.journal.says(headers.map(([name, value]) => `${name}=${value}`).join('; '), contentOf(mail).toString('utf8')),
      ...(error === undefined ? {} : { errorTxt: error.text, errorCode: error.code }),
      idRef: ids.uuid(),
    };
  };

  const journal: GatewayJournal = {
    note(mail, operation, where) {
      if (mail.journalCopy === true) return;
      const record = recordOf(mail, operation, where);
      if (!behaviour.journal.records(record)) return;
      pile.add(record);
      parts.copy(journal.message([record]));
    },
    find(query) {
      const related = behaviour.journal.findsRelated(query);
      return pile.all().filter(({ message, trackId }) => (query.trackId !== undefined && trackId === query.trackId) ||
        (query.messageId !== undefined && (message.messageId === query.messageId || (related && message.relatesTo === query.messageId))));
    },
    message: (records, answer) => buildEnvelope({
      to: answer?.to ?? JOURNAL_PUT_ADDRESS, replyTo: behaviour.platform.address(address), messageId: uuidUrn(ids.uuid()), action: JOURNAL_PUT_ACTION,
      ...(answer === undefined ? {} : { relatesTo: { value: answer.relatesTo } }),
      procedureId: answer?.procedureId ?? uuidUrn(ids.uuid()), conversationId: answer?.conversationId ?? uuidUrn(ids.uuid()),
      body: buildJournal(records, segmentOf(address)),
    }),
  };
  return journal;
}
