import act from './sending-act.json';

/** When information must be sent without being asked (Customs Code of Kazakhstan, Art. 446(1)(1) to (3)). */
export type MandatoryCase = 'aeo-suspension' | 'transport-misuse' | 'other';

/** What the act of the Commission says of one case (Art. 446(2)). */
export interface Composition {
  case: MandatoryCase;
  /** Provision to be named; empty where the case itself says which: `534(1)(6)`, `358`. */
  provision: string;
  data: readonly string[];
  /** Kinds of documents. */
  documents: readonly string[];
}

/**
 * Composition of what is sent: **ours**, since the Commission's act is not identified. Its term is the parameter kz446.sendTerm.
 * Replace the file to test by the act itself.
 */
export const SENDING_ACT: { id: string; cases: readonly Composition[] } = { id: act.id, cases: act.cases as Composition[] };

/** Composition for a case and provision. Undefined: the act knows no such case. */
export function compositionOf(kind: MandatoryCase, provision: string): Composition | undefined {
  return SENDING_ACT.cases.find((one) => one.case === kind && (one.provision === '' || one.provision === provision));
}

/** Grounds of sending on own initiative (Art. 446(3)): it may show a breach or its risk; the recipient is thought to be interested. */
export const INITIATIVE_GROUNDS = ['3(1)', '3(2)'] as const;
export type InitiativeGround = (typeof INITIATIVE_GROUNDS)[number];
