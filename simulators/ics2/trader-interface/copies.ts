import { all, type XmlElement } from '../../../protocols/xml';
import type { Conduct, Reply } from '../conduct';
import type { MessageReference } from '../messages/reference';
import { arrivalRegistered } from '../messages/replies';
import type { Matter } from './dispatch';
import { partiesOf, type KnownParty, type Party } from './recipients';

/** A registration that has left for whoever sent the message. */
export interface Registered {
  /** IE3R01 or IE3R04; other replies have no copies. */
  reply: Reply;
  mrn: string;
  reference: MessageReference;
  root: XmlElement;
  /** Business time, epoch ms. */
  at: number;
}

/** For whom else a registration is, as far as the message names them, and what they are to read. Who of them hears it, says recipients.ts. */
export interface Copies extends Matter {
  write: (to: KnownParty) => string;
}

/** Parties to notify that are somebody else than the notifier (G-04-07). */
function notifyParties(root: XmlElement, { personNotifyingTheArrival }: MessageReference): Party[] {
  const eoris = all(root, 'notifyParty/identificationNumber').map(({ text }) => text.trim());
  return eoris.filter((eori) => eori !== personNotifyingTheArrival).map((eori) => ({ role: 'notifyParty', eori }));
}

/** The carrier that is not the filer gets the same registration (G-01-02); each party to notify the arrival's, with itself in it (T-04-26). */
export function copiesOf({ reply, mrn, reference, root, at }: Registered, { parties }: Pick<Conduct, 'parties'>): Copies | undefined {
  if (reply.action === 'IE3R01') return { mrn, write: () => reply.document, parties: partiesOf(parties(reference)) };
  if (reply.action !== 'IE3R04') return undefined;
  return { mrn, write: ({ eori }) => arrivalRegistered({ ...reference, notifyParty: eori }, mrn, at), parties: notifyParties(root, reference) };
}
