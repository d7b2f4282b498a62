import { formatNumber, hasLetters, kazakhDate, numberProblems, statusOf, type StatusReading } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import { describeAnswer, type Answer, type ProcessingResult } from './answer';

/** What is known of the document that was answered. */
export interface Answered {
  documentId: string;
  /** What the sources demand for it. */
  due: 'registered' | 'refused';
  /** Business time of receipt and of the answer, epoch ms. */
  receivedAt: number;
  answeredAt: number;
  /** The authority keeps a clock of its own, which the run's does not move: what day it is there is not known. */
  ownClock?: boolean;
  /** The run's parameter kzpi.status.reading. */
  reading: StatusReading;
}

interface Rule {
  requirement: string;
  weight?: 'advice';
  /** For which results. */
  of: 'registered' | 'refused' | 'every';
  expected: (known: Answered) => string;
  holds: (result: ProcessingResult, known: Answered) => boolean;
}

const kazakhDays = ({ receivedAt, answeredAt }: Answered): string[] => [...new Set([kazakhDate(receivedAt), kazakhDate(answeredAt)])];
const isRefusal = (result: ProcessingResult): boolean => result.status === 'REFUSED';
const errors = (result: ProcessingResult): string[] => result.lines.filter((line) => line.category === 'ERROR').flatMap((line) => line.descriptions);
/** Whether a reason says something: three letters in a row, in any script. A dash is none. */
export const saysSomething = (text: string): boolean => /\p{L}{3}/u.test(text);

const RULES: readonly Rule[] = [
  { requirement: 'KZ281-13', of: 'every', expected: ({ documentId }) => `RefDocumentID ${documentId}`, holds: (result, { documentId }) => result.refDocumentId === documentId },
  {
    requirement: 'KZ281-15', of: 'every', expected: ({ reading }) => `status registered or refused (statuses read as ${reading}), nothing on release`,
    holds: (result, { reading }) => ['registered', 'refused'].includes(statusOf(result.status, reading) ?? ''),
  },
  {
    requirement: 'KZPI-S10', of: 'every', expected: () => 'at least one ResultInformation with code and description, PI_RegID and PI_Status',
    holds: (result) => result.lines.length > 0 && result.lines.every((line) => Boolean(line.code) && line.descriptions.some(Boolean)) && Boolean(result.regId) && Boolean(result.status),
  },
  { requirement: 'KZ281-04', of: 'registered', expected: () => 'a positive answer with a registration number', holds: (result) => result.number !== undefined },
  { requirement: 'KZ281-11', of: 'registered', expected: () => 'a registration number and no reason for refusal', holds: (result) => result.number !== undefined && errors(result).length === 0 },
  {
    requirement: 'EEC52-e', of: 'registered',
    expected: (known) => `KZ, the Kazakh day${known.ownClock === true ? '' : ` ${kazakhDays(known).join(' or ')}`}, nine characters`,
    holds: ({ number }, known) => number === undefined || (numberProblems(number).length === 0 && (known.ownClock === true || kazakhDays(known).includes(number.date))),
  },
  { requirement: 'EEC52-e', weight: 'advice', of: 'registered', expected: () => 'nine digits in the last part', holds: ({ number }) => number === undefined || !hasLetters(number) },
  { requirement: 'KZ281-05', of: 'refused', expected: () => 'at least one reason in words', holds: (result) => errors(result).some(saysSomething) },
  { requirement: 'KZ281-12', of: 'refused', expected: () => 'no registration number', holds: (result) => result.number === undefined },
];

/**
 * Judges an answer of a revenue authority's system on one document: every comparison, also those that hold. An answer that says
 * nothing of the document breaks the duty to answer (KZ281-04 or KZ281-05, by what was due).
 */
export function judgeReply(answer: Answer, known: Answered, party: string): Judgement[] {
  const observed = describeAnswer(answer);
  const state = (requirement: string, expected: string, holds: boolean): Judgement => ({ requirement, party, expected, observed, holds });
  if (answer.kind !== 'results') return [state(known.due === 'registered' ? 'KZ281-04' : 'KZ281-05', `an answer on the document: ${known.due}`, false)];
  const judgements = answer.results.flatMap((result) =>
    RULES.filter((rule) => rule.of === 'every' || (rule.of === 'refused') === isRefusal(result)).map((rule) => ({ ...state(rule.requirement, rule.expected(known), rule.holds(result, known)), ...(rule.weight === undefined ? {} : { weight: rule.weight }) })));
  return [
    state('KZ281-10', 'exactly one outcome', answer.results.length === 1),
    ...judgements,
    // The schema says nothing new on what has a rule of its own; what remains is the shape as a whole.
    state('KZPI-S10', 'valid against the structure of Notif_PIResult', answer.schemaProblems.length === 0),
  ];
}

/** What an answer decided; `undecided` when it says nothing, or two things. */
export function outcomeOf(answer: Answer): { kind: 'registered'; number: string } | { kind: 'refused'; reasons: string[] } | { kind: 'undecided' } {
  const result = answer.kind === 'results' && answer.results.length === 1 ? answer.results[0] : undefined;
  if (result === undefined) return { kind: 'undecided' };
  if (isRefusal(result)) return { kind: 'refused', reasons: errors(result) };
  return result.number === undefined ? { kind: 'undecided' } : { kind: 'registered', number: formatNumber(result.number) };
}
