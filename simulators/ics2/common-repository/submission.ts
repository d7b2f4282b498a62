import type { XmlElement } from '../../../protocols/xml';
import type { Problem } from '../../../requirements/ics2/problem';
import { kindOf } from '../messages/kinds';
import type { MessageReference } from '../messages/reference';

/** A message that the Trader Interface found sound and passes on. */
export interface Submission {
  /** `IE3F10`. */
  message: string;
  reference: MessageReference;
  root: XmlElement;
  bytes: Buffer;
  /** MRN that the Trader Interface assigned to a filing; of other messages the one they name. */
  mrn: string;
  /** Business time of its reception, epoch ms. */
  at: number;
}

/**
 * The Common Repository's decision. A refusal says by which message it reaches the trader: IE3N99 for poor data and for answers
 * that nobody asked for, IE3N01 for what the life of the filing does not allow.
 */
export type Decision = { accepted: true } | Refused;

export interface Refused {
  accepted: false;
  by: 'IE3N99' | 'IE3N01';
  problems: Problem[];
}

/** A filing under an MRN of its own. F25 joins the filing whose MRN it names and has none (BPM L3.5, GET02). */
export const lodges = (message: string): boolean => kindOf(message) === 'filing' && message !== 'IE3F25';
