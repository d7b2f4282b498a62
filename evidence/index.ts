/** The face of evidence/: what the other rooms import. */
export { EvidenceError, type EvidenceErrorCode } from './errors';
export { shorten } from './fit';
export { EventLog, type EventLogOptions, EVENTS_FILE, MESSAGES_FOLDER, sha256 } from './log';
export { mergeLogs } from './merge';
export { readLog, scanLog, type Chain, type LogState, type ReadLog } from './read';
export { rollUp, REGIMES, VERDICTS, type Counts, type Exit, type RollUp, type RollUpInput } from './rollup';
export { type RecordedCheck } from './tally';
export { verdictDocument, writeVerdict, VERDICT_FILE, type VerdictDocument } from './verdict-document';
