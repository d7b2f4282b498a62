import { JOURNAL_PUT_ACTION, JOURNAL_PUT_ADDRESS, readJournal, type JournalRecord } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import type { Arrived, Posted } from '../neighbours/records';

/** The copies that the journal service has been given of records about a message. */
export function recordsAbout(messageId: string | undefined, arrived: readonly Arrived[]): JournalRecord[] {
  return arrived
    .filter(({ at, envelope }) => at === 'journal' && envelope?.to === JOURNAL_PUT_ADDRESS && envelope.action === JOURNAL_PUT_ACTION && envelope.relatesTo === undefined)
    .flatMap(({ envelope }) => readJournal(envelope?.payload[0]) ?? [])
    .filter(({ message }) => message.messageId === messageId);
}

const complete = ({ message, trackId, operationDt, status }: JournalRecord): boolean =>
  message.messageId !== '' && trackId !== '' && status !== '' && !Number.isNaN(Date.parse(operationDt));

/** What must stand in the journal of a message: its receipt, and how it ended. */
export type Ending = 'delivery' | 'failure';

/**
 * Judges the records of one message (Decision 5, item 90; Annex 4 items 1-4). Names of states are the gateway's own, and text and code of an error are
 * optional: an error is told by one of them, or by a state that is not among the `usual` ones of a message that was delivered.
 */
export function judgeRecords(posted: Posted, arrived: readonly Arrived[], ending: Ending, case_: string, usual: readonly string[] = []): Judgement[] {
  const records = recordsAbout(posted.message.messageId, arrived);
  const errors = records.filter(({ errorTxt, errorCode, status }) => (errorTxt ?? errorCode) !== undefined || (usual.length > 0 && !usual.includes(status)));
  const holds = records.every(complete) && records.length >= 2 && (ending === 'failure') === (errors.length > 0);
  return [{
    requirement: 'EAEU-ENV-35', party: 'iut', expected: `${case_}: receipt and ${ending === 'failure' ? 'the error' : 'sending'} recorded with MessageID, TrackID, OperationDt and Status, and copied to ${JOURNAL_PUT_ADDRESS}`,
    observed: records.map(({ status, errorTxt }) => `${status || 'no status'}${errorTxt === undefined ? '' : ` (${errorTxt})`}`).join(', ') || 'no record', holds,
  }];
}

/** The address as the Decision prints it once; everywhere else it is EAEU:// (Annex 4 item 6). */
export const PRINTED_QUERY_ADDRESS = 'EEU://EEC/SR/JOURNAL/GET';

/**
 * Judges the answer to a query: what was wanted, nothing else, related to the query (Annex 4 items 6-8). That the printed address is not known is a
 * finding: the slip is the Decision's.
 */
export function judgeAnswer(query: Posted, answer: Arrived | undefined, wanted: readonly string[], words: string): Judgement[] {
  const records = readJournal(answer?.envelope?.payload[0]);
  const ids = [...new Set((records ?? []).map(({ message }) => message.messageId))];
  const holds = answer?.envelope?.relatesTo?.value === query.message.messageId && ids.length === wanted.length && wanted.every((id) => ids.includes(id));
  return [{
    requirement: 'EAEU-ENV-36', party: 'iut', expected: `${words}: records of ${wanted.join(', ')} and of nothing else`,
    observed: records === undefined ? 'no journal message in answer' : `${records.length} records of ${ids.join(', ') || 'nothing'}`, holds,
    ...(query.message.to === PRINTED_QUERY_ADDRESS ? { weight: 'advice' as const } : {}),
  }];
}
