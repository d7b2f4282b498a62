import { SOAP_NS, uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import type { PlantedFault } from '../model';
import type { Answering, Behaviour } from './behaviour';

type Fault = PlantedFault<Behaviour>;
const OTHER_UUID = uuidUrn('5b0d4c5e-6a52-4d0e-9b6e-1f2a3b4c5d6e');

const application = (requirement: string, touch: (message: OutgoingMessage) => OutgoingMessage): Fault => ({
  requirement, change: (behaviour) => { behaviour.shape.application = touch; },
});
const signal = (requirement: string, touch: (message: OutgoingMessage, answering: Answering) => OutgoingMessage): Fault => ({
  requirement, change: (behaviour) => { behaviour.shape.signal = (message, _code, answering) => touch(message, answering); },
});
const receiving = (requirement: string, change: (rules: Behaviour['receiving']) => void): Fault => ({ requirement, change: (behaviour) => change(behaviour.receiving) });

/** Defects of the envelope (catalogue area `envelope`) and of what Decision 124 adds to it. */
export const ENVELOPE_FAULTS: readonly Fault[] = [
  application('EAEU-ENV-01', (message) => ({ ...message, namespaces: { soap: 'http://schemas.xmlsoap.org/soap/envelope/' } })),
  application('EAEU-ENV-02', (message) => ({ ...message, charset: 'windows-1251' })),
  receiving('EAEU-ENV-03', (rules) => { rules.text = (bytes) => Buffer.from(bytes.toString('utf8').replace(/\u00a0/g, ' ')); }),
  application('EAEU-ENV-04', (message) => ({ ...message, namespaces: { int: 'urn:EEC:Interaction:v1.1' } })),
  application('EAEU-ENV-05', (message) => ({ ...message, to: undefined })),
  application('EAEU-ENV-06', (message) => ({ ...message, replyTo: message.to })),
  signal('EAEU-ENV-07', (message) => ({ ...message, from: message.replyTo })),
  {
    requirement: 'EAEU-ENV-08',
    change: (behaviour) => {
      behaviour.shape.application = (message) => ({ ...message, faultTo: message.replyTo });
      behaviour.shape.signal = (message) => ({ ...message, faultTo: message.replyTo });
      behaviour.shape.fault = (message) => ({ ...message, faultTo: message.from });
    },
  },
  application('EAEU-ENV-09', (message) => ({ ...message, messageId: message.messageId!.replace('urn:', 'um:') })),
  signal('EAEU-ENV-10', (message, { source }) => ({ ...message, messageId: source.messageId })),
  application('EAEU-ENV-11', (message) => ({ ...message, relatesTo: { value: '' } })),
  signal('EAEU-ENV-12', (message, { sent }) => ({ ...message, relatesTo: { value: sent[0] ?? OTHER_UUID } })),
  application('EAEU-ENV-13', (message) => ({ ...message, action: message.action!.replace(/([^/]+)\/([^/]+)\/([^/]+)$/, '$2/$1/$3') })),
  application('EAEU-ENV-15', (message) => ({ ...message, procedureId: '' })),
  signal('EAEU-ENV-16', (message) => ({ ...message, procedureId: message.messageId })),
  // One id for the whole procedure: what the first message of the procedure carried.
  {
    requirement: 'EAEU-ENV-18',
    change: (behaviour) => {
      behaviour.reporting.conversation = (_fresh, procedureId) => procedureId;
      behaviour.shape.signal = (message) => ({ ...message, conversationId: message.procedureId });
    },
  },
  application('EAEU-ENV-19', (message) => ({ ...message, integration: { trackId: OTHER_UUID, acceptTime: '2026-06-01T08:00:00Z' } })),
  receiving('EAEU-ENV-22', (rules) => {
    rules.refuses = ({ blocks }) => {
      const names = blocks.map((block) => block.name);
      return names.indexOf('Action') < names.indexOf('MessageID') ? 'wsa:InvalidAddressingHeader' : undefined;
    };
  }),
  application('EAEU-ENV-23', (message) => ({ ...message, to: message.to!.replace('EAEU://', 'eaeu:/') })),
  application('EAEU-ENV-25', (message) => ({ ...message, to: `${message.to!}/KZ01` })),
  application('EAEU-ENV-27', (message) => ({ ...message, body: '<!-- application data -->' })),
  application('EAEU-ENV-28', (message) => ({ ...message, body: message.body.replace('P.EE.01.MSG.001', 'P.EE.01.MSG.009') })),
  application('EAEU-D124-06', (message) => ({
    ...message,
    extraHeaders: [`<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:s="${SOAP_NS}"><ds:SignedInfo/><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>`],
  })),
  application('EAEU-D124-12', (message) => ({ ...message, to: message.to!.replace('EAEU://VN/', 'EAEU://EXT/') })),
  application('EAEU-D124-15', (message) => ({ ...message, action: message.action!.replace('TRN.001', 'TRN.099') })),
];
