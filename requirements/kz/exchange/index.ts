/** Regular exchange, sending and cooperation between customs authorities: what the sources demand, and our own profile of the channel. */
export { DOCUMENT_KINDS, METHOD, PARTS, specimenConditions, type Conditions, type DocumentKind, type Part } from './conditions';
export { FORMS, isForm, MARKS, PROCESS_SUBJECTS, type Form, type Mark, type ProcessSubject } from './cooperation';
export {
  exchangeSchema, MAX_MESSAGE_BYTES, OFFICIAL_ROLES, readMessage, writeMessage,
  type DataMessage, type DelayMessage, type ExchangeMessage, type InformationMessage, type OfficialRole, type OfficialsMessage, type QueryMessage, type ReceiptMessage, type RecordsMessage,
} from './messages';
export { compositionOf, INITIATIVE_GROUNDS, SENDING_ACT, type Composition, type InitiativeGround, type MandatoryCase } from './sending';
