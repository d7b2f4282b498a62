import {
  buildSignal, COMMON_ERRORS, faultAbout, signalAction, uuidUrn,
  type Envelope, type FaultSubcode, type Finding, type OutgoingMessage, type SignalCode, type SignalError,
} from '../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { Behaviour } from './behaviour';
import type { Outbox } from './post';

/** What we send about a message that we have received. */
export interface Answers {
  signal(source: Envelope, code: SignalCode, errors?: SignalError[]): void;
  /** An application message about the source, in the same transaction; `action` is the source's where absent. */
  respond(source: Envelope, body: string, action?: string): void;
  unexpected(source: Envelope, why: string): void;
  /** `written` is a subcode of one's own in place of the one from table 8. */
  fault(source: Envelope, subcode: FaultSubcode, problem: string, finding?: Finding, written?: string): void;
}

export function createAnswers(parts: { behaviour: Behaviour; business: Clock; ids: IdSource; outbox: Outbox; address: () => string }): Answers {
  const { behaviour, business, ids, outbox } = parts;

  const answers: Answers = {
    /** Signals obey the header rules of application messages (items 57-62, 99, 102). */
    signal(source, code, errors) {
      const message: OutgoingMessage = {
        to: source.replyTo,
        replyTo: parts.address(),
        messageId: uuidUrn(ids.uuid()),
        ...(source.messageId === undefined ? {} : { relatesTo: { value: source.messageId } }),
        action: signalAction(source.action ?? '', code),
        procedureId: source.procedureId,
        conversationId: source.conversationId,
        body: buildSignal({ code, signalId: ids.uuid(), dateTime: isoSeconds(business.now()), errors }),
      };
      void outbox.send(behaviour.shape.signal(message, code, { source, sent: outbox.sent }));
    },
    respond(source, body, action = source.action) {
      void outbox.send({
        to: source.replyTo, replyTo: parts.address(), messageId: uuidUrn(ids.uuid()), relatesTo: { value: source.messageId ?? '' },
        action, procedureId: source.procedureId, conversationId: source.conversationId, body,
      });
    },
    unexpected(source, why) {
      if (behaviour.receiving.unexpected === 'nothing') return;
      answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.unexpected, description: `Непредусмотренное сообщение: ${why}` }]);
    },
    fault(source, subcode, problem, finding, written) {
      if (behaviour.receiving.defect === 'err') {
        answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.data, description: finding?.text ?? subcode }]);
        return;
      }
      const message = faultAbout(source, {
        subcode, from: parts.address(), messageId: uuidUrn(ids.uuid()), problem,
        ...(finding === undefined ? {} : { reason: { lang: 'en', text: `${finding.where}: ${finding.text}` } }),
      });
      if (message === undefined) return;
      const said = written ?? behaviour.receiving.subcode(subcode, finding);
      void outbox.send(behaviour.shape.fault(said === subcode ? message : { ...message, body: message.body.replace(`>${subcode}<`, `>${said}<`) }, { source, sent: outbox.sent }));
    },
  };
  return answers;
}
