import type { NumberedStep, TransactionTerms } from '../../../requirements/eaeu/patterns';

type Steps = (right: NumberedStep[], transaction: TransactionTerms) => NumberedStep[];

/** Everything about a participant's transactions that a planted fault may change. The defaults are right. */
export interface TransactionBehaviour {
  respondent: {
    /** What is sent about a request, in which order. */
    sends: Steps;
    /** How long after the request a step is sent, milliseconds of the business clock. */
    delay(step: NumberedStep, transaction: TransactionTerms): number;
    /** What EDocRefId of the response says, given EDocId and MessageID of the request. */
    refersTo(eDocId: string, messageId: string): string;
    /** What RelatesTo of the response says, given the MessageIDs of the request and of our own message before, where there is one. */
    cites(request: string, before: string | undefined): string;
    /** Whether the changes are undone when the initiator's confirmation does not come. */
    undoesUnconfirmed: boolean;
  };
  initiator: {
    /** What is awaited from the respondent. */
    awaits: Steps;
    /** What is sent about the response. */
    confirms: Steps;
    retries(right: number, transaction: TransactionTerms): number;
    /** The last wait for an error, milliseconds. */
    quietTime(right: number): number;
    /** What a confirmation means that the transport did not take. */
    blocked: 'missing' | 'sent';
    /** Whether an error signal ends the transaction. */
    heedsError(transaction: TransactionTerms): boolean;
    undoesUnanswered: boolean;
    /** Whether its own changes are undone when the response cannot be processed. */
    undoesUnprocessed: boolean;
    /** ProcedureID of a nested procedure. */
    nests(nested: string, fresh: string): string;
    /** Largest file that stands in the body, bytes. */
    inlineLimit: number;
  };
  receiving: {
    /** Whether a message code is accepted that carries another process's prefix and that the table lists. */
    foreignCodes: boolean;
    /** Whether segments are compared with the list of those that take part. */
    checksSegments: boolean;
    /** Whether the parts of a package are looked at. */
    readsParts: boolean;
    /** Error code for a broken rule. */
    ruleCode(right: string): string;
    /** What is said when the store refuses. */
    fatal: 'err' | 'nothing';
  };
}

export function rightTransactions(): TransactionBehaviour {
  return {
    respondent: { sends: (right) => right, delay: () => 0, refersTo: (eDocId) => eDocId, cites: (request) => request, undoesUnconfirmed: true },
    initiator: {
      awaits: (right) => right, confirms: (right) => right, retries: (right) => right, quietTime: (right) => right, blocked: 'missing',
      heedsError: () => true, undoesUnanswered: true, undoesUnprocessed: true, nests: (nested) => nested, inlineLimit: 2 * 1024 * 1024,
    },
    receiving: { foreignCodes: true, checksSegments: true, readsParts: true, ruleCode: (right) => right, fatal: 'err' },
  };
}
