import type { TransactionTerms } from './patterns';
import table from './process/P.EE.01.json';

/**
 * The process table: which transactions a common process has, by which pattern, in which time. For P.EE.01 it is ours and not official
 * (see its `notice`): what Decision 10 of 27.01.2026 fixes is configuration here.
 */
export type ParticipantRole = 'authorised-body' | 'central-customs' | 'third-country-authorised' | 'third-country-customs';

export interface Transaction extends TransactionTerms {
  /** Number of the flow in Decision 124. */
  flow: number;
  initiator: ParticipantRole;
  respondent: ParticipantRole;
  /** The response is a flow of its own in Decision 124. */
  response?: { flow: number; message: string; structure: string };
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

export { patternOf, type Pattern, type PatternName, type PatternStep } from './patterns';

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
