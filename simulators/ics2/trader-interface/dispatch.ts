import type { Clock } from '../../../protocols/time/clock';
import type { Conduct, Reply } from '../conduct';
import type { Directory } from './directory';
import type { Outbox, Push } from './outbox';
import { dueTo, HAS_SUBMITTED, type KnownParty, type Party, type Standing } from './recipients';
import { createSentNotifications, type SentNotifications } from './sent-notifications';
import { createSubmitters, type Submitter } from './routing';
import type { Subscriptions } from './subscriptions';
import type { UnderWay } from './under-way';

/** A message of a trader that is answered. */
export interface Answered extends Submitter {
  messageId: string;
}

/** What a message is about, and whom it may concern. */
export interface Matter {
  /** MRN of the filing or the arrival. */
  mrn: string;
  parties: readonly Party[];
  /** The goods come by sea or inland waterway. */
  bySea?: boolean;
}

/** What customs writes, on its way to the access point that is due by the rules of {@link Conduct.routes}. */
export interface Dispatch {
  /** The one functional answer to a message. */
  reply(to: Answered, reply: Reply): Promise<void>;
  /** Remembers who obtained the MRN. */
  obtained(mrn: string, by: Submitter): void;
  /**
   * Writes to each party to whom the message is due by the table of recipients, and no other. Resolves when all were pushed; nobody
   * need wait for it, `settle` does. @param write called for each, since some messages name their recipient
   */
  tell(message: string, write: (to: KnownParty) => string, about: Matter): Promise<Push[]>;
  /** What was told to whom, so that a consultation can ask for it again. */
  notifications: Pick<SentNotifications, 'of'>;
  reset(): void;
}

export interface DispatchParts {
  conduct: Conduct;
  directory: Directory;
  subscriptions: Subscriptions;
  /** Whether UUM&DS has this EORI. */
  registered: (eori: string) => boolean;
  outbox: Outbox;
  underWay: UnderWay;
  business: Clock;
}

export function createDispatch({ conduct, directory, subscriptions, registered, outbox, underWay, business }: DispatchParts): Dispatch {
  const { routes } = conduct;
  const submitters = createSubmitters();
  const notifications = createSentNotifications();

  const send = async (toPartyId: string | undefined, door: Submitter['door'] | undefined, { action, document }: Reply, refToMessageId?: string): Promise<Push | undefined> => {
    if (toPartyId === undefined) return undefined;
    return outbox.push(outbox.seal({ action, document: conduct.replyLayout(action, document), refToMessageId, toPartyId, door }));
  };

  const standing = (message: string, bySea: boolean): Record<Standing, (eori: string) => boolean> => ({
    connected: (eori) => conduct.connected({ registered: registered(eori), preferred: directory.preferred(eori) !== undefined, message }),
    subscribed: (eori) => subscriptions.wants(eori, message),
    aeos: (eori) => subscriptions.isAeos(eori),
    'by-sea': () => bySea,
  });

  /** Where a party is reached. Whoever cannot be reached where it filed from is not reached at all. */
  const placeOf = ({ role, eori, mrn }: KnownParty, about: string): { partyId?: string; door?: Submitter['door'] } => {
    const submitter = submitters.of(mrn ?? about);
    if (!HAS_SUBMITTED.has(role)) return { partyId: routes.other(eori, directory, submitter?.partyId ?? ''), door: submitter?.door };
    return submitter === undefined ? {} : { partyId: routes.aboutMrn(submitter.partyId, directory), door: submitter.door };
  };

  return {
    async reply({ messageId, partyId, door }, reply) {
      const now = (): Promise<Push | undefined> => send(routes.reply(partyId, directory), door, reply, messageId);
      const due = conduct.repliesAt(business.now());
      if (due <= business.now()) await now();
      else business.at(due, () => void underWay.wait(now()));
    },
    obtained: submitters.obtained,
    notifications,
    tell(message, write, { mrn, parties, bySea = false }) {
      const meets = standing(message, bySea);
      const due = dueTo(message, parties, conduct.recipients, (what, { eori }) => meets[what](eori));
      const sent = due.map(async (party) => {
        const { partyId, door } = placeOf(party, mrn);
        const notification = { action: message, document: write(party) };
        const push = await send(partyId, door, notification);
        if (push !== undefined) notifications.keep({ ...notification, mrn: party.mrn ?? mrn, to: party.eori, at: business.now() });
        return push;
      });
      return underWay.wait(Promise.all(sent).then((pushes) => pushes.filter((push): push is Push => push !== undefined)));
    },
    reset() {
      submitters.clear();
      notifications.clear();
    },
  };
}
