/** Messages of EEC Collegium Decision 5 of 27.01.2015: SOAP 1.2 envelope, addresses, identifiers, signals and faults. */
export * from './actions';
export * from './addresses';
export { buildEnvelope, HEADER_ORDER, type HeaderName, type OutgoingHeaders, type OutgoingMessage } from './build';
export { occurrences, takeApart, type Envelope, type MessageForm } from './envelope';
export { examine } from './examine';
export * from './faults';
export { errorsOf, type Finding, type FindingCode, type FindingSeverity } from './findings';
export { examineProcedureChain, examineUuidUrn, isBareUuid, isProcedureChain, isUuid, isUuidUrn, nestProcedure, uuidUrn, type Examined } from './identifiers';
export * from './journal';
export * from './namespaces';
export { payloadDocument } from './payload';
export { readEnvelope, type ReadMessage, type ReadOptions } from './read';
export * from './signals';
export * from './xop';
