import type { Judgement } from '../../../../requirements/judgement';

/** A message of customs that the operator was given, and what came of it. */
export interface Notified {
  /** `IE3N03`. */
  message: string;
  /** What the access point answered, in words, and whether that is a receipt. */
  answer: { text: string; receipt: boolean };
  /** Under which number the operator was asked for it. */
  number: string;
  /** Messages of customs that the operator keeps under that number; undefined where the driver does not tell. */
  kept: readonly string[] | undefined;
}

const described = ({ kept }: Notified): string => (kept === undefined ? 'not asked for' : kept.join(', ') || 'nothing');

/** Every message of customs is receipted and recorded, whether it was asked for or not (ICD 3.30, Annex 1). */
export function judgeNotified(notified: Notified): Judgement {
  const { message, answer, number, kept } = notified;
  return {
    requirement: 'ICS2-NOT-11',
    party: 'iut',
    expected: `a receipt for ${message}, and ${message} in the record under ${number}`,
    observed: `${answer.text}; in the record: ${described(notified)}`,
    holds: answer.receipt && kept?.includes(message) === true,
  };
}

/** What an operator shows of a filing of which customs says that others have not filed (IE3N02). */
export interface ShownFiling {
  state?: string;
  missing: readonly string[];
}

/** IE3N02 says that others are missing: the filing stays what it is (BPM L4, T-02-01-01). */
export function judgeIncomplete({ state, missing }: ShownFiling, named: readonly string[]): Judgement {
  const shown = named.filter((eori) => missing.includes(eori));
  return {
    requirement: 'ICS2-NOT-13',
    party: 'iut',
    expected: `registered as before, missing ${named.join(', ')}`,
    observed: `${state ?? '(no state)'}, missing ${missing.join(', ') || '(nobody shown)'}`,
    holds: state === 'registered' && shown.length === named.length,
  };
}
