import { openEnvelope, type Fault } from '../../../protocols/soap11';
import { all, at, textAt, type Schema, type Xml, type XmlElement } from '../../../protocols/xml';
import { withoutZone } from '../../../requirements/day';
import { GATEWAY_NAMESPACE, KZ_NAMESPACES, type RegistrationNumber } from '../../../requirements/kz';

export interface ResultLine {
  code: string | undefined;
  descriptions: string[];
  category: string | undefined;
}

/** One Notif_PIResult as it was read, right or wrong. */
export interface ProcessingResult {
  refDocumentId: string | undefined;
  regId: string | undefined;
  status: string | undefined;
  number: RegistrationNumber | undefined;
  registeredAt: string | undefined;
  lines: ResultLine[];
}

/** What an HTTP answer of the authority turned out to be. */
export type Answer =
  | { kind: 'results'; results: ProcessingResult[]; schemaProblems: string[] }
  | { kind: 'gateway'; code: string }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'none'; why: string };

function resultOf(element: XmlElement): ProcessingResult {
  const doc = at(element, 'Response/PI_DocResult');
  const number = at(doc, 'RegNumber');
  return {
    refDocumentId: textAt(element, 'RefDocumentID'),
    regId: textAt(doc, 'PI_RegID'),
    status: textAt(doc, 'PI_Status'),
    number: number && { country: textAt(number, 'CountryCode') ?? '', date: withoutZone(textAt(number, 'Date') ?? ''), serial: textAt(number, 'PINumber') ?? '' },
    registeredAt: textAt(doc, 'PI_RegDateTime'),
    lines: all(element, 'Response/ResultInformation').map((line) => ({
      code: textAt(line, 'ResultCode'),
      descriptions: all(line, 'ResultDescription').map((one) => one.text.trim()),
      category: textAt(line, 'ResultCategory'),
    })),
  };
}

/** Reads an answer of the authority from its bytes; never throws. */
export function readAnswer(xml: Xml, schema: Schema, status: number, body: Buffer): Answer {
  if (body.length === 0) return { kind: 'none', why: `HTTP ${status} without a body` };
  const read = xml.read(body);
  if (!read.ok) return { kind: 'none', why: `HTTP ${status}, ${read.error.code}` };
  const opened = openEnvelope(read.root);
  if (opened.kind === 'fault') return { kind: 'fault', fault: opened.fault };
  if (opened.kind === 'not-soap') return { kind: 'none', why: opened.reason };
  const gateway = opened.entries.find((entry) => entry.ns === GATEWAY_NAMESPACE);
  if (gateway !== undefined) return { kind: 'gateway', code: textAt(gateway, 'response/responseInfo/status/code') ?? '' };
  const results = opened.entries.filter((entry) => entry.name === 'Notif_PIResult' && entry.ns === KZ_NAMESPACES.npir);
  if (results.length === 0) return { kind: 'none', why: 'the Body holds no Notif_PIResult' };
  return { kind: 'results', results: results.map(resultOf), schemaProblems: schema.validate(body).map((problem) => `${problem.path}: ${problem.message}`) };
}

/** An answer in one line, for the `observed` of a judgement. */
export function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'results':
      return answer.results
        .map((one) => [one.status ?? 'no status', one.number && `number ${one.number.country}/${one.number.date}/${one.number.serial}`, ...one.lines.map((line) => `${line.category ?? '-'} ${line.code ?? '-'}: ${line.descriptions.join(' ')}`)].filter(Boolean).join(', '))
        .join(' AND ');
    case 'gateway':
      return `only the gateway's status ${answer.code}`;
    case 'fault':
      return `a technical fault (${answer.fault.code}: ${answer.fault.text})`;
    case 'none':
      return `no answer on the document (${answer.why})`;
  }
}
