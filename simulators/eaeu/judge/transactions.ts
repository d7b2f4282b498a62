import type { Envelope } from '../../../protocols/eaeu-soap';
import { durationMilliseconds } from '../../../requirements/parameters';
import { conflictsOf, stepsOf, type NumberedStep, type TransactionTerms } from '../../../requirements/eaeu/patterns';
import { trialAction } from '../../../requirements/eaeu/trial';
import type { Judgement } from '../../../requirements/judgement';
import { applyRules, equals, type Rule, type Seen } from '../../common/rule';
import type { Received, Sent } from '../records';
import { readSubject } from '../transactions/document';

/** One message of ours, and everything that the IUT sent about it, in the order of arrival. */
export interface Followed {
  transaction: TransactionTerms;
  /** The request that we opened it with, or our response to the IUT's request. */
  sent: Sent;
  /** Whether `sent` opened the transaction. */
  opens: boolean;
  came: readonly Received[];
}

const limitOf = ({ transaction }: Followed, { limit }: NumberedStep): number => (limit === null ? Infinity : (durationMilliseconds(transaction[limit] ?? '') ?? Infinity));

/** What the IUT owes about `sent`, by the steps of the pattern. */
export function owed({ transaction, opens }: Pick<Followed, 'transaction' | 'opens'>): NumberedStep[] {
  return stepsOf(transaction).filter(({ from, index }) => (opens ? from === 'respondent' : from === 'initiator' && index > 0));
}

/** Whether a message is the one that a step asks for. */
export function performs(transaction: TransactionTerms, step: NumberedStep, { label, envelope }: Received): boolean {
  return step.message === 'response' ? envelope?.action === trialAction(transaction, transaction.response!.message) : label === step.message;
}

/** `P.MSG.RCV after 0 s, P.XX.90.MSG.101 after 120 s`; times count from our sending (item 108). */
function seen({ sent, came }: Followed): string {
  return came.map(({ label, at }) => `${label} after ${(at - sent.at) / 1000} s`).join(', ') || 'nothing';
}

function inTime(followed: Followed): boolean {
  const { transaction, sent, came } = followed;
  return owed(followed).every((step) => {
    const found = came.filter((one) => performs(transaction, step, one));
    return found.length === 1 && found[0]!.at - sent.at <= limitOf(followed, step);
  });
}

function inOrder(followed: Followed): boolean {
  const places = owed(followed).map((step) => followed.came.findIndex((one) => performs(followed.transaction, step, one)));
  return places.every((place, nth) => nth === 0 || place > places[nth - 1]!);
}

const guaranteed = ({ receiptTime, acceptanceTime }: TransactionTerms): boolean => receiptTime !== null || acceptanceTime !== null;

/** The row that says what follows a request, or a response; undefined where no row binds this side. */
function rowOf({ transaction, opens }: Followed): string | undefined {
  switch (transaction.pattern) {
    case 'mutual-obligations': return opens ? 'EAEU-TRN-01' : 'EAEU-TRN-02';
    case 'question-answer': return opens ? 'EAEU-TRN-06' : undefined;
    case 'request-response': return guaranteed(transaction) ? (opens ? 'EAEU-TRN-08' : undefined) : 'EAEU-TRN-07';
    case 'request-confirmation': return guaranteed(transaction) ? (opens ? undefined : 'EAEU-TRN-11') : 'EAEU-TRN-10';
    case 'notification': return 'EAEU-TRN-13';
    case 'dissemination': return 'EAEU-TRN-15';
  }
}

/** A signal for which the transaction has no time. Only a respondent's; what an initiator confirms is the pattern's own row. */
const unasked = (code: 'P.MSG.RCV' | 'P.MSG.PRS', time: 'receiptTime' | 'acceptanceTime') => (followed: Followed): { observed: string; holds: boolean } | undefined => {
  if (!followed.opens || followed.transaction[time] !== null || followed.transaction.pattern === 'dissemination') return undefined;
  const count = followed.came.filter(({ label }) => label === code).length;
  return { observed: `${count} ${code}`, holds: count === 0 };
};
const conflict = (code: 'P.MSG.RCV' | 'P.MSG.PRS') => ({ transaction }: Followed): string | undefined =>
  (conflictsOf(transaction).includes(code) ? `needs review: the pattern demands ${code}, the regulation gives no time for it (Decision 5, items 105, 106)` : undefined);

/** The IUT's response to a request of ours. */
const responseIn = ({ transaction, opens, came }: Pick<Followed, 'transaction' | 'opens' | 'came'>): Received | undefined =>
  (opens ? came.find(({ label }) => label === transaction.response?.message) : undefined);
/** A header of the response that must repeat one of the request. Signals are judged by themselves. */
const inResponse = (seenIn: (envelope: Envelope) => string | undefined, of: 'messageId' | 'procedureId' | 'conversationId') => (followed: Followed): Seen => {
  const { envelope } = responseIn(followed) ?? {};
  return envelope === undefined ? undefined : equals(seenIn(envelope), followed.sent.message?.[of]);
};

const RULES: readonly Rule<Followed>[] = [
  { requirement: 'EAEU-SIG-02', expected: 'no P.MSG.RCV, since the transaction has no receipt time', look: unasked('P.MSG.RCV', 'receiptTime'), tolerance: conflict('P.MSG.RCV') },
  { requirement: 'EAEU-SIG-04', expected: 'no P.MSG.PRS, since the transaction has no acceptance time', look: unasked('P.MSG.PRS', 'acceptanceTime'), tolerance: conflict('P.MSG.PRS') },
  {
    requirement: 'EAEU-SIG-03', expected: 'one P.MSG.PRS, before the response',
    look: (followed) => {
      if (!followed.opens || followed.transaction.acceptanceTime === null || followed.transaction.pattern !== 'request-response') return undefined;
      const labels = followed.came.map(({ label }) => label);
      const response = labels.indexOf(followed.transaction.response!.message);
      const accepted = labels.indexOf('P.MSG.PRS');
      return { observed: labels.join(', ') || 'nothing', holds: labels.filter((label) => label === 'P.MSG.PRS').length === 1 && (response < 0 || accepted < response) };
    },
  },
  { requirement: 'EAEU-ENV-12', expected: ({ sent }) => `the response relates to the request: ${sent.message?.messageId}`, look: inResponse((envelope) => envelope.relatesTo?.value, 'messageId') },
  { requirement: 'EAEU-ENV-16', expected: ({ sent }) => `the response keeps ProcedureID ${sent.message?.procedureId}`, look: inResponse((envelope) => envelope.procedureId, 'procedureId') },
  { requirement: 'EAEU-ENV-18', expected: ({ sent }) => `the response keeps ConversationID ${sent.message?.conversationId}`, look: inResponse((envelope) => envelope.conversationId, 'conversationId') },
  {
    requirement: 'EAEU-ENV-29', expected: ({ sent }) => `EDocRefId is the EDocId of the request: ${eDocIdOf(sent)}`,
    look: ({ transaction, opens, came, sent }) => {
      const response = responseIn({ transaction, opens, came });
      if (response === undefined) return undefined;
      const { eDocRefId } = readSubject(response.envelope?.payload[0]);
      return { observed: eDocRefId ?? 'absent', holds: eDocRefId === eDocIdOf(sent) };
    },
  },
];

const eDocIdOf = ({ message }: Sent): string => /<csdo:EDocId>([^<]*)</.exec(message?.body ?? '')?.[1] ?? '';

/** The row of the pattern itself: everything that is owed, each in its time, and where the row says so in its order; nothing else. */
function patternRow(followed: Followed): Judgement[] {
  const requirement = rowOf(followed);
  if (requirement === undefined) return [];
  const steps = owed(followed);
  // A signal without a time of its own is judged by EAEU-SIG-02 and 04 where the IUT answers a request.
  const strange = followed.came.filter((one) => !steps.some((step) => performs(followed.transaction, step, one)))
    .filter(({ label }) => !followed.opens || followed.transaction.pattern === 'dissemination' || !['P.MSG.RCV', 'P.MSG.PRS'].includes(label));
  const ordered = followed.transaction.pattern !== 'mutual-obligations' || inOrder(followed);
  return [{
    requirement, party: 'iut',
    expected: steps.map((step) => `${step.message} within ${step.limit === null ? 'any time' : followed.transaction[step.limit]}`).join(', ') || 'nothing',
    observed: seen(followed), holds: inTime(followed) && ordered && strange.length === 0,
  }];
}

/** Judges what the IUT sent about one message of ours (Decision 5, items 105, 106, 122-139). */
export function judgeFollowed(followed: Followed): Judgement[] {
  return [...patternRow(followed), ...applyRules(RULES, followed)];
}

/** A transaction that was never answered: how often it was opened, and what the IUT says of it in the end (Decision 5, items 100, 109, 110). */
export function judgeUsedUp({ messages, retries, state }: { messages: number; retries: number; state: string }): Judgement[] {
  const most = 1 + retries;
  const stopped = messages >= most;
  return [
    { requirement: 'EAEU-TRN-14', party: 'iut', expected: `opened again ${retries} times`, observed: `${messages} messages`, holds: stopped },
    { requirement: 'EAEU-TRN-16', party: 'iut', expected: `not more than ${most} messages`, observed: `${messages} messages`, holds: messages <= most },
    ...(stopped ? [{ requirement: 'EAEU-TRN-17', party: 'iut', expected: 'abnormal', observed: state, holds: state === 'abnormal' }] : []),
  ];
}
