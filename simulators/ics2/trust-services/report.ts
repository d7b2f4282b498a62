import type { WireMessage } from '../../../protocols/wire';
import type { SimulatorServices } from '../../services';
import type { Authorisation } from './authorise';
import type { ListLook } from './list-keeper';

type Observer = Pick<SimulatorServices, 'observe' | 'ids'>;
type Answer = Pick<WireMessage, 'from' | 'label' | 'bytes' | 'facts'>;

/** One answer of a third party to the trader interface, as it stands in the evidence. */
function answered({ observe, ids }: Observer, answer: Answer): void {
  observe({ kind: 'message', exchange: ids.uuid(), leg: 'response', to: 'trader-interface', http: { start: '(on loopback)', headers: [] }, ...answer });
}

/** What became of a look at the trusted list, with the document. */
export function lookAtList(observer: Observer, look: ListLook, document: Buffer): void {
  const facts: Record<string, string> = look.taken
    ? { 'sequence number': String(look.sequenceNumber), 'may seal': look.services.join('; ') || 'nobody' }
    : { 'not taken': `${look.reason}: ${look.detail}`, instead: 'the last good list, for as long as it counts' };
  answered(observer, { from: 'trusted-list', label: look.taken ? `Trusted list ${look.sequenceNumber}` : `Trusted list (not taken: ${look.reason})`, bytes: document, facts });
}

/** That a sender was not authorised. */
export function notAuthorised(observer: Observer, eori: string, fingerprint: string, { why, detail }: Extract<Authorisation, { granted: false }>): void {
  answered(observer, { from: 'uumds', label: `Not authorised (${why})`, bytes: Buffer.from(detail), facts: { EORI: eori, 'seal certificate (SHA-256)': fingerprint, detail } });
}
