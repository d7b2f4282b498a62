import type { CommonRepository } from '../common-repository/repository';
import type { Decision, Refused, Submission } from '../common-repository/submission';
import type { Conduct, Reply } from '../conduct';
import { kindOf, type MessageKind } from '../messages/kinds';
import { amendmentApplied, arrivalRegistered, consultationResult, invalidated, registration } from '../messages/replies';
import type { MrnSource } from './registration';

/** A message that passed the first stage. */
export type Sound = Omit<Submission, 'mrn'>;

/** What a sound message comes to. Without a reply there is no functional answer: the request that it answers is done with. */
export type Answer = { accepted: true; mrn?: string; reply?: Reply; /** Sent after the reply. */ further?: readonly Reply[] } | Refused;

export interface AnswerParts {
  repository: CommonRepository;
  mrns: MrnSource;
  conduct: Conduct;
  /** Business time, epoch ms: replies bear the time at which they are decided. */
  now: () => number;
  /** Notifications about these filings that a requester is sent once more. */
  sentAgain: (mrns: readonly string[], requester: string) => readonly Reply[];
  /** Told of a failure of ours for which nobody waits. */
  reportFailure: (error: unknown) => void;
}

/** The second half of the Trader Interface's work, by kind of message: what it registers, what it asks the Common Repository, what it answers. */
export function createAnswers({ repository, mrns, conduct, sentAgain, now, reportFailure }: AnswerParts): (message: Sound) => Promise<Answer> {
  const placeOf = ({ customsOffice, addressedMemberState }: Sound['reference']): string => customsOffice ?? addressedMemberState ?? '';

  const decided = async (submission: Submission, wait = true): Promise<Decision> => {
    const decision = repository.consider(submission);
    if (wait) return decision;
    decision.catch(reportFailure);
    return { accepted: true };
  };

  const kinds: Record<MessageKind, (message: Sound) => Promise<Answer>> = {
    async filing(message) {
      const { reference, at } = message;
      // The MRN exists before the repository decides, but nobody outside hears of it (ICS2-LIF-01). F25 uses that of the filing it joins.
      const joined = message.message === 'IE3F25' ? (repository.joinedBy(message.root) ?? reference.previousMrn) : undefined;
      const mrn = joined ?? conduct.mrn(mrns.next(placeOf(reference), 'T', at));
      const decision = await decided({ ...message, mrn }, conduct.waitsForCommonRepository);
      if (!decision.accepted) return decision;
      const filing = { ...reference, lrn: conduct.registeredLrn(reference.lrn ?? '') };
      const told = joined === undefined || conduct.repository.joins ? mrn : mrns.next(placeOf(reference), 'T', at);
      return { accepted: true, mrn, reply: { action: 'IE3R01', document: registration(filing, told, now()) } };
    },
    async amendment(message) {
      const mrn = message.reference.mrn ?? '';
      const decision = await decided({ ...message, mrn });
      return decision.accepted ? { accepted: true, mrn, reply: { action: 'IE3N10', document: amendmentApplied(message.reference, now()) } } : decision;
    },
    async invalidation(message) {
      const mrn = message.reference.mrn ?? '';
      const decision = await decided({ ...message, mrn });
      return decision.accepted ? { accepted: true, mrn, reply: { action: 'IE3R07', document: invalidated(message.reference, now()) } } : decision;
    },
    async arrival(message) {
      const mrn = conduct.mrn(mrns.next(placeOf(message.reference), 'Z', message.at));
      // Registered here; what the repository makes of it is told by other messages (BPM L4, T-04-03).
      await decided({ ...message, mrn }, conduct.arrivalsWait);
      return { accepted: true, mrn, reply: { action: 'IE3R04', document: arrivalRegistered(message.reference, mrn, now()) } };
    },
    async consultation(message) {
      const consulted = repository.consult(message);
      if (!consulted.accepted) return consulted;
      const reply = { action: 'IE3R08', document: consultationResult(message.reference.functionalReference ?? '', consulted.entities) };
      return { accepted: true, reply, further: consulted.notifications ? sentAgain(consulted.mrns, message.reference.requester ?? '') : [] };
    },
    async answer(message) {
      const mrn = message.reference.mrn ?? '';
      const decision = await decided({ ...message, mrn });
      return decision.accepted ? { accepted: true, mrn } : decision;
    },
  };

  return (message) => {
    const kind = kindOf(message.message);
    if (kind === undefined) throw new Error(`${message.message} is not sent by traders and cannot have been admitted`);
    return kinds[kind](message);
  };
}
