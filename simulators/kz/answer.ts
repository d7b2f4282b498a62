import { envelope } from '../../protocols/soap11';
import { escapeText } from '../../protocols/xml';
import { DOCUMENT_KINDS, kazakhDateTime, KZ_NAMESPACES, writtenStatus, type PiStatus, type RegistrationNumber, type StatusReading } from '../../requirements/kz';
import type { AuthorityBehaviour } from './behaviour';
import { syncAnswer } from './gateway';
import type { JournalEntry, Outcome, Reason, Standing } from './model';

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

/** What a Notif_PIResult is made of. */
interface Parts {
  documentId: string;
  refDocumentId: string | undefined;
  information: string;
  regId: string;
  number: RegistrationNumber | undefined;
  status: PiStatus | 'cleared';
  registeredAt?: number;
}

function result({ documentId, refDocumentId, information: lines, regId, number: shown, status, registeredAt }: Parts, reading: StatusReading): string {
  const { npir, cat_ru, catpi_ru } = KZ_NAMESPACES;
  return [
    `<npir:Notif_PIResult xmlns:npir="${npir}" xmlns:cat_ru="${cat_ru}" xmlns:catpi_ru="${catpi_ru}" DocumentModeID="${DOCUMENT_KINDS['result of processing']}">`,
    `<cat_ru:DocumentID>${documentId}</cat_ru:DocumentID>`,
    refDocumentId === undefined ? '' : `<cat_ru:RefDocumentID>${escapeText(refDocumentId.slice(0, 36))}</cat_ru:RefDocumentID>`,
    `<npir:Response>${lines}<npir:PI_DocResult><npir:PI_RegID>${escapeText(regId)}</npir:PI_RegID>`,
    shown === undefined ? '' : number(shown),
    `<npir:PI_Status>${status === 'cleared' ? 'CLEARED' : writtenStatus(status, reading)}</npir:PI_Status>`,
    registeredAt === undefined ? '' : `<npir:PI_RegDateTime>${kazakhDateTime(registeredAt)}</npir:PI_RegDateTime>`,
    '</npir:PI_DocResult></npir:Response></npir:Notif_PIResult>',
  ].join('');
}

/** One Notif_PIResult (album 5.23.0) for one outcome. */
export function notification(outcome: Outcome, entry: JournalEntry, documentId: string, at: number, behaviour: AuthorityBehaviour, reading: StatusReading): string {
  const registered = outcome.kind === 'registered' ? outcome.number : undefined;
  return result({
    documentId,
    refDocumentId: behaviour.citesDocument ? entry.document : undefined,
    information: behaviour.givesResultInformation || outcome.kind === 'refused' ? informationOf(outcome, behaviour) : '',
    regId: entry.regId,
    number: registered ?? (behaviour.putsNumberIntoRefusal ? { country: 'KZ', date: behaviour.dayOfNumber(at), serial: '999999999' } : undefined),
    status: behaviour.statusOf(outcome),
    ...(registered === undefined ? {} : { registeredAt: entry.at ?? at }),
  }, reading);
}

/** One Notif_PIResult that answers a request to annul or for a status. */
export function standingNotification(standing: Standing, refDocumentId: string | undefined, documentId: string, reading: StatusReading): string {
  const { regId } = standing;
  const common = { documentId, refDocumentId, regId };
  if (standing.kind === 'unknown') {
    return result({ ...common, information: standing.reasons.map((reason) => information('ERROR', reason.code, reason.text)).join(''), number: undefined, status: 'refused' }, reading);
  }
  return result({ ...common, information: information('INFO', '0', `the document is ${standing.status}`), number: standing.number, status: standing.status }, reading);
}

/** The gateway's own answer: a status on the message, no word on the document. */
export function gatewayAnswer(code: string, messageId: string, at: number): Buffer {
  return envelope(syncAnswer(code, messageId, at));
}
