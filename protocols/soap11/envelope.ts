import { child, escapeText, type XmlElement } from '../xml';

/** SOAP 1.1 (W3C Note of 8 May 2000): envelope namespace and media type. */
export const SOAP11_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP11_MEDIA_TYPE = 'text/xml; charset=utf-8';

/** Fault codes of section 4.4.1, without the dotted refinements. */
export type FaultCode = 'VersionMismatch' | 'MustUnderstand' | 'Client' | 'Server';

export interface Fault {
  code: FaultCode;
  /** For people. */
  text: string;
}

/** An envelope around ready XML (one or more elements that declare their own namespaces), as UTF-8. */
export function envelope(bodyXml: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP11_NAMESPACE}"><soap:Body>${bodyXml}</soap:Body></soap:Envelope>`);
}

/** An envelope that holds a fault; the text is escaped here. Sent with HTTP 500 (section 6.2). */
export function faultEnvelope({ code, text }: Fault): Buffer {
  return envelope(`<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escapeText(text)}</faultstring></soap:Fault>`);
}

/** What an envelope turned out to be. `not-soap`: no SOAP 1.1 envelope, with the reason in words. */
export type Opened =
  | { kind: 'body'; entries: readonly XmlElement[] }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'not-soap'; code: FaultCode; reason: string };

const FAULT_CODES: readonly FaultCode[] = ['VersionMismatch', 'MustUnderstand', 'Client', 'Server'];

function notSoap(reason: string, code: FaultCode = 'Client'): Opened {
  return { kind: 'not-soap', code, reason };
}

function faultOf(element: XmlElement): Fault {
  const written = (child(element, 'faultcode')?.text ?? '').trim();
  const local = written.slice(written.indexOf(':') + 1).split('.')[0] ?? '';
  const code = FAULT_CODES.find((known) => known === local) ?? 'Server';
  return { code, text: (child(element, 'faultstring')?.text ?? '').trim() };
}

/**
 * Opens a parsed envelope: its Body entries, or its Fault. Header entries that must be understood are refused unless they are of a
 * namespace that the caller understands (section 4.2.3).
 */
export function openEnvelope(root: XmlElement, understood: readonly string[] = []): Opened {
  if (root.name !== 'Envelope') return notSoap(`the root element is ${root.name}, not a SOAP Envelope`);
  if (root.ns !== SOAP11_NAMESPACE) return notSoap(`the envelope is of namespace ${root.ns}, not SOAP 1.1`, 'VersionMismatch');
  const header = child(root, 'Header', SOAP11_NAMESPACE);
  const demanding = header?.children.find((entry) => entry.attributes.some((one) => one.name === 'mustUnderstand' && one.ns === SOAP11_NAMESPACE && one.value === '1') && !understood.includes(entry.ns));
  if (demanding !== undefined) return notSoap(`the header entry ${demanding.name} must be understood, and this channel defines none of that name`, 'MustUnderstand');
  const bodies = root.children.filter((one) => one.name === 'Body' && one.ns === SOAP11_NAMESPACE);
  if (bodies.length !== 1) return notSoap(`the envelope holds ${bodies.length} Body elements instead of one`);
  const entries = bodies[0]!.children;
  const fault = entries.find((entry) => entry.name === 'Fault' && entry.ns === SOAP11_NAMESPACE);
  return fault === undefined ? { kind: 'body', entries } : { kind: 'fault', fault: faultOf(fault) };
}
