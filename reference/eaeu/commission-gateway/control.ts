import { errorsOf, JOURNAL_GET_ACTION, parseAction, parseAddress, readJournalQuery, type Envelope, type FaultSubcode, type JournalQuery, type ReadMessage } from '../../../protocols/eaeu-soap';
import { ORIGIN_PROCESS } from '../../../requirements/eaeu/process';
import { subcodeOf } from '../control';
import type { Behaviour } from './behaviour';
import { segmentOf } from './mail';

/** Why a message does not go on, as its sender is told. */
export interface Objection {
  subcode: FaultSubcode;
  text: string;
  /** How the journal calls it. */
  as: 'header-control' | 'refused' | 'failed';
}

const isThirdCountry = (segment: string): boolean => ORIGIN_PROCESS.thirdCountries.includes(segment);

/** Which kind of segment a message comes from. */
export function senderKind(envelope: Envelope): 'member' | 'third-country' {
  return isThirdCountry(segmentOf(envelope.replyTo ?? envelope.from)) ? 'third-country' : 'member';
}

/** The journal query in a message; the address of the Decision's own text, EEU://, is taken like the right one (Annex 4, item 6). */
export function queryIn(read: ReadMessage): { query: JournalQuery; envelope: Envelope } | undefined {
  if (read.kind !== 'message' && read.kind !== 'broken') return undefined;
  const { envelope } = read;
  if (envelope.action !== JOURNAL_GET_ACTION || !/^E(A)?EU:\/\/EEC\/SR\/JOURNAL\/GET$/.test(envelope.to ?? '')) return undefined;
  const others = errorsOf(read.findings).filter(({ where, seen }) => !(where === 'wsa:To' && seen.startsWith('EEU://')));
  const query = others.length === 0 ? readJournalQuery(envelope.payload[0]) : undefined;
  return query === undefined ? undefined : { query, envelope };
}

/** Process participants by segment: item 141 lets nobody else into another segment. */
function takesPart(address: string | undefined): boolean {
  const parsed = parseAddress(address ?? '', { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries });
  if (!parsed.ok) return false;
  const { segment, space, participant: [process, code] } = parsed.address;
  if (space === 'SR') return true;
  return process === ORIGIN_PROCESS.process && Object.values(ORIGIN_PROCESS.participants).some((one) => one.code === code && isThirdCountry(one.segment) === isThirdCountry(segment));
}

/** Whether an Action is one that the technological documents know, as a message of a transaction or as a signal in it (Decision 124, items 12, 17, 18). */
function isKnownAction(action: string | undefined): boolean {
  const parsed = parseAction(action ?? '');
  if (!parsed.ok || parsed.action.process !== ORIGIN_PROCESS.process) return false;
  const transaction = ORIGIN_PROCESS.transactions.find(({ code, procedure }) => code === parsed.action.transaction && procedure === parsed.action.procedure);
  return transaction !== undefined && [transaction.message, transaction.response?.message, 'P.MSG.RCV', 'P.MSG.PRS', 'P.MSG.ERR'].includes(parsed.action.message);
}

/** What forbids to hand a readable message on; undefined when nothing does. */
export function objectionTo(read: Extract<ReadMessage, { kind: 'message' | 'broken' }>, behaviour: Behaviour, reachable: (segment: string) => boolean): Objection | undefined {
  const { envelope } = read;
  const defect = errorsOf(read.findings)[0];
  if (read.kind === 'broken') return { subcode: defect === undefined ? 'int:InternalError' : subcodeOf(defect), text: `${defect?.where ?? '/'}: ${defect?.text ?? 'broken'}`, as: 'header-control' };
  const sender = envelope.replyTo ?? envelope.from;
  if (behaviour.admission.checksParticipants && !takesPart(sender)) {
    return { subcode: 'wsa:ActionNotSupported', text: `${sender ?? 'nobody'} takes no part in ${ORIGIN_PROCESS.process} (item 141)`, as: 'refused' };
  }
  if (envelope.form !== 'fault' && behaviour.admission.checksActions && !isKnownAction(envelope.action)) {
    return { subcode: 'wsa:ActionNotSupported', text: `${envelope.action ?? 'no Action'} is not in the process table`, as: 'refused' };
  }
  if (!reachable(segmentOf(envelope.to))) return { subcode: 'wsa:DestinationUnreachable', text: `no way to ${envelope.to ?? 'nobody'}`, as: 'failed' };
  return undefined;
}
