import { escapeText } from '../../../protocols/xml';
import { kazakhDateTime, KZ_NAMESPACES, writtenStatus, type PiStatus, type RegistrationNumber, type StatusReading } from '../../../requirements/kz';
import type { RevenueBehaviour } from './behaviour';
import type { Ground } from './checks';
import type { Decision } from './register';

interface Line {
  code: string;
  text: string;
  category: 'INFO' | 'WARNING' | 'ERROR';
}

/** What one Notif_PIResult says. */
export interface Letter {
  answers: string | undefined;
  id: string;
  status: PiStatus | 'cleared';
  lines: readonly Line[];
  number?: RegistrationNumber | undefined;
  registeredAt?: number;
}

const tag = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** A Notif_PIResult of the album 5.23.0 as XML; its status written as this run reads statuses. */
export function writeLetter({ answers, id, status, lines, number, registeredAt }: Letter, documentId: string, reading: StatusReading): string {
  const { npir, cat_ru, catpi_ru } = KZ_NAMESPACES;
  const written = lines.map(({ code, text, category }) =>
    `<r:ResultInformation>${tag('r:ResultCode', cut(code, 11))}${tag('r:ResultDescription', cut(text, 250))}${tag('r:ResultCategory', category)}</r:ResultInformation>`);
  const registered = number === undefined ? '' : `<r:RegNumber>${tag('p:CountryCode', number.country)}${tag('p:Date', number.date)}${tag('p:PINumber', number.serial)}</r:RegNumber>`;
  const time = registeredAt === undefined ? '' : tag('r:PI_RegDateTime', kazakhDateTime(registeredAt));
  return [
    `<r:Notif_PIResult xmlns:r="${npir}" xmlns:c="${cat_ru}" xmlns:p="${catpi_ru}" DocumentModeID="1006802E">`,
    tag('c:DocumentID', documentId), answers === undefined ? '' : tag('c:RefDocumentID', cut(answers, 36)),
    `<r:Response>${written.join('')}<r:PI_DocResult>${tag('r:PI_RegID', cut(id, 36))}${registered}${tag('r:PI_Status', status === 'cleared' ? 'CLEARED' : writtenStatus(status, reading))}${time}</r:PI_DocResult></r:Response>`,
    '</r:Notif_PIResult>',
  ].join('');
}

const errors = (grounds: readonly Ground[], tells: boolean): Line[] => grounds.map(({ code, text }) => ({ code, text: tells ? text : '-', category: 'ERROR' }));

function refusal(decision: Decision, behaviour: RevenueBehaviour): Letter {
  const grounds = decision.grounds.length > 0 ? decision.grounds : [{ code: 'AFTERALL', text: 'the document is refused after all' }];
  return {
    answers: behaviour.citesDocument ? decision.documentId : undefined, id: decision.id, status: 'refused', lines: errors(grounds, behaviour.tellsReason),
    number: behaviour.numberInRefusal ? { country: 'KZ', date: behaviour.dayOfNumber(decision.at), serial: '999999999' } : undefined,
  };
}

function registration(decision: Decision, behaviour: RevenueBehaviour): Letter {
  const lines: Line[] = [
    { code: '0', text: 'registered', category: 'INFO' },
    ...decision.remarks.map((remark): Line => ({ ...remark, category: 'WARNING' })),
    ...(behaviour.reasonsBesideNumber ? errors([{ code: 'BESIDE', text: 'the document is not in order' }], true) : []),
  ];
  return {
    answers: behaviour.citesDocument ? decision.documentId : undefined, id: decision.id, status: behaviour.statusRegistered, lines: behaviour.tellsResult ? lines : [],
    number: decision.number, registeredAt: decision.at,
  };
}

/** The letters on a decision: one, of an office that works rightly. */
export function lettersOn(decision: Decision, behaviour: RevenueBehaviour): Letter[] {
  if (decision.state === 'refused') return [refusal(decision, behaviour)];
  return behaviour.alsoRefuses ? [registration(decision, behaviour), refusal(decision, behaviour)] : [registration(decision, behaviour)];
}
