import { buildSignal, signalAction, uuidUrn, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { PatternStep } from '../../../requirements/eaeu/patterns';
import { trialAddress } from '../../../requirements/eaeu/trial';

/** A message that belongs to the same transaction as `source` and relates to it (Decision 5, items 37, 40, 102). */
export function related(source: Envelope, ids: IdSource, action: string, body: string): OutgoingMessage {
  return {
    to: source.replyTo, replyTo: trialAddress('under-test'), messageId: uuidUrn(ids.uuid()), relatesTo: { value: source.messageId ?? '' },
    action, procedureId: source.procedureId, conversationId: source.conversationId, body,
  };
}

/** The signal that a step of the pattern asks for. */
export function signalFor(step: PatternStep, source: Envelope, ids: IdSource, business: Clock): OutgoingMessage {
  const code = step.message === 'P.MSG.RCV' ? 'RCV' : 'PRS';
  return related(source, ids, signalAction(source.action ?? '', code), buildSignal({ code, signalId: ids.uuid(), dateTime: isoSeconds(business.now()) }));
}
