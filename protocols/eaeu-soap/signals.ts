import { child, children, type XmlElement } from '../xml/element';
import { escapeText } from '../xml/escape';
import type { SignalCode } from './actions';
import { SIGNAL_NS } from './namespaces';

/** Error codes that Decision 5 itself gives to P.MSG.ERR (items 117, 118, 120); others are rule codes of a regulation (item 119). */
export const COMMON_ERRORS = { unexpected: 'Common:UnexpectedMessage', data: 'Common:DataError', fatal: 'Common:FatalError' } as const;

export interface SignalError {
  code: string;
  description: string;
  details?: string;
  eDocId?: string;
  reference?: string;
}

/** A signal's body as written; `errors` only in ERR. Absent values stay undefined, for a judge to see. */
export interface Signal {
  code: SignalCode;
  signalId?: string;
  dateTime?: string;
  errors: SignalError[];
}

/** Body roots of the three signals (Annex 5 tables 3-5). */
export const SIGNAL_ROOTS: Record<SignalCode, string> = { RCV: 'DeliveryReceipt', PRS: 'ProcessingReceipt', ERR: 'ValidationError' };

/** Body of a signal. `signalId` without urn prefix, `dateTime` ISO 8601 (Annex 5); ERR needs at least one error. */
export function buildSignal(signal: { code: SignalCode; signalId: string; dateTime: string; errors?: readonly SignalError[] }): string {
  const root = SIGNAL_ROOTS[signal.code];
  const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `<sgn:${name}>${escapeText(value)}</sgn:${name}>`);
  const errors = (signal.errors ?? []).map((error) =>
    `<sgn:Error>${field('Code', error.code)}${field('Description', error.description)}${field('Details', error.details)}${field('EDocId', error.eDocId)}${field('Reference', error.reference)}</sgn:Error>`);
  return `<sgn:${root} xmlns:sgn="${SIGNAL_NS}">${field('SignalId', signal.signalId)}${field('DateTime', signal.dateTime)}${errors.join('')}</sgn:${root}>`;
}

/** Reads a signal from the body's element; undefined when it is none of the three. Outer white space is how a text is laid out, and no part of it. */
export function readSignal(payload: XmlElement | undefined): Signal | undefined {
  const code = (Object.keys(SIGNAL_ROOTS) as SignalCode[]).find((one) => payload?.ns === SIGNAL_NS && payload.name === SIGNAL_ROOTS[one]);
  if (payload === undefined || code === undefined) return undefined;
  const text = (from: XmlElement, name: string): string | undefined => child(from, name, SIGNAL_NS)?.text.trim();
  return {
    code,
    signalId: text(payload, 'SignalId'),
    dateTime: text(payload, 'DateTime'),
    errors: children(payload, 'Error', SIGNAL_NS).map((error) => ({
      code: text(error, 'Code') ?? '',
      description: text(error, 'Description') ?? '',
      details: text(error, 'Details'),
      eDocId: text(error, 'EDocId'),
      reference: text(error, 'Reference'),
    })),
  };
}
