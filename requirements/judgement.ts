import type { Requirement } from './catalogue/model';

/**
 * One comparison of what was seen with what a requirement demands, made by a judge (simulators, protocols' users) and
 * recorded as a check by the steps. A judge states every comparison it made, also those that held.
 */
export interface Judgement {
  /** Catalogue id. */
  requirement: string;
  /** Who is answerable: `iut`, or the name of a simulated party. */
  party: string;
  expected: string;
  observed: string;
  /** `false` is a breach; whether it counts as fail or finding is the catalogue's word, not the judge's. */
  holds: boolean;
  /** The source only advises in this comparison of a row that otherwise obliges: a breach is a finding at most. */
  weight?: 'advice';
  /** What was seen is a statement of the operator, not its system: a requirement that holds so holds as attested. */
  basis?: 'attestation';
}

/** What a comparison comes to: where the source only advises, or fixes no figure, a breach is a finding, whatever the row says. */
export function outcomeOf({ holds, weight }: Pick<Judgement, 'holds' | 'weight'>, { breach }: Pick<Requirement, 'breach'>): 'pass' | Requirement['breach'] {
  if (holds) return 'pass';
  return weight === 'advice' ? 'finding' : breach;
}
