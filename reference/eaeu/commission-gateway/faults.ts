import { uuidUrn, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { isoSeconds } from '../../../protocols/time/clock';
import { technicalConditions } from '../../../requirements/eaeu/countries';
import { ORIGIN_PROCESS, transactionAction, transactionOfFlow } from '../../../requirements/eaeu/process';
import type { PlantedFault } from '../../model';
import { answerDocument } from '../document';
import type { Behaviour } from './behaviour';
import { messageCode, segmentOf, type Mail } from './mail';

const MEMBERS = ['KZ', 'BY'];
const fault = (requirement: string, change: (behaviour: Behaviour) => void): PlantedFault<Behaviour> => ({ requirement, change });
const message = (number: string): string => `P.EE.01.MSG.${number}`;

/** Messages of one kind do not go on; `where` looks into the text. */
const keepsBack = (requirement: string, number: string, where: (text: string) => boolean = () => true): PlantedFault<Behaviour> =>
  fault(requirement, ({ relaying }) => { relaying.passes = (mail, text) => messageCode(mail) !== message(number) || !where(text); });

/** Messages of one kind go on otherwise than they came. */
const rewrites = (requirement: string, number: string, change: (text: string) => string): PlantedFault<Behaviour> =>
  fault(requirement, ({ relaying }) => { relaying.text = (text, mail) => (messageCode(mail) === message(number) ? change(text) : text); });

/** The answer "none" to a request for one certificate, as if the authorised body had given it. */
function nothingFound({ id, headers: { to, replyTo, messageId, procedureId, conversationId }, acceptedAt }: Mail): OutgoingMessage {
  const transaction = transactionOfFlow(3);
  const response = transaction.response!.message;
  return {
    to: replyTo, replyTo: to, messageId: uuidUrn(id), relatesTo: { value: messageId ?? '' }, action: transactionAction(transaction, ORIGIN_PROCESS, response),
    procedureId, conversationId, body: answerDocument([], { eDocId: id, infEnvelopeCode: response, madeAt: acceptedAt }, segmentOf(replyTo), technicalConditions),
  };
}

const FLOWS: PlantedFault<Behaviour>[] = [
  { ...keepsBack('EAEU-D124-F01b', '001'), touches: [{ requirement: 'EAEU-FLT-12', why: 'what is kept in the segment ends neither in delivery nor in a fault' }] },
  rewrites('EAEU-D124-F02a', '002', (text) => text.replace(/(<wsa:To>)[^<]*/, '$1EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.003')),
  fault('EAEU-D124-F03a', ({ relaying }) => { relaying.instead = (mail) => (messageCode(mail) === message('003') ? nothingFound(mail) : undefined); }),
  rewrites('EAEU-D124-F04b', '004', (text) => text.replace(/<wsa:RelatesTo>[^<]*<\/wsa:RelatesTo>/, '')),
  rewrites('EAEU-D124-F05a', '005', (text) => text.replace(/(StartDateTime>)([^<]*)/, (_all, tag: string, at: string) => `${tag}${isoSeconds(Date.parse(at) + 5 * 3_600_000)}`)),
  rewrites('EAEU-D124-F06b', '006', (text) => text.replace(/(<d:Certificate>.*?<\/d:Certificate>).*(<\/d:Certificate>)/s, '$1')),
  fault('EAEU-D124-F07a', ({ relaying }) => { relaying.segments = (right, mail) => (messageCode(mail) === message('007') ? MEMBERS : [right]); }),
  keepsBack('EAEU-D124-F08b', '008'),
  {
    ...fault('EAEU-D124-F09b', ({ relaying }) => { relaying.segments = (right, mail) => (messageCode(mail) === message('009') ? [segmentOf(mail.headers.replyTo)] : [right]); }),
    touches: [{ requirement: 'EAEU-D124-13', why: 'what goes back to the sender\'s country does not leave through the external gateway' }],
  },
  keepsBack('EAEU-D124-F10a', '010', (text) => text.includes('>none<')),
  fault('EAEU-D124-F11b', ({ relaying }) => {
    const first = new Map<string, string>();
    relaying.passes = (mail) => {
      if (messageCode(mail) !== message('011')) return true;
      const key = mail.headers.procedureId ?? '';
      if (!first.has(key)) first.set(key, mail.id);
      return first.get(key) === mail.id;
    };
  }),
  keepsBack('EAEU-D124-F12a', '012', (text) => text.includes('>none<')),
];

/** Each breaks exactly the requirement it names, while the Commission's gateway is under test. */
export const COMMISSION_GATEWAY_FAULTS: readonly PlantedFault<Behaviour>[] = [
  ...FLOWS,
  fault('EAEU-ENV-20', ({ platform }) => { platform.integration = (_existing, fresh) => fresh; }),
  fault('EAEU-ENV-21', ({ platform }) => { platform.acceptTime = (now) => isoSeconds(now + 3 * 3_600_000).replace('Z', ''); }),
  fault('EAEU-ENV-26', ({ platform }) => { platform.address = () => 'EAEU://EEC/CP/P.EE.01/P.ACT.001'; }),
  fault('EAEU-ENV-32', ({ relaying }) => { relaying.properties = (right) => ({ ...right, 'mqmd-persistence': 'MQPER_NOT_PERSISTENT' }); }),
  fault('EAEU-ENV-33', ({ admission }) => { admission.oversize = 'nothing'; }),
  fault('EAEU-ENV-34', ({ relaying }) => { relaying.expiryMs = (right) => 6 * right; }),
  fault('EAEU-ENV-35', ({ journal }) => { journal.records = ({ errorTxt }) => errorTxt === undefined; }),
  fault('EAEU-ENV-36', ({ journal }) => { journal.findsRelated = () => false; }),
  fault('EAEU-ENV-37', ({ admission }) => { admission.checksParticipants = false; }),
  {
    ...fault('EAEU-FLT-12', ({ relaying }) => { relaying.whenClosed = 'drop'; }),
    touches: [{ requirement: 'EAEU-D124-10', why: 'what is dropped while the next node is closed is lost for the time after a restart too' }],
  },
  fault('EAEU-FLT-13', ({ admission }) => { admission.faultsFaults = true; }),
  fault('EAEU-D124-05', ({ journal }) => { journal.says = (headers, content) => `${headers} ${/ExporterName>[^<]*/.exec(content)?.[0] ?? ''}`; }),
  fault('EAEU-D124-07', ({ journal }) => { journal.blamesChannelFor = (mail) => messageCode(mail) === 'P.MSG.ERR'; }),
  fault('EAEU-D124-10', ({ relaying }) => { relaying.afterRestart = 'parked'; }),
  fault('EAEU-D124-11', ({ admission }) => { admission.opens = () => true; }),
];
