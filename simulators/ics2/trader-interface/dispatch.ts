import type { CommonRepository } from '../common-repository/repository';
import type { Conduct, Reply } from '../conduct';
import { informationRequest, type InformationRequest } from '../messages/requests';
import type { Directory } from './directory';
import type { Outbox, Push } from './outbox';
import { createSubmitters, type Submitter } from './routing';

/** A message of a trader that is answered. */
export interface Answered extends Submitter {
  messageId: string;
}

/** What customs writes, on its way to the access point that is due by the rules of {@link Conduct.routes}. */
export interface Dispatch {
  /** The one functional answer to a message. */
  reply(to: Answered, reply: Reply): Promise<void>;
  /** Remembers who obtained the MRN. */
  obtained(mrn: string, by: Submitter): void;
  /** A notification to somebody else than the filer, who is named by EORI; without an access point in the preferences nothing is sent. */
  notify(eori: string, mrn: string, notification: Reply): Promise<Push | undefined>;
  /** Customs asks the filer for information (IE3Q02); undefined for an MRN that nobody has obtained. The request awaits its answer. */
  ask(wanted: Omit<InformationRequest, 'declarant'>): Promise<Push | undefined>;
  reset(): void;
}

export interface DispatchParts {
  conduct: Conduct;
  directory: Directory;
  outbox: Outbox;
  repository: CommonRepository;
  /** Business time, epoch ms. */
  now: () => number;
}

export function createDispatch({ conduct, directory, outbox, repository, now }: DispatchParts): Dispatch {
  const { routes } = conduct;
  const submitters = createSubmitters();

  const send = async (toPartyId: string | undefined, door: Submitter['door'] | undefined, { action, document }: Reply, refToMessageId?: string): Promise<Push | undefined> => {
    if (toPartyId === undefined) return undefined;
    return outbox.push(outbox.seal({ action, document: conduct.replyLayout(action, document), refToMessageId, toPartyId, door }));
  };

  return {
    async reply({ messageId, partyId, door }, reply) {
      await send(routes.reply(partyId, directory), door, reply, messageId);
    },
    obtained: submitters.obtained,
    async notify(eori, mrn, notification) {
      const filer = submitters.of(mrn);
      return filer === undefined ? undefined : send(routes.other(eori, directory, filer.partyId), filer.door, notification);
    },
    async ask(wanted) {
      const filer = submitters.of(wanted.mrn);
      const filing = repository.filings.find(({ mrn }) => mrn === wanted.mrn);
      if (filer === undefined || filing === undefined) return undefined;
      repository.referrals.open(wanted.mrn, wanted.reference);
      const request = { action: 'IE3Q02', document: informationRequest({ ...wanted, declarant: filing.declarant }, now()) };
      return send(routes.aboutMrn(filer.partyId, directory), filer.door, request);
    },
    reset: submitters.clear,
  };
}
