import { attribute, child, children, type XmlElement } from '../xml/element';
import { escapeAttribute, escapeText } from '../xml/escape';
import type { OutgoingMessage } from './build';
import type { Envelope } from './envelope';
import { INT_NS, SOAP_NS, WSA_NS } from './namespaces';

export const FAULT_ACTION_WSA = 'http://www.w3.org/2005/08/addressing/fault';
export const FAULT_ACTION_OTHER = 'http://www.w3.org/2005/08/addressing/soap/fault';

export type FaultClass = 'soap:Sender' | 'soap:Receiver';
export type FaultSubcode =
  | 'wsa:InvalidAddressingHeader'
  | 'wsa:MessageAddressingHeaderRequired'
  | 'wsa:DestinationUnreachable'
  | 'wsa:ActionNotSupported'
  | 'int:InvalidHeader'
  | 'int:DataError'
  | 'wsa:EndpointUnavailable'
  | 'int:InternalError';

/**
 * Table 8 of Decision 5 (item 74): the class that belongs to each subcode. The Action follows from the prefix (item 70; the pairing by
 * prefix is our reading). The table speaks of typical codes, so another subcode is no breach by itself.
 */
export const FAULT_TABLE: Record<FaultSubcode, { class: FaultClass; action: string; russian: string }> = {
  'wsa:InvalidAddressingHeader': { class: 'soap:Sender', action: FAULT_ACTION_WSA, russian: 'Заголовок адресации сформирован с ошибкой' },
  'wsa:MessageAddressingHeaderRequired': { class: 'soap:Sender', action: FAULT_ACTION_WSA, russian: 'Отсутствует обязательный заголовок адресации' },
  'wsa:DestinationUnreachable': { class: 'soap:Sender', action: FAULT_ACTION_WSA, russian: 'Получатель по указанному адресу недостижим' },
  'wsa:ActionNotSupported': { class: 'soap:Sender', action: FAULT_ACTION_WSA, russian: 'Действие получателю неизвестно' },
  'int:InvalidHeader': { class: 'soap:Sender', action: FAULT_ACTION_OTHER, russian: 'Отсутствует обязательный специализированный заголовок' },
  'int:DataError': { class: 'soap:Sender', action: FAULT_ACTION_OTHER, russian: 'Структура прикладных данных не соответствует требованиям' },
  'wsa:EndpointUnavailable': { class: 'soap:Receiver', action: FAULT_ACTION_WSA, russian: 'Получатель временно недоступен' },
  'int:InternalError': { class: 'soap:Receiver', action: FAULT_ACTION_OTHER, russian: 'Внутренняя ошибка обработки сообщения' },
};

export interface FaultReason {
  lang: string;
  text: string;
}

export interface FaultBody {
  class: string;
  /** QName as written; absent only by mistake. */
  subcode?: string;
  reasons: readonly FaultReason[];
  /** The whole source message, for int:ProblemMessage (item 76). */
  problem?: string;
}

/** Body of a fault (items 72-76). `problem` goes into CDATA, as item 76 advises; its own CDATA ends are split. */
export function buildFault(fault: FaultBody): string {
  const subcode = fault.subcode === undefined ? '' : `<soap:Subcode><soap:Value>${escapeText(fault.subcode)}</soap:Value></soap:Subcode>`;
  const reasons = fault.reasons.map((reason) => `<soap:Text xml:lang="${escapeAttribute(reason.lang)}">${escapeText(reason.text)}</soap:Text>`).join('');
  const detail = fault.problem === undefined ? '' :
    `<soap:Detail><int:ProblemMessage><![CDATA[${fault.problem.replaceAll(']]>', ']]]]><![CDATA[>')}]]></int:ProblemMessage></soap:Detail>`;
  return `<soap:Fault><soap:Code><soap:Value>${escapeText(fault.class)}</soap:Value>${subcode}</soap:Code><soap:Reason>${reasons}</soap:Reason>${detail}</soap:Fault>`;
}

export interface ReadFault extends FaultBody {
  /** Whether the body has exactly one Code/Value. */
  complete: boolean;
  /** Whether the subcode is a name whose prefix is declared where it stands. */
  subcodeResolves: boolean;
  /** Subcodes below the subcode, outermost first. */
  further: readonly string[];
  /** Whether the detail names a time after which to try again. */
  retryAfter: boolean;
}

const USUAL_PREFIX: Readonly<Record<string, string>> = { [WSA_NS]: 'wsa', [INT_NS]: 'int' };

/** A subcode under the prefix by which table 8 calls its namespace: which prefix the sender declared for it is the sender's choice. Of another namespace, `{URI}local`. */
function subcodeOf(value: XmlElement | undefined): string | undefined {
  const { ns, local } = value?.qname ?? {};
  if (ns === undefined) return value?.text.trim();
  return USUAL_PREFIX[ns] === undefined ? `{${ns}}${local}` : `${USUAL_PREFIX[ns]}:${local}`;
}

/** Every subcode, the outer one first: SOAP 1.2 lets each hold a further one. */
function subcodesOf(code: XmlElement | undefined): string[] {
  const found: string[] = [];
  for (let inner = child(code, 'Subcode', SOAP_NS); inner !== undefined; inner = child(inner, 'Subcode', SOAP_NS)) {
    found.push(subcodeOf(child(inner, 'Value', SOAP_NS)) ?? '');
  }
  return found;
}

/** Reads a fault from the body's element; undefined when it is none. */
export function readFault(payload: XmlElement | undefined): ReadFault | undefined {
  if (payload?.ns !== SOAP_NS || payload.name !== 'Fault') return undefined;
  const code = child(payload, 'Code', SOAP_NS);
  const value = child(code, 'Value', SOAP_NS)?.text.trim();
  const subcode = child(child(code, 'Subcode', SOAP_NS), 'Value', SOAP_NS);
  const problem = child(child(payload, 'Detail', SOAP_NS), 'ProblemMessage')?.text;
  return {
    class: value ?? '',
    complete: value !== undefined,
    subcode: subcodeOf(subcode),
    subcodeResolves: subcode?.qname?.ns !== undefined,
    further: subcodesOf(code).slice(1),
    retryAfter: child(child(payload, 'Detail', SOAP_NS), 'RetryAfter', WSA_NS) !== undefined,
    reasons: children(child(payload, 'Reason', SOAP_NS), 'Text', SOAP_NS).map((one) => ({
      lang: attribute(one, 'lang', 'http://www.w3.org/XML/1998/namespace') ?? '',
      text: one.text,
    })),
    ...(problem === undefined ? {} : { problem }),
  };
}

/**
 * A fault about a received message: To, RelatesTo, ids by items 66-71. Undefined when nothing may be sent: the source is itself a fault
 * (items 89, 92), or names nobody to answer.
 */
export function faultAbout(
  source: Envelope,
  fault: { subcode: FaultSubcode; reason?: FaultReason; from: string; messageId: string; problem?: string },
): OutgoingMessage | undefined {
  const to = source.faultTo ?? source.replyTo;
  if (source.form === 'fault' || to === undefined) return undefined;
  const row = FAULT_TABLE[fault.subcode];
  const russian = { lang: 'ru', text: row.russian };
  return {
    to,
    from: fault.from,
    messageId: fault.messageId,
    ...(source.messageId === undefined ? {} : { relatesTo: { value: source.messageId, ...(source.action === undefined ? {} : { relatesAction: source.action }) } }),
    action: row.action,
    ...(source.procedureId === undefined ? {} : { procedureId: source.procedureId }),
    ...(source.conversationId === undefined ? {} : { conversationId: source.conversationId }),
    body: buildFault({ class: row.class, subcode: fault.subcode, reasons: fault.reason === undefined ? [russian] : [russian, fault.reason], problem: fault.problem }),
  };
}
