/** What can go wrong with the evidence itself. Closed and never reused; none of these is a verdict on anybody. */
export type EvidenceErrorCode =
  /** The folder already holds a log: a run folder belongs to one run and one writer. */
  | 'EVIDENCE-LOG-EXISTS'
  /** The file system refused a write; the log ends with the last complete line. */
  | 'EVIDENCE-WRITE-FAILED'
  /** Appended to after close, or after a failed write. */
  | 'EVIDENCE-LOG-CLOSED'
  /** One event is larger than a line may be, even with its texts shortened. */
  | 'EVIDENCE-LINE-TOO-LONG'
  /** There is no log in the folder. */
  | 'EVIDENCE-NO-LOG'
  /** The log ends before its first event, so nothing can be said about the run. */
  | 'EVIDENCE-NO-RUN'
  /** Written by a later version of this software. */
  | 'EVIDENCE-FORMAT-NEWER'
  /** A check or a scenario names a requirement that the catalogue does not hold. */
  | 'EVIDENCE-UNKNOWN-REQUIREMENT';

/** An error of the evidence: a stable code, a sentence, and what to do. */
export class EvidenceError extends Error {
  constructor(readonly code: EvidenceErrorCode, message: string, readonly hint: string, options?: ErrorOptions) {
    super(`${code}: ${message} (${hint})`, options);
    this.name = 'EvidenceError';
  }
}
