import { detached } from '../../../protocols/remember';
import type { XmlElement } from '../../../protocols/xml';
import { isoSeconds } from '../../../protocols/time/clock';
import type { CodeLists } from '../../../requirements/ics2/codelists/code-lists';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Problem } from '../../../requirements/ics2/problem';
import type { Conduct } from '../conduct';
import { referenceOf, type MessageReference } from '../messages/reference';

/** A business document after the first stage. */
export interface Inspected {
  /** Undefined when the document could not be read. */
  root?: XmlElement;
  reference: MessageReference;
  /** Everything for which the Trader Interface refuses the message; advice is left out. */
  problems: Problem[];
  notChecked: string[];
}

export interface Inspection {
  /** Judges a document announced as `action` and received at `at` (business time, epoch ms), and remembers its number as used. */
  inspect(action: string, bytes: Buffer, at: number): Inspected;
  /** The same, remembering nothing. */
  glance(action: string, bytes: Buffer, at: number): Inspected;
  reset(): void;
}

/** Of a functional reference and of an EORI, in the tables. */
const LONGEST_NUMBER = 35;
const LONGEST_PARTY = 17;

/** Numbers by the party that gave them. */
type Used = Map<string, Set<string>>;

/**
 * The first stage, that of the Trader Interface: syntax, rules and conditions, and code lists valid on the day of reception
 * (BPM L4, T-01-01). Its own register: the numbers each party has used (R3003), in refused messages too, since a number is
 * used once.
 * @param codeLists lists to judge by; those of the edition where it gives none
 */
export function createInspection(judge: MessageJudge, conduct: Conduct, codeLists: () => CodeLists | undefined): Inspection {
  const used: Used = new Map();

  const glance = (action: string, bytes: Buffer, at: number): Inspected => {
    const { root, problems, notChecked } = judge.judge(bytes, {
      message: action,
      day: conduct.codeListDay(isoSeconds(at).slice(0, 10)),
      codeLists: codeLists(),
      registers: { lrnUsed: (lrn, declarant) => used.get(declarant)?.has(lrn) === true },
    });
    const refusing = problems.filter(({ weight, stage, code }) => weight === 'reject' && stage === 'trader-interface' && !conduct.ignoresCodes.includes(code));
    return { root, reference: referenceOf(root, refusing), problems: refusing, notChecked };
  };

  return {
    glance,
    inspect(action, bytes, at) {
      const inspected = glance(action, bytes, at);
      const { lrn, functionalReference } = inspected.reference;
      const number = lrn ?? functionalReference;
      const { declarant, personNotifyingTheArrival, requester } = inspected.problems.length === 0 ? inspected.reference : referenceOf(inspected.root);
      const who = declarant ?? personNotifyingTheArrival ?? requester ?? '';
      // What no table admits can never be used again, and may be megabytes.
      if (number !== undefined && number.length <= LONGEST_NUMBER && who.length <= LONGEST_PARTY) used.set(detached(who), (used.get(who) ?? new Set()).add(detached(number)));
      return inspected;
    },
    reset() {
      used.clear();
    },
  };
}
