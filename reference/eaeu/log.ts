import type { Envelope, OutgoingMessage } from '../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../protocols/time/clock';
import { createPile } from '../common/store/cabinet';
import type { Store } from '../common/store/store';
import type { Behaviour } from './behaviour';
import type { Outbox } from './post';

/** Lines that are kept, the newest ones. */
const MOST_LINES = 10_000;

/**
 * What came and went, for the people who run the system: by its headers alone. What a message says of a certificate is nobody's business who may
 * read a log (Decision 124, item 30).
 */
export interface ExchangeLog {
  note(what: 'received' | 'sent' | 'not sent', message: Pick<Envelope, 'action' | 'messageId' | 'relatesTo' | 'to'>, body: string, why?: string): void;
  lines(): readonly string[];
  clear(): void;
}

export function createLog(parts: { behaviour: Behaviour; business: Clock; store: Store }): ExchangeLog {
  const kept = createPile<string>('eaeu.log', parts.store, MOST_LINES);
  return {
    note(what, { action, messageId, relatesTo, to }, body, why) {
      const about = relatesTo === undefined ? '' : ` about ${relatesTo.value}`;
      const line = `${isoSeconds(parts.business.now())} ${what} ${action ?? 'no action'} ${messageId ?? 'no id'}${about} to ${to ?? 'nobody'}${why === undefined ? '' : `: ${why}`}`;
      kept.add(`${line}${parts.behaviour.logging.adds(body)}`);
    },
    lines: () => kept.all(),
    clear: () => kept.clear(),
  };
}

/** The same outbox, whose messages are logged. */
export function logged(outbox: Outbox, log: ExchangeLog): Outbox {
  const send: Outbox['send'] = async (message: OutgoingMessage, attachments) => {
    log.note('sent', message, message.body);
    const posted = await outbox.send(message, attachments);
    if (!posted.taken) log.note('not sent', message, message.body, posted.why);
    return posted;
  };
  return { ...outbox, send };
}
