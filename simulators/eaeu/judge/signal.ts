import { isBareUuid, readSignal, SIGNAL_NS, signalAction, SIGNAL_ROOTS, type OutgoingMessage, type SignalCode } from '../../../protocols/eaeu-soap';
import { children, type XmlElement } from '../../../protocols/xml';
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
    requirement: 'EAEU-SIG-06', expected: ({ source }) => `To ${source.replyTo}; ReplyTo, MessageID, RelatesTo, ProcedureID and ConversationID present`,
    look: ({ headers, source }) => {
      const missing = ['To', 'ReplyTo', 'MessageID', 'RelatesTo', 'ProcedureID', 'ConversationID'].filter((name) => headers.count(name) !== 1);
      const to = headers.value('To');
      return {
        observed: `To ${to ?? 'absent'}; ${missing.length === 0 ? 'all present' : `not exactly once: ${missing.join(', ')}`}`,
        holds: missing.length === 0 && to === source.replyTo,
      };
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

/** Whether a ValidationError and its Errors hold what table 5 names and nothing else; the order within an Error is laid down nowhere that could be read. */
function hasItsParts(body: XmlElement | undefined): boolean {
  const names = (body?.children ?? []).map(({ name }) => name);
  const optional = ['Details', 'EDocId', 'Reference'];
  const complete = children(body, 'Error').every((error) => {
    const parts = error.children.map(({ name }) => name);
    return new Set(parts).size === parts.length && parts.every((name) => ['Code', 'Description', ...optional].includes(name)) && parts.includes('Code') && parts.includes('Description');
  });
  return complete && /^SignalId DateTime( Error)+$/.test(names.join(' '));
}

/**
 * Judges the body of P.MSG.ERR (Annex 5 table 5): an Error for each of `defects`. More than one for the same defect is nobody's breach: usual
 * validators say of one value that it breaks its pattern, and that its type is broken.
 */
export function judgeErrorBody(received: Received, defects: number): Judgement[] {
  return applyRules<Received>([{
    requirement: 'EAEU-SIG-08', expected: `ValidationError with SignalId, DateTime and at least ${defects} Error, each with Code (1-255 characters) and Description`,
    look: ({ envelope }) => {
      const read = readSignal(envelope?.payload[0]);
      const errors = read?.errors ?? [];
      const wellFormed = errors.every((error) => error.code.length >= 1 && error.code.length <= 255 && error.description !== '' && (error.eDocId === undefined || isBareUuid(error.eDocId)));
      return {
        observed: read === undefined ? 'no signal' : `${errors.length} Error: ${errors.map((error) => `${error.code} (${error.reference ?? error.description})`).join('; ')}`,
        holds: read?.code === 'ERR' && isBareUuid(read.signalId ?? '') && DATE_TIME.test(read.dateTime ?? '') && errors.length >= defects && wellFormed && hasItsParts(envelope?.payload[0]),
      };
    },
  }], received);
}

/** Error codes that an ERR carries; undefined when the message is no ERR. */
export function errorCodes(received: Received): string[] | undefined {
  const read = readSignal(received.envelope?.payload[0]);
  return read?.code === 'ERR' ? read.errors.map((error) => error.code) : undefined;
}
