import type { TransactionTerms } from './patterns';
import table from './process/P.XX.90.json';

/** The two sides of the test process; either may open each of its transactions. */
export type TrialSide = 'under-test' | 'counterpart';

/** The test process P.XX.90: ours, one transaction or more of each pattern of Decision 5 (see its `notice`). */
export interface TrialProcess {
  notice: string;
  process: string;
  version: string;
  participants: Record<TrialSide, { code: string; segment: string }>;
  /** Format-logical rules (item 119). */
  rules: { code: string; says: string }[];
  transactions: TransactionTerms[];
}

export const TRIAL_PROCESS: TrialProcess = table as TrialProcess;

/** Namespaces of the document that its messages carry; the structure is R.CT.XX.90.001. */
export const TRIAL_STRUCTURE = 'R.CT.XX.90.001';

/** Throws RangeError when the process has no such transaction. */
export function trialTransaction(code: string): TransactionTerms {
  const found = TRIAL_PROCESS.transactions.find((transaction) => transaction.code === code);
  if (found === undefined) throw new RangeError(`the test process has no transaction ${code}`);
  return found;
}

/** Logical address of a side. */
export function trialAddress(side: TrialSide): string {
  const { segment, code } = TRIAL_PROCESS.participants[side];
  return `EAEU://${segment}/CP/${TRIAL_PROCESS.process}/${code}`;
}

/** wsa:Action of a message of a transaction. */
export function trialAction(transaction: TransactionTerms, message: string): string {
  const { process, version } = TRIAL_PROCESS;
  return `int://CP/${process}/${version}/${transaction.procedure}/${transaction.code}/${message}`;
}

/** The rule of the process that a subject and its value break (item 119), if any. */
export function brokenRule(subject: string, value: string): string | undefined {
  return value === subject ? TRIAL_PROCESS.rules[0]?.code : undefined;
}
