import { isBareUuid, readSignal, SIGNAL_NS, signalAction, SIGNAL_ROOTS, type OutgoingMessage, type SignalCode } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import type { Received } from '../records';
import { COMMON_RULES } from './application';
import { subjectOf, type Parties, type Subject } from './headers';
import { applyRules, equals, type Rule } from '../../common/rule';

interface SignalSubject extends Subject {
  /** The message that the signal is about. */
  source: OutgoingMessage;
  code: SignalCode;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

const RULES: readonly Rule<SignalSubject>[] = [
  {
    requirement: 'EAEU-ENV-12', expected: 'wsa:RelatesTo is the MessageID received at the previous step',
    look: ({ headers, source }) => equals(headers.value('RelatesTo'), source.messageId),
  },
  {
    requirement: 'EAEU-ENV-16', expected: 'the ProcedureID of the procedure',
    look: ({ headers, source }) => (headers.value('ProcedureID') === undefined ? undefined : equals(headers.value('ProcedureID'), source.procedureId)),
  },
  {
    requirement: 'EAEU-ENV-18', expected: 'the ConversationID of this transaction',
    look: ({ headers, source }) => (headers.value('ConversationID') === undefined ? undefined : equals(headers.value('ConversationID'), source.conversationId)),
  },
  {
    requirement: 'EAEU-SIG-05', expected: 'Action of the source message with the message code replaced',
    look: ({ headers, source, code }) => equals(headers.value('Action'), signalAction(source.action ?? '', code)),
  },
  {
    requirement: 'EAEU-SIG-06', expected: 'To, ReplyTo, MessageID, RelatesTo, ProcedureID and ConversationID present',
    look: ({ headers }) => {
      const missing = ['To', 'ReplyTo', 'MessageID', 'RelatesTo', 'ProcedureID', 'ConversationID'].filter((name) => headers.count(name) !== 1);
      return { observed: missing.length === 0 ? 'all present' : `not exactly once: ${missing.join(', ')}`, holds: missing.length === 0 };
    },
  },
  {
    requirement: 'EAEU-SIG-07', expected: 'SignalId (UUID without urn) and DateTime, in that order and nothing else',
    look: ({ envelope, code }) => {
      if (code === 'ERR') return undefined;
      const [root, ...more] = envelope.payload;
      const names = (root?.children ?? []).map((element) => element.name).join(', ');
      const read = readSignal(root);
      const holds = more.length === 0 && root?.ns === SIGNAL_NS && root.name === SIGNAL_ROOTS[code] && names === 'SignalId, DateTime' &&
        isBareUuid(read?.signalId ?? '') && DATE_TIME.test(read?.dateTime ?? '');
      return { observed: `${root?.name ?? 'nothing'}: ${names}; SignalId ${read?.signalId ?? 'absent'}, DateTime ${read?.dateTime ?? 'absent'}`, holds };
    },
  },
];

/** Judges a signal of the IUT about a message that we sent. */
export function judgeSignal(received: Received, source: OutgoingMessage, code: SignalCode, parties: Parties): Judgement[] {
  const subject = subjectOf(received, parties);
  if (subject === undefined) return [];
  return [...applyRules(COMMON_RULES, subject), ...applyRules(RULES, { ...subject, source, code })];
}

/** Judges the body of P.MSG.ERR (Annex 5 table 5): one Error for each of `defects`. */
export function judgeErrorBody(received: Received, defects: number): Judgement[] {
  return applyRules<Received>([{
    requirement: 'EAEU-SIG-08', expected: `ValidationError with SignalId, DateTime and ${defects} Error, each with Code (1-255 characters) and Description`,
    look: ({ envelope }) => {
      const read = readSignal(envelope?.payload[0]);
      const errors = read?.errors ?? [];
      const wellFormed = errors.every((error) => error.code.length >= 1 && error.code.length <= 255 && error.description !== '' && (error.eDocId === undefined || isBareUuid(error.eDocId)));
      return {
        observed: read === undefined ? 'no signal' : `${errors.length} Error: ${errors.map((error) => `${error.code} (${error.reference ?? error.description})`).join('; ')}`,
        holds: read?.code === 'ERR' && isBareUuid(read.signalId ?? '') && DATE_TIME.test(read.dateTime ?? '') && errors.length === defects && wellFormed,
      };
    },
  }], received);
}

/** Error codes that an ERR carries; undefined when the message is no ERR. */
export function errorCodes(received: Received): string[] | undefined {
  const read = readSignal(received.envelope?.payload[0]);
  return read?.code === 'ERR' ? read.errors.map((error) => error.code) : undefined;
}
