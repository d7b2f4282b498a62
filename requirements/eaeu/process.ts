import patterns from './patterns.json';
import table from './process/P.EE.01.json';

/**
 * The process table: which transactions a common process has, by which pattern, in which time. For P.EE.01 it is ours and not official
 * (see its `notice`): what Decision 10 of 27.01.2026 fixes is configuration here.
 */
export type ParticipantRole = 'authorised-body' | 'central-customs' | 'third-country-authorised' | 'third-country-customs';

/** Patterns of Decision 5, items 122-139, as data. Only those that are loaded here can be used by a process table. */
export type PatternName = keyof typeof patterns;

export interface PatternStep {
  from: 'initiator' | 'respondent';
  /** `application` = the transaction's own message; else the code of a signal. */
  message: string;
  /** Index of the step whose MessageID it relates to; null = opens the transaction. */
  relatesTo: number | null;
  /** Which time of the transaction bounds it, counted by the other side from its own sending. */
  limit: 'receiptTime' | 'acceptanceTime' | 'responseTime' | null;
}

export interface Pattern {
  name: string;
  source: string;
  steps: PatternStep[];
  /** What the initiator does when the awaited message does not come. */
  onMissing: 'open-again';
}

export interface Transaction {
  code: string;
  procedure: string;
  /** Number of the flow in Decision 124. */
  flow: number;
  name: string;
  pattern: PatternName;
  initiator: ParticipantRole;
  respondent: ParticipantRole;
  message: string;
  structure: string;
  /** The respondent's own message, where the pattern has one: a flow of its own in Decision 124. */
  response?: { flow: number; message: string; structure: string };
  /** ISO 8601 durations; null = the transaction has none, and then the signal it bounds must not be sent (items 105, 106). */
  receiptTime: string | null;
  acceptanceTime: string | null;
  responseTime: string | null;
  /** Greatest number of repeated sendings, the first one not counted (item 109). */
  retries: number;
}

export interface Participant {
  code: string;
  segment: string;
  /** Only where several bodies may play the role (items 50-53). */
  authorityId: string | null;
  why: string;
}

export interface ProcessTable {
  notice: string;
  process: string;
  version: string;
  thirdCountries: string[];
  participants: Record<ParticipantRole, Participant>;
  transactions: Transaction[];
  resultCodes: { positive: string; negative: string; why: string };
}

/** The loaded table of P.EE.01. */
export const ORIGIN_PROCESS: ProcessTable = table as ProcessTable;

/** Times and retries of every transaction, as a run shows its parameters: `P.EE.01.TRN.001.receiptTime` -> value and why. */
export function transactionParameters(): Record<string, { value: string; why: string }> {
  const why = 'process table of P.EE.01: ours, not official (EEC Collegium Decision 10 of 27.01.2026 was not available)';
  const rows = ORIGIN_PROCESS.transactions.flatMap((transaction) =>
    (['receiptTime', 'acceptanceTime', 'responseTime', 'retries'] as const).map((name) => [`${transaction.code}.${name}`, { value: String(transaction[name] ?? 'none'), why }] as const),
  );
  return Object.fromEntries(rows);
}

export function patternOf(transaction: Transaction): Pattern {
  return patterns[transaction.pattern] as Pattern;
}

/** The transaction in which flow `flow` of Decision 124 runs, as its first message or as the response. Throws RangeError when the table has none. */
export function transactionOfFlow(flow: number, of: ProcessTable = ORIGIN_PROCESS): Transaction {
  const found = of.transactions.find((transaction) => transaction.flow === flow || transaction.response?.flow === flow);
  if (found === undefined) throw new RangeError(`the process table of ${of.process} has no transaction for flow ${flow}`);
  return found;
}

/**
 * Logical address of a role: process code, participant code, authority id where the role needs one (Decision 5, items 50-54). `segment` is that of
 * the table where absent; a third country's code names the Commission's segment acting for it (Decision 124, Annex 2).
 */
export function roleAddress(role: ParticipantRole, of: ProcessTable = ORIGIN_PROCESS, segment = of.participants[role].segment): string {
  const { code, authorityId } = of.participants[role];
  return `EAEU://${segment}/CP/${of.process}/${code}${authorityId === null ? '' : `/${authorityId}`}`;
}

/** wsa:Action of a transaction's own message, or of another message in it. */
export function transactionAction(transaction: Transaction, of: ProcessTable = ORIGIN_PROCESS, message = transaction.message): string {
  return `int://CP/${of.process}/${of.version}/${transaction.procedure}/${transaction.code}/${message}`;
}
