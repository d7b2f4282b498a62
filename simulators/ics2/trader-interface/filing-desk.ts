import type { Clock } from '../../../protocols/time/clock';
import { Mailbox } from '../../../protocols/time/mailbox';
import type { Problem } from '../../../requirements/ics2/validate/validate';
import type { CommonRepository } from '../common-repository/acceptance';
import type { Conduct } from '../conduct';
import type { FilingOutcome } from '../reception';
import type { Outbox, OutgoingReply } from './outbox';
import type { MrnSource } from './registration';
import { refusal, registration, type FilingReference, type RefusalText } from './replies';
import type { SyntaxDesk } from './syntax';

/** A receipted business document on its way through the interface. */
export interface BusinessMessage {
  messageId: string;
  fromPartyId: string;
  action: string;
  bytes: Buffer;
}

/** Scripted departures that a scenario asks for; all off by default. */
export interface DeskScript {
  omitFunctionalReference: boolean;
}

export interface FilingDesk {
  outcomes: Mailbox<FilingOutcome>;
  script: DeskScript;
  /** Works through one message; resolves when its reply was pushed. */
  take(message: BusinessMessage): Promise<void>;
}

/** One entry of IE3N99 for one problem. */
function refusalText(problem: Problem): RefusalText {
  const syntax = problem.rule === 'schema' || problem.rule === 'GEN-XML';
  return {
    code: problem.code,
    description: `${problem.rule}: ${problem.element}: found ${problem.found}; demanded ${problem.demanded}`,
    technical: syntax ? `line ${problem.line}: ${problem.found}` : undefined,
    pointer: problem.path === '' ? undefined : problem.path,
  };
}

export interface DeskParts {
  syntax: SyntaxDesk;
  repository: CommonRepository;
  mrns: MrnSource;
  outbox: Outbox;
  conduct: Conduct;
  business: Clock;
  wall: Clock;
}

/**
 * From a receipted filing to its one functional reply: syntax and rules, MRN, the Common Repository's acceptance, then IE3R01;
 * or IE3N99 with every error (process 2, ICD 4.5.3). The reply goes to the access point that submitted the filing.
 */
export function createFilingDesk({ syntax, repository, mrns, outbox, conduct, business, wall }: DeskParts): FilingDesk {
  const outcomes = new Mailbox<FilingOutcome>(wall);
  const script: DeskScript = { omitFunctionalReference: false };

  const reply = async (message: BusinessMessage, action: string, document: string): Promise<void> => {
    const outgoing: OutgoingReply = { action, document, refToMessageId: message.messageId, toPartyId: message.fromPartyId };
    await outbox.push(outbox.seal(outgoing));
  };

  const refuse = async (message: BusinessMessage, reference: FilingReference, problems: readonly Problem[]): Promise<void> => {
    const errors = conduct.reportedErrors(problems.map(refusalText));
    const functional = reference.lrn === undefined || script.omitFunctionalReference ? undefined : conduct.functionalReference(reference.lrn, message.messageId);
    await reply(message, 'IE3N99', conduct.refusalLayout(refusal(reference, functional, errors, business.now())));
  };

  return {
    outcomes,
    script,
    async take(message) {
      const { messageId, fromPartyId } = message;
      const { reference, problems: all, notChecked } = syntax.check(message.action, message.bytes, business.now());
      const problems = all.filter((problem) => !conduct.ignoresCodes.includes(problem.code));
      const { lrn, declarant, indicator } = reference;
      if (problems.length > 0 || lrn === undefined || declarant === undefined || indicator === undefined) {
        outcomes.put({ messageId, fromPartyId, lrn, decision: 'refused', problems, notChecked });
        return refuse(message, reference, problems);
      }
      // The MRN exists before the repository decides, but nobody outside hears of it (ICS2-LIF-01).
      const at = business.now();
      const mrn = conduct.mrn(mrns.next(reference.customsOffice?.slice(0, 2) ?? 'XX', at));
      const considered = repository.consider({ mrn, lrn, declarant });
      if (conduct.waitsForCommonRepository) await considered;
      outcomes.put({ messageId, fromPartyId, lrn, decision: 'registered', mrn, problems: [], notChecked });
      await reply(message, 'IE3R01', registration({ ...reference, lrn: conduct.registeredLrn(lrn), indicator }, mrn, at));
      if (conduct.alsoRefusesAccepted) await refuse(message, reference, []);
    },
  };
}
