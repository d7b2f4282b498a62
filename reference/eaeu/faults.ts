import { FAULT_ACTION_WSA, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { technicalConditions } from '../../requirements/eaeu/countries';
import type { PlantedFault } from '../model';
import type { Answering, Behaviour } from './behaviour';
import { ENVELOPE_FAULTS } from './faults-envelope';

type Fault = PlantedFault<Behaviour>;
type SignalTouch = (message: OutgoingMessage, answering: Answering) => OutgoingMessage;

const signal = (requirement: string, touch: SignalTouch): Fault => ({
  requirement, change: (behaviour) => { behaviour.shape.signal = (message, _code, answering) => touch(message, answering); },
});
const fault = (requirement: string, touch: (message: OutgoingMessage, answering: Answering) => OutgoingMessage): Fault => ({
  requirement, change: (behaviour) => { behaviour.shape.fault = touch; },
});
const change = (requirement: string, alter: (behaviour: Behaviour) => void): Fault => ({ requirement, change: alter });

const SIGNALS: Fault[] = [
  change('EAEU-SIG-01', (behaviour) => { behaviour.receiving.confirms = 'before-control'; }),
  change('EAEU-SIG-04', (behaviour) => { behaviour.notices.thenSends = 'P.MSG.PRS'; }),
  signal('EAEU-SIG-05', (message) => ({ ...message, action: message.action!.slice(message.action!.lastIndexOf('/') + 1) })),
  signal('EAEU-SIG-06', (message) => ({ ...message, procedureId: undefined })),
  {
    requirement: 'EAEU-SIG-07', // of RCV and PRS; the body of ERR is a requirement of its own
    change: (behaviour) => {
      behaviour.shape.signal = (message, code) => (code === 'ERR' ? message : { ...message, body: message.body.replace(/<sgn:SignalId>/, '<sgn:SignalId>urn:uuid:') });
    },
  },
  {
    requirement: 'EAEU-SIG-08',
    change: (behaviour) => {
      behaviour.shape.signal = (message, code) => (code === 'ERR' ? { ...message, body: message.body.replace(/<sgn:Error>.*<\/sgn:Error>/s, '') } : message);
    },
  },
  change('EAEU-SIG-09', (behaviour) => { behaviour.receiving.structure = 'nothing'; }),
  change('EAEU-SIG-12', (behaviour) => { behaviour.receiving.unexpected = 'nothing'; }),
  change('EAEU-SIG-14', (behaviour) => { behaviour.receiving.answersErrors = true; }),
];

const FAULTS: Fault[] = [
  change('EAEU-FLT-01', (behaviour) => { behaviour.receiving.defect = 'err'; }),
  fault('EAEU-FLT-02', (message, { source }) => ({ ...message, to: source.to ?? message.from })),
  fault('EAEU-FLT-03', (message) => ({ ...message, replyTo: message.from })),
  fault('EAEU-FLT-04', (message) => ({ ...message, relatesTo: { value: message.relatesTo!.value } })),
  fault('EAEU-FLT-05', (message) => ({ ...message, action: FAULT_ACTION_WSA })),
  fault('EAEU-FLT-06', (message) => ({ ...message, conversationId: undefined })),
  fault('EAEU-FLT-07', (message) => ({ ...message, body: message.body.replace(/<soap:Subcode>.*?<\/soap:Subcode>/s, '') })),
  fault('EAEU-FLT-08', (message) => ({ ...message, body: message.body.replace(/<soap:Text xml:lang="ru">.*?<\/soap:Text>/s, '<soap:Text xml:lang="en">The message was refused</soap:Text>') })),
  fault('EAEU-FLT-09', (message) => ({ ...message, body: message.body.replace(/<soap:Body>.*<\/soap:Envelope>/s, '') })),
  change('EAEU-FLT-10', (behaviour) => { behaviour.receiving.subcode = (right) => (right === 'int:InvalidHeader' ? 'int:InternalError' : right); }),
  change('EAEU-FLT-11', (behaviour) => {
    behaviour.receiving.refuses = ({ messageId }, seen) => (seen.messageIds.includes(messageId ?? '') ? 'wsa:DuplicateMessageID' : undefined);
  }),
];

const TRANSACTIONS: Fault[] = [
  change('EAEU-TRN-13', (behaviour) => { behaviour.notices.thenSends = 'response'; }),
  change('EAEU-TRN-14', (behaviour) => { behaviour.repeating.limit = () => 0; }),
  change('EAEU-TRN-16', (behaviour) => { behaviour.repeating.limit = (retries) => retries + 1; }),
  change('EAEU-TRN-17', (behaviour) => { behaviour.repeating.usedUp = 'sent'; }),
  change('EAEU-TRN-18', (behaviour) => { behaviour.repeating.messageId = (_fresh, first) => first; }),
  change('EAEU-TRN-19', (behaviour) => { behaviour.notices.repeat = 'err'; }),
  change('EAEU-TRN-20', (behaviour) => { behaviour.notices.repeatCounts = true; }),
  change('EAEU-TRN-21', (behaviour) => {
    behaviour.receiving.refuses = ({ integration }, { now }) =>
      (integration?.acceptTime !== undefined && now - Date.parse(integration.acceptTime) > 20 * 60_000 ? 'int:InvalidHeader' : undefined);
  }),
  change('EAEU-TRN-23', (behaviour) => { behaviour.repeating.onFault = 'confirmed'; }),
  change('EAEU-TRN-24', (behaviour) => { behaviour.repeating.onLate = 'unexpected'; }),
];

const FLOWS: Fault[] = [
  change('EAEU-D124-01', (behaviour) => { behaviour.database.shown = () => undefined; }),
  change('EAEU-D124-F01a', (behaviour) => { behaviour.database.entryTime = (now) => now + 60_000; }),
  change('EAEU-D124-F01-original', (behaviour) => { behaviour.reporting.when = (kind) => (kind === 'original' ? 'nightly' : 'now'); }),
  change('EAEU-D124-F01-duplicate', (behaviour) => {
    behaviour.reporting.says = (certificate) => (certificate.kind === 'duplicate' ? { ...certificate, kind: 'original' } : certificate);
  }),
  change('EAEU-D124-F01-replacement', (behaviour) => {
    behaviour.reporting.says = (certificate) => (certificate.kind === 'replacement' ? { ...certificate, named: undefined } : certificate);
  }),
  change('EAEU-D124-F01-annulled', (behaviour) => { behaviour.reporting.when = (kind) => (kind === 'annulled' ? 'never' : 'now'); }),
  change('EAEU-D124-F02b', (behaviour) => { behaviour.notices.keepsNegative = false; }),
  change('EAEU-D124-05', (behaviour) => { behaviour.logging.adds = (body) => ` ${body}`; }),
  change('EAEU-D124-13', (behaviour) => { behaviour.reporting.routes = (segment) => segment !== 'VN'; }),
  change('EAEU-D124-14', (behaviour) => { behaviour.receiving.mode = 'lenient'; }),
];

const QUESTIONS: Fault[] = [
  change('EAEU-D124-02', (behaviour) => { behaviour.answering.mayKnow = () => true; }),
  change('EAEU-D124-03', (behaviour) => { behaviour.answering.dated = ({ issuedOn }) => Date.parse(issuedOn); }),
  change('EAEU-D124-08', (behaviour) => { behaviour.reporting.conditions = () => technicalConditions('VN'); }),
  change('EAEU-D124-09', (behaviour) => { behaviour.answering.freeRequests = 30; }),
  change('EAEU-D124-F03b', (behaviour) => { behaviour.answering.sameDate = () => true; }),
  change('EAEU-D124-F04a', (behaviour) => { behaviour.answering.tells = ({ kind }, about) => about === 'period' || kind !== 'annulled'; }),
  change('EAEU-D124-F04-none', (behaviour) => { behaviour.answering.saysNone = (about) => about === 'period'; }),
  change('EAEU-D124-F05b', (behaviour) => { behaviour.answering.takesPeriods = false; }),
  {
    requirement: 'EAEU-D124-F06a', touches: [{ requirement: 'EAEU-D124-03', why: 'item 20 names the same four kinds for a period' }],
    change: (behaviour) => { behaviour.answering.tells = ({ kind }, about) => about === 'one' || kind !== 'annulled'; },
  },
  change('EAEU-D124-F06-none', (behaviour) => { behaviour.answering.saysNone = (about) => about === 'one'; }),
];

const SECURITY: Fault[] = [
  change('EAEU-2009-05', (behaviour) => { behaviour.demandsCertificate = false; }),
  change('EAEU-2009-11', (behaviour) => {
    behaviour.receiving.text = (bytes) => Buffer.from(bytes.toString('utf8').replace(/<!DOCTYPE[^>[]*(\[[^\]]*\])?[^>]*>/, ''));
  }),
];

/** Every planted defect of the authorised body, one for each requirement that the suite claims of it. */
export const AUTHORISED_BODY_FAULTS: PlantedFault<Behaviour>[] = [...ENVELOPE_FAULTS, ...SIGNALS, ...FAULTS, ...TRANSACTIONS, ...FLOWS, ...QUESTIONS, ...SECURITY];
