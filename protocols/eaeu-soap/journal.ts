import { child, children, type XmlElement } from '../xml/element';
import { escapeText } from '../xml/escape';
import { parseAction } from './actions';

/** Journal messages between gateways (Decision 5, item 90 and Annex 4). */
export const JOURNAL_NS = 'urn:EEC:Interaction:v1.0:Service:Util:Journal';
export const JOURNAL_PUT_ADDRESS = 'EAEU://EEC/SR/JOURNAL/PUT';
export const JOURNAL_PUT_ACTION = 'int://SR/UTIL/JOURNAL/SYNC/PUT';
export const JOURNAL_GET_ACTION = 'int://SR/UTIL/JOURNAL/SYNC/GET';

/** The headers of the message that a record is about. */
export interface JournalledMessage {
  action: string;
  to: string;
  replyTo?: string;
  from?: string;
  faultTo?: string;
  messageId: string;
  relatesTo?: string;
  conversationId?: string;
  messageType: string;
}

/** One record: one operation on one message. Times are ISO 8601. */
export interface JournalRecord {
  message: JournalledMessage;
  operationDt: string;
  trackId: string;
  acceptTime: string;
  source: string;
  receiver: string;
  status: string;
  msg: string;
  errorTxt?: string;
  errorCode?: string;
  idRef?: string;
}

/** What is sought: one of both ids, and whether messages that relate to it are wanted too. */
export interface JournalQuery {
  messageId?: string;
  trackId?: string;
  findRelates: boolean;
}

const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `<journ:${name}>${escapeText(value)}</journ:${name}>`);
const segmentOf = (address: string): string => address.replace(/^[A-Z]+:\/\//, '').split('/')[0] ?? '';

/** Messages of other kinds than those of a common process fill the Action only. */
function processInfo(action: string): string {
  const parsed = parseAction(action);
  const of = parsed.ok ? parsed.action : { process: '', version: '', procedure: '', transaction: '', message: '' };
  return `<journ:ProcessInfo>${field('Code', of.process)}${field('Version', of.version)}${field('ProcedureCode', of.procedure)}` +
    `${field('TransactionCode', of.transaction)}${field('MessageCode', of.message)}</journ:ProcessInfo>`;
}

function messageDetail(of: JournalledMessage): string {
  return `<journ:MessageDetail>${processInfo(of.action)}${field('Action', of.action)}` +
    `<journ:Routing><journ:To Segment="${segmentOf(of.to)}">${escapeText(of.to)}</journ:To>${field('ReplyTo', of.replyTo)}${field('From', of.from)}` +
    `${field('FaultTo', of.faultTo)}${field('FromSegment', segmentOf(of.replyTo ?? of.from ?? ''))}</journ:Routing>` +
    `${field('MessageID', of.messageId)}${field('RelatesTo', of.relatesTo)}${field('ConversationID', of.conversationId)}${field('MessageType', of.messageType)}</journ:MessageDetail>`;
}

/** Body of a journal message: a diagnostic copy, or the answer to a query. */
export function buildJournal(records: readonly JournalRecord[], sourceSegment: string): string {
  const written = records.map((one) =>
    `<journ:Rec>${messageDetail(one.message)}${field('OperationDt', one.operationDt)}${field('TrackID', one.trackId)}${field('AcceptTime', one.acceptTime)}` +
    `${field('Source', one.source)}${field('Receiver', one.receiver)}${field('Status', one.status)}${field('Msg', one.msg)}` +
    `${field('ErrorTxt', one.errorTxt)}${field('ErrorCode', one.errorCode)}${field('IDRef', one.idRef)}</journ:Rec>`);
  return `<journ:putJournal xmlns:journ="${JOURNAL_NS}"><journ:Journal>${written.join('')}${field('SourceSegment', sourceSegment)}</journ:Journal></journ:putJournal>`;
}

/** Body of a query. */
export function buildJournalQuery(query: JournalQuery): string {
  return `<journ:getJournal xmlns:journ="${JOURNAL_NS}">${field('MessageID', query.messageId)}${field('TrackID', query.trackId)}` +
    `${field('FindRelates', String(query.findRelates))}</journ:getJournal>`;
}

const textOf = (from: XmlElement | undefined, name: string): string | undefined => child(from, name, JOURNAL_NS)?.text.trim() || undefined;

/** The records of a journal message; absent values are empty texts, for a judge to see. Undefined when the element is none. */
export function readJournal(payload: XmlElement | undefined): JournalRecord[] | undefined {
  if (payload?.ns !== JOURNAL_NS || payload.name !== 'putJournal') return undefined;
  return children(child(payload, 'Journal', JOURNAL_NS), 'Rec', JOURNAL_NS).map((one) => {
    const detail = child(one, 'MessageDetail', JOURNAL_NS);
    const routing = child(detail, 'Routing', JOURNAL_NS);
    const need = (name: string): string => textOf(one, name) ?? '';
    return {
      message: {
        action: textOf(detail, 'Action') ?? '', to: textOf(routing, 'To') ?? '', replyTo: textOf(routing, 'ReplyTo'), from: textOf(routing, 'From'),
        faultTo: textOf(routing, 'FaultTo'), messageId: textOf(detail, 'MessageID') ?? '', relatesTo: textOf(detail, 'RelatesTo'),
        conversationId: textOf(detail, 'ConversationID'), messageType: textOf(detail, 'MessageType') ?? '',
      },
      operationDt: need('OperationDt'), trackId: need('TrackID'), acceptTime: need('AcceptTime'), source: need('Source'), receiver: need('Receiver'),
      status: need('Status'), msg: need('Msg'), errorTxt: textOf(one, 'ErrorTxt'), errorCode: textOf(one, 'ErrorCode'), idRef: textOf(one, 'IDRef'),
    };
  });
}

/** A query; undefined when the element is none, or names nothing to seek. */
export function readJournalQuery(payload: XmlElement | undefined): JournalQuery | undefined {
  if (payload?.ns !== JOURNAL_NS || payload.name !== 'getJournal') return undefined;
  const query = { messageId: textOf(payload, 'MessageID'), trackId: textOf(payload, 'TrackID'), findRelates: textOf(payload, 'FindRelates') === 'true' };
  return query.messageId === undefined && query.trackId === undefined ? undefined : query;
}
