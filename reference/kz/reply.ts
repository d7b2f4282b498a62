import { all, at, children, textAt, type Xml, type XmlElement } from '../../protocols/xml';
import { openEnvelope } from '../../protocols/soap11';

/** An HTTP answer of the authority as the carrier understands it. */
export type Reply =
  | { kind: 'registered'; number: string; remarks: string[] }
  | { kind: 'refused'; reasons: string[] }
  | { kind: 'accepted-by-gateway' }
  /** The asynchronous channel has it; the answer is to be fetched. */
  | { kind: 'accepted-for-later' }
  | { kind: 'other-gateway-status'; status: string }
  /** Nothing was said about the document. */
  | { kind: 'outage'; why: string }
  /** The document may have arrived, but no answer came in time. */
  | { kind: 'time-out'; why: string }
  /** An answer came that is not to be believed. */
  | { kind: 'untrusted'; why: string };

const RESULT = 'urn:customs.ru:Information:PriorInformation:Notif_PIResult:5.23.0';
const GATEWAY = 'http://bip.bee.kz/SyncChannel/v10/Types';
const MAX_BYTES = 1024 * 1024;

function numberOf(result: XmlElement): string | undefined {
  const number = at(result, 'Response/PI_DocResult/RegNumber');
  if (number === undefined) return undefined;
  const [year = '', month = '', day = ''] = (textAt(number, 'Date') ?? '').split('-');
  return `${textAt(number, 'CountryCode') ?? ''}/${day}${month}${year.slice(2)}/${textAt(number, 'PINumber') ?? ''}`;
}

function linesOf(result: XmlElement): string[] {
  return all(result, 'Response/ResultInformation').map((line) => [textAt(line, 'ResultCode'), ...children(line, 'ResultDescription').map((one) => one.text.trim())].join(' '));
}

/** Reads what came back. A number is what makes a registration; a fault or a broken answer says nothing on the document. */
export function readReply(xml: Xml, status: number, body: Buffer): Reply {
  const outage = (why: string): Reply => ({ kind: 'outage', why });
  if (status === 504) return { kind: 'time-out', why: 'HTTP 504' };
  if (status !== 200) return outage(`HTTP ${status}`);
  const read = xml.read(body, { maxBytes: MAX_BYTES, maxDepth: 40 });
  if (!read.ok) return outage(read.error.message);
  const opened = openEnvelope(read.root);
  if (opened.kind !== 'body') return outage(opened.kind === 'fault' ? opened.fault.text : opened.reason);
  const gateway = opened.entries.find((entry) => entry.ns === GATEWAY);
  if (gateway !== undefined) {
    const code = textAt(gateway, 'response/responseInfo/status/code') ?? '';
    return code === 'SCSS001' ? { kind: 'accepted-by-gateway' } : { kind: 'other-gateway-status', status: code };
  }
  const result = opened.entries.find((entry) => entry.name === 'Notif_PIResult' && entry.ns === RESULT);
  if (result === undefined) return outage('the answer holds no result');
  const number = numberOf(result);
  if (textAt(result, 'Response/PI_DocResult/PI_Status') === 'REFUSED' || number === undefined) return { kind: 'refused', reasons: linesOf(result) };
  return { kind: 'registered', number, remarks: linesOf(result).slice(1) };
}
