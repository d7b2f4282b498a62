import { envelope } from '../../protocols/soap11';
import { escapeText } from '../../protocols/xml';
import { DOCUMENT_KINDS, GATEWAY_NAMESPACE, kazakhDateTime, KZ_NAMESPACES, type RegistrationNumber } from '../../requirements/kz';
import type { AuthorityBehaviour } from './behaviour';
import type { JournalEntry, Outcome, Reason } from './model';

/** Status by which the gateway says that it took a message, and nothing more. */
export const GATEWAY_ACCEPTED = 'SCSS001';

type Category = 'INFO' | 'WARNING' | 'ERROR';

/** The album lets a description hold 250 characters. */
function information(category: Category, code: string, text: string): string {
  return `<npir:ResultInformation><npir:ResultCode>${escapeText(code)}</npir:ResultCode><npir:ResultDescription>${escapeText(text.slice(0, 250))}</npir:ResultDescription><npir:ResultCategory>${category}</npir:ResultCategory></npir:ResultInformation>`;
}

function number({ country, date, serial }: RegistrationNumber): string {
  return `<npir:RegNumber><catpi_ru:CountryCode>${country}</catpi_ru:CountryCode><catpi_ru:Date>${date}</catpi_ru:Date><catpi_ru:PINumber>${serial}</catpi_ru:PINumber></npir:RegNumber>`;
}

function informationOf(outcome: Outcome, behaviour: AuthorityBehaviour): string {
  const errors = (reasons: readonly Reason[]): string[] => reasons.map((reason) => information('ERROR', reason.code, behaviour.describeReason(reason)));
  if (outcome.kind === 'refused') return errors(outcome.reasons).join('');
  return [
    information('INFO', '0', 'pre-arrival information registered'),
    ...outcome.remarks.map((remark) => information('WARNING', remark.code, remark.text)),
    ...errors(behaviour.reasonsOfRegistration),
  ].join('');
}

/** One Notif_PIResult (album 5.23.0) for one outcome. */
export function notification(outcome: Outcome, entry: JournalEntry, documentId: string, at: number, behaviour: AuthorityBehaviour): string {
  const { npir, cat_ru, catpi_ru } = KZ_NAMESPACES;
  const registered = outcome.kind === 'registered' ? outcome.number : undefined;
  const shown = registered ?? (behaviour.putsNumberIntoRefusal ? { country: 'KZ', date: behaviour.dayOfNumber(at), serial: '999999999' } : undefined);
  return [
    `<npir:Notif_PIResult xmlns:npir="${npir}" xmlns:cat_ru="${cat_ru}" xmlns:catpi_ru="${catpi_ru}" DocumentModeID="${DOCUMENT_KINDS['result of processing']}">`,
    `<cat_ru:DocumentID>${documentId}</cat_ru:DocumentID>`,
    behaviour.citesDocument && entry.document !== undefined ? `<cat_ru:RefDocumentID>${escapeText(entry.document.slice(0, 36))}</cat_ru:RefDocumentID>` : '',
    '<npir:Response>',
    behaviour.givesResultInformation || outcome.kind === 'refused' ? informationOf(outcome, behaviour) : '',
    `<npir:PI_DocResult><npir:PI_RegID>${entry.regId}</npir:PI_RegID>`,
    shown === undefined ? '' : number(shown),
    `<npir:PI_Status>${behaviour.statusOf(outcome)}</npir:PI_Status>`,
    registered === undefined ? '' : `<npir:PI_RegDateTime>${kazakhDateTime(entry.at ?? at)}</npir:PI_RegDateTime>`,
    '</npir:PI_DocResult></npir:Response></npir:Notif_PIResult>',
  ].join('');
}

/** The gateway's own answer: a status on the message, no word on the document. */
export function gatewayAnswer(code: string, messageId: string, at: number): Buffer {
  const status = `<status><code>${escapeText(code)}</code><message>${code === GATEWAY_ACCEPTED ? 'accepted' : 'not accepted'}</message></status>`;
  return envelope(`<g:SendMessageResponse xmlns:g="${GATEWAY_NAMESPACE}"><response><responseInfo><messageId>${messageId}</messageId><responseDate>${kazakhDateTime(at)}</responseDate>${status}</responseInfo></response></g:SendMessageResponse>`);
}
