import table from './pattern-table.json';

/** Patterns of Decision 5, items 122-139, as data. */
export type PatternName = keyof typeof table;

export type TransactionTime = 'receiptTime' | 'acceptanceTime' | 'responseTime';

export interface PatternStep {
  from: 'initiator' | 'respondent';
  /** `request` and `response` = the transaction's own messages; else the code of a signal. */
  message: 'request' | 'response' | 'P.MSG.RCV' | 'P.MSG.PRS';
  /** Index of the step whose MessageID it relates to; null = opens the transaction. */
  relatesTo: number | null;
  /** Which time of the transaction bounds it, counted by the other side from its own sending. */
  limit: TransactionTime | null;
  /** The pattern's own item demands this signal, whatever times the transaction has; */
  demanded?: boolean;
  /** or demands it where the transaction has this other time. */
  demandedWith?: TransactionTime;
}

export interface Pattern {
  name: string;
  source: string;
  steps: PatternStep[];
  /** After its last step the initiator waits once more this time for an error (item 124). */
  thenQuietFor?: TransactionTime;
  /** What the initiator does when an awaited message does not come. */
  onMissing: 'open-again';
}

/** What a regulation lays down for one transaction. */
export interface TransactionTerms {
  code: string;
  procedure: string;
  name: string;
  pattern: PatternName;
  /** Code of the message that opens it. */
  message: string;
  structure: string;
  /** The respondent's own message, where the pattern has one. */
  response?: { message: string; structure: string };
  /** ISO 8601 durations; null = the transaction has none, and then the signal it bounds must not be sent (items 105, 106). */
  receiptTime: string | null;
  acceptanceTime: string | null;
  responseTime: string | null;
  /** Greatest number of repeated sendings, the first one not counted (item 109). */
  retries: number;
}

type Times = Pick<TransactionTerms, 'pattern' | TransactionTime>;

export function patternOf(transaction: Pick<TransactionTerms, 'pattern'>): Pattern {
  return table[transaction.pattern] as Pattern;
}

/** A step with its place in the whole pattern, which `relatesTo` of others counts by. */
export type NumberedStep = PatternStep & { index: number };

/** The steps of a transaction: those of its pattern without the signals for which it has no time (items 105, 106). */
export function stepsOf(transaction: Times): NumberedStep[] {
  return patternOf(transaction).steps
    .map((step, index) => ({ ...step, index }))
    .filter((step) => step.limit === null || transaction[step.limit] !== null);
}

/**
 * Signals that the pattern demands and that items 105 and 106 forbid, since the regulation gives no time for them. Regulations in force have
 * such transactions; whoever sends the signal and whoever does not are both in order, and a person has to look at it.
 */
export function conflictsOf(transaction: Times): PatternStep['message'][] {
  const missing = patternOf(transaction).steps.filter(({ limit, demanded, demandedWith }) =>
    limit !== null && transaction[limit] === null && (demanded === true || (demandedWith !== undefined && transaction[demandedWith] !== null)));
  return [...new Set(missing.map(({ message }) => message))];
}
