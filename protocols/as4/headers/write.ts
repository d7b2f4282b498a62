import { EBMS_ERRORS, type EbmsCode } from '../errors';
import { NS } from '../namespaces';
import { element, leaf } from './markup';
import type { NamedValue, Party, PartInfo, SignalInfo, SignedReference, UserMessageHeader } from './model';
import { writeReference } from './reference';

const orNone = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const property = ({ name, value }: NamedValue): string => leaf('eb:Property', value, { name });

const party = (name: string, { partyId, type, role }: Party): string =>
  element(name, [leaf('eb:PartyId', partyId, { type: orNone(type) }), leaf('eb:Role', role)]);

function messageInfo({ timestamp, messageId, refToMessageId }: SignalInfo): string {
  return element('eb:MessageInfo', [
    leaf('eb:Timestamp', timestamp),
    leaf('eb:MessageId', messageId),
    orNone(refToMessageId) === undefined ? '' : leaf('eb:RefToMessageId', refToMessageId!),
  ]);
}

function partInfo({ href, properties }: PartInfo): string {
  const list = properties.length === 0 ? '' : element('eb:PartProperties', properties.map(property));
  return element('eb:PartInfo', list, { href: orNone(href) });
}

/** eb:UserMessage in schema order; '' and undefined leave optional things out. */
export function writeUserMessage(header: UserMessageHeader, collaborationFirst = false): string {
  const agreement = leaf('eb:AgreementRef', header.agreementRef, { type: orNone(header.agreementType), pmode: header.agreementPmode });
  const parties = element('eb:PartyInfo', [party('eb:From', header.from), party('eb:To', header.to)]);
  const collaboration = element('eb:CollaborationInfo', [
    header.agreementRef === '' && header.agreementType === '' ? '' : agreement,
    leaf('eb:Service', header.service, { type: orNone(header.serviceType) }),
    leaf('eb:Action', header.action),
    leaf('eb:ConversationId', header.conversationId),
  ]);
  return element('eb:UserMessage', [
    messageInfo(header),
    ...(collaborationFirst ? [collaboration, parties] : [parties, collaboration]),
    header.messageProperties === undefined ? '' : element('eb:MessageProperties', header.messageProperties.map(property)),
    header.parts.length === 0 ? '' : element('eb:PayloadInfo', header.parts.map(partInfo)),
  ], { mpc: header.mpc });
}

const signal = (info: SignalInfo, content: string | string[]): string =>
  element('eb:SignalMessage', [messageInfo(info), ...(typeof content === 'string' ? [content] : content)]);

/** Receipt with one copied reference each (AS4 5.1.8); undefined leaves the NonRepudiationInformation out. */
export function writeReceipt(info: SignalInfo, references: readonly SignedReference[] | undefined): string {
  const copies = references?.map((one) => element('ebbp:MessagePartNRInformation', writeReference(one, { ds: NS.ds })));
  const information = copies === undefined ? '' : element('ebbp:NonRepudiationInformation', copies, {}, { ebbp: NS.ebbp });
  return signal(info, element('eb:Receipt', information));
}

export interface OutgoingError {
  code: EbmsCode;
  /** ErrorDetail, for people. */
  detail: string;
  refToMessageInError?: string;
}

/** A detail may quote what a stranger sent, and XML has no place for most control characters, nor for half a surrogate pair (XML 1.0, 2.2). */
const quotable = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

export function writeErrors(info: SignalInfo, errors: readonly OutgoingError[]): string {
  return signal(info, errors.map(({ code, detail, refToMessageInError }) => {
    const { shortDescription, severity, category, origin } = EBMS_ERRORS[code];
    const inError = refToMessageInError ?? orNone(info.refToMessageId);
    const attributes = { category, errorCode: code, origin, refToMessageInError: inError, severity, shortDescription };
    return element('eb:Error', [leaf('eb:Description', shortDescription, { 'xml:lang': 'en' }), leaf('eb:ErrorDetail', quotable(detail))], attributes);
  }));
}

export function writePullRequest(info: SignalInfo, mpc: string): string {
  return signal(info, element('eb:PullRequest', '', { mpc: orNone(mpc) }));
}
