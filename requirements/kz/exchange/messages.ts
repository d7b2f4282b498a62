import { jsonReader, list as listOf, oneOfKinds, record, text } from '../json';
import { DOCUMENT_KINDS, type DocumentKind } from './conditions';
import type { InitiativeGround, MandatoryCase } from './sending';

/**
 * Messages between customs authorities, and between one and the Commission, as this project's own channel carries them: JSON over mutual TLS
 * (requirements/kz/exchange/README.md). The sources fix what is exchanged, no public act its form.
 */
interface Frame {
  /** UUID of this message. */
  id: string;
  /** Code of the state whose authority sends, `KZ`; `EEC` for the Commission. */
  from: string;
  to: string;
  /** ISO 8601 with offset. */
  dated: string;
}

/** Data of one document under technical conditions. `amends`: id of the message in which the data were first sent. */
export interface DataMessage extends Frame {
  message: 'data';
  conditions?: string;
  kind: DocumentKind;
  number: string;
  elements: Record<string, string>;
  amends?: string;
}

export type OfficialRole = 'preparing' | 'sending' | 'receiving';
export const OFFICIAL_ROLES: readonly OfficialRole[] = ['preparing', 'sending', 'receiving'];

/** Who is responsible at the sender. */
export interface OfficialsMessage extends Frame {
  message: 'officials';
  officials: Partial<Record<OfficialRole, string>>;
}

/** That data of a document could not be sent within the limit, and why. */
export interface DelayMessage extends Frame {
  message: 'delay';
  number: string;
  reasons: string;
}

/** Information that nobody asked for (Art. 446). */
export interface InformationMessage extends Frame {
  message: 'information';
  /** Why it is sent: a case in which it must be, with the provision, or an own initiative and its ground. */
  basis?: { case: MandatoryCase; provision: string } | { initiative: InitiativeGround };
  data: Record<string, string>;
  documents: { kind: string; number: string }[];
  text?: string;
}

/** What the Commission asks for, and gets in the answer to the same HTTP request. */
export interface QueryMessage extends Frame {
  message: 'query';
  kind: DocumentKind;
}

export interface RecordsMessage extends Frame {
  message: 'records';
  about: string;
  records: { number: string; elements: Record<string, string> }[];
}

/** The answer to whatever is no query: taken, or sent back. */
export interface ReceiptMessage extends Frame {
  message: 'receipt' | 'return';
  about: string;
  reasons?: string;
}

export type ExchangeMessage = DataMessage | OfficialsMessage | DelayMessage | InformationMessage | QueryMessage | RecordsMessage | ReceiptMessage;

/** Bound of one message, bytes. Ours. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

const texts = { type: 'object', additionalProperties: text, maxProperties: 100 };
const list = (items: object): object => listOf(items, 1000);
const kind = { enum: DOCUMENT_KINDS };
const basis = {
  oneOf: [record({ case: { enum: ['aeo-suspension', 'transport-misuse', 'other'] }, provision: text }), record({ initiative: { enum: ['3(1)', '3(2)'] } })],
};

/** What each message holds beside the frame. A basis or conditions that are not named are no matter of form. */
const CONTENTS: Readonly<Record<ExchangeMessage['message'], [required: Record<string, object>, optional?: Record<string, object>]>> = {
  data: [{ kind, number: text, elements: texts }, { conditions: text, amends: text }],
  officials: [{ officials: record({}, { preparing: text, sending: text, receiving: text }) }],
  delay: [{ number: text, reasons: text }],
  information: [{ data: texts, documents: list(record({ kind: text, number: text })) }, { basis, text }],
  query: [{ kind }],
  records: [{ about: text, records: list(record({ number: text, elements: texts })) }],
  receipt: [{ about: text }],
  return: [{ about: text, reasons: text }],
};

/** JSON Schema (draft 7) of every message. */
export function exchangeSchema(): object {
  const frame = { id: text, from: text, to: text, dated: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' } };
  const forms = Object.entries(CONTENTS).map(([message, [required, optional]]) => record({ message: { const: message }, ...frame, ...required }, optional));
  return oneOfKinds('exchange between customs authorities', 'message', forms);
}

const reader = jsonReader<ExchangeMessage>('message of the exchange', MAX_MESSAGE_BYTES, exchangeSchema());

/** Reads a message from its bytes; never throws. What is none has its problem in words. */
export function readMessage(bytes: Buffer): { ok: true; message: ExchangeMessage } | { ok: false; problem: string } {
  const read = reader(bytes);
  return read.ok ? { ok: true, message: read.value } : read;
}

export const writeMessage = (message: ExchangeMessage): Buffer => Buffer.from(JSON.stringify(message), 'utf8');
