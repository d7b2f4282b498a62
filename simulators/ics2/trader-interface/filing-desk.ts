import type { Clock } from '../../../protocols/time/clock';
import { Mailbox } from '../../../protocols/time/mailbox';
import type { CodeLists } from '../../../requirements/ics2/codelists/code-lists';
import type { Refused } from '../common-repository/submission';
import { kindOf } from '../messages/kinds';
import { functionalReferenceOf, referenceOf } from '../messages/reference';
import { errorNotification, lifecycleError, refusalText, type PointerSyntax } from '../messages/refusal';
import { registration } from '../messages/replies';
import type { FilingOutcome } from '../reception';
import { createAnswers, type AnswerParts } from './answers';
import { copiesOf } from './copies';
import type { Inspected, Inspection } from './inspection';
import type { Dispatch } from './dispatch';
import type { Door } from './doors';

/** A receipted business document on its way through the interface. */
export interface BusinessMessage {
  messageId: string;
  fromPartyId: string;
  /** At which door it came in. */
  door: Door;
  action: string;
  bytes: Buffer;
}

/** Scripted departures that a scenario asks for; none by default. */
export interface DeskScript {
  omitFunctionalReference: boolean;
  /** Code lists in place of the edition's. */
  codeLists?: CodeLists;
}

export interface FilingDesk {
  outcomes: Mailbox<FilingOutcome>;
  /** Works through one message; resolves when its replies were pushed. */
  take(message: BusinessMessage): Promise<void>;
}

export interface DeskParts extends AnswerParts {
  inspection: Inspection;
  dispatch: Dispatch;
  script: DeskScript;
  pointers: () => PointerSyntax;
  wall: Clock;
}

/** Filings and arrivals are registered; other messages act on what is. */
const isRegistered = (message: string): boolean => ['filing', 'arrival'].includes(kindOf(message) ?? '');

/**
 * From a receipted message to its one functional reply (process 2, ICD 4.5.3): judged here, then registered and considered by
 * the Common Repository, then answered, in the form that belongs to the message or with every error. Others whom a
 * registration concerns get copies.
 */
export function createFilingDesk(parts: DeskParts): FilingDesk {
  const { inspection, repository, dispatch, script, pointers, conduct, mrns, wall, now } = parts;
  const outcomes = new Mailbox<FilingOutcome>(wall);
  const answer = createAnswers(parts);

  const push = ({ messageId, fromPartyId, door }: BusinessMessage, action: string, document: string): Promise<void> =>
    dispatch.reply({ messageId, partyId: fromPartyId, door }, { action, document });

  const refuse = async (message: BusinessMessage, { root }: Inspected, { by, problems }: Refused): Promise<void> => {
    const errors = conduct.reportedErrors(problems.map((problem) => refusalText(problem, pointers())));
    // The moment is wrong, not the data: everything may be repeated.
    if (by === 'IE3N01') return push(message, by, lifecycleError(referenceOf(root), errors, now()));
    const reference = referenceOf(root, problems);
    const known = script.omitFunctionalReference ? undefined : functionalReferenceOf(reference);
    const named = known === undefined ? undefined : conduct.functionalReference(known, message.messageId);
    return push(message, by, errorNotification(reference, named, errors, now()));
  };

  return {
    outcomes,
    async take(message) {
      const { messageId, fromPartyId, action, bytes } = message;
      const at = now();
      const inspected = inspection.inspect(action, bytes, at);
      const { root, reference, problems, notChecked } = inspected;
      const facts = { messageId, fromPartyId, message: action, lrn: reference.lrn, notChecked };
      const answered = root === undefined || problems.length > 0
        ? ({ accepted: false, by: 'IE3N99', problems } as const)
        : await answer({ message: action, reference, root, bytes, at });
      if (!answered.accepted) {
        outcomes.put({ ...facts, decision: 'refused', problems: answered.problems });
        if (conduct.repository.registersFirst(answered.problems)) await push(message, 'IE3R01', registration(reference, mrns.next('XX', 'T', at), at));
        return refuse(message, inspected, answered);
      }
      outcomes.put({ ...facts, decision: isRegistered(action) ? 'registered' : 'accepted', mrn: answered.mrn, problems: [] });
      const { reply, mrn } = answered;
      if (mrn !== undefined && isRegistered(action)) dispatch.obtained(mrn, { partyId: fromPartyId, door: message.door });
      if (reply === undefined) return;
      await push(message, reply.action, reply.document);
      if (mrn !== undefined) repository.events.emit({ kind: 'told', mrn, at: now(), by: reply.action });
      const copies = mrn === undefined || root === undefined ? undefined : copiesOf({ reply, mrn, reference, root, at: now() }, conduct);
      if (copies !== undefined) await dispatch.tell(reply.action, copies.write, copies);
      for (const further of [...(answered.further ?? []), ...conduct.furtherReplies(reply, reference, now())]) await push(message, further.action, further.document);
    },
  };
}
