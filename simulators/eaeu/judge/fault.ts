import { FAULT_ACTION_OTHER, FAULT_ACTION_WSA, readFault, type OutgoingMessage, type ReadFault } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import type { Received } from '../records';
import { headersOf, type Headers, type Parties } from './headers';
import { applyRules, equals, type Rule } from '../../common/rule';

interface FaultSubject {
  received: Pick<Received, 'envelope'>;
  headers: Headers;
  fault: ReadFault;
  /** The message that the fault is about, and its bytes. */
  source: OutgoingMessage;
  sourceText: string;
  parties: Parties;
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const RULES: readonly Rule<FaultSubject>[] = [
  { requirement: 'EAEU-FLT-01', expected: 'a fault of class soap:Sender', look: ({ fault }) => ({ observed: `fault of class ${fault.class}`, holds: /(^|:)Sender$/.test(fault.class) }) },
  { requirement: 'EAEU-FLT-02', expected: 'To: the source\'s FaultTo, else its ReplyTo', look: ({ headers, source }) => equals(headers.value('To'), source.faultTo ?? source.replyTo) },
  {
    requirement: 'EAEU-FLT-03', expected: 'From: the IUT\'s address; no ReplyTo',
    look: ({ headers, parties }) => ({
      observed: `From ${headers.address('From') ?? 'absent'}, ReplyTo ${headers.address('ReplyTo') ?? 'absent'}`,
      holds: headers.address('From') === parties.own && headers.count('ReplyTo') === 0,
    }),
  },
  {
    requirement: 'EAEU-FLT-04', expected: 'RelatesTo: the source\'s MessageID, with int:RelatesAction: its Action',
    look: ({ received, source }) => {
      const relates = received.envelope?.relatesTo;
      return { observed: `${relates?.value ?? 'absent'}, RelatesAction ${relates?.relatesAction ?? 'absent'}`, holds: relates?.value === source.messageId && relates?.relatesAction === source.action };
    },
  },
  {
    requirement: 'EAEU-FLT-05', expected: `${FAULT_ACTION_WSA} with a wsa subcode, ${FAULT_ACTION_OTHER} with any other`,
    look: ({ headers, fault }) => {
      if (fault.subcode === undefined) return undefined;
      const action = headers.value('Action');
      return { observed: `${fault.subcode} with ${action ?? 'no Action'}`, holds: action === (fault.subcode.startsWith('wsa:') ? FAULT_ACTION_WSA : FAULT_ACTION_OTHER) };
    },
  },
  {
    requirement: 'EAEU-FLT-06', expected: 'ProcedureID and ConversationID of the source, a MessageID of its own',
    // What a fault says where its source said nothing is laid down nowhere.
    look: ({ headers, source }) => ({
      observed: `ProcedureID ${headers.value('ProcedureID') ?? 'absent'}, ConversationID ${headers.value('ConversationID') ?? 'absent'}, MessageID ${headers.value('MessageID') ?? 'absent'}`,
      holds: (source.procedureId === undefined || headers.value('ProcedureID') === source.procedureId) &&
        (source.conversationId === undefined || headers.value('ConversationID') === source.conversationId) &&
        headers.value('MessageID') !== undefined && headers.value('MessageID') !== source.messageId,
    }),
  },
  {
    requirement: 'EAEU-FLT-07', expected: 'Code/Value, Subcode/Value (a QName whose prefix is declared) and a Reason',
    look: ({ fault }) => ({
      observed: `Code ${fault.class || 'absent'}, Subcode ${fault.subcode ?? 'absent'}${fault.subcodeResolves ? '' : ' (no name with a declared prefix)'}, ${fault.reasons.length} reasons`,
      holds: fault.complete && fault.subcodeResolves && fault.reasons.length > 0,
    }),
  },
  {
    requirement: 'EAEU-FLT-08', expected: 'every Text with its own xml:lang, one of them ru in Russian',
    look: ({ fault }) => {
      const languages = fault.reasons.map((reason) => reason.lang.toLowerCase()); // tags of languages know no case (RFC 5646, 2.1.1)
      const russian = fault.reasons.some((reason) => reason.lang.toLowerCase() === 'ru' && /[А-Яа-яЁё]/.test(reason.text));
      return { observed: fault.reasons.map((reason) => `${reason.lang || 'no language'}: ${reason.text}`).join('; ') || 'no text', holds: russian && !languages.includes('') && new Set(languages).size === languages.length };
    },
  },
  {
    requirement: 'EAEU-FLT-09', expected: 'Detail/int:ProblemMessage holds the whole source message',
    look: ({ fault, sourceText }) => ({
      observed: fault.problem === undefined ? 'no ProblemMessage' : `${fault.problem.length} characters`,
      holds: fault.problem !== undefined && squeezed(fault.problem) === squeezed(sourceText),
    }),
  },
];

/** Judges a fault of the IUT about `source`; undefined when the message is no fault at all. */
export function judgeFault(received: Pick<Received, 'envelope'>, source: OutgoingMessage, sourceBytes: Buffer, parties: Parties): Judgement[] | undefined {
  const fault = readFault(received.envelope?.payload[0]);
  if (received.envelope === undefined || fault === undefined) return undefined;
  const headers = headersOf(received.envelope);
  const subject: FaultSubject = { received, headers, fault, source, sourceText: sourceBytes.toString('utf8'), parties };
  return [
    ...applyRules(RULES, subject),
    ...applyRules<FaultSubject>([{ requirement: 'EAEU-ENV-08', expected: 'no wsa:FaultTo', look: () => ({ observed: headers.count('FaultTo') === 0 ? 'absent' : 'present', holds: headers.count('FaultTo') === 0 }) }], subject),
  ];
}
