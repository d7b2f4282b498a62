/** The three regimes, each a folder in features/, simulators/, reference/ and requirements/. */
export type Regime = 'ics2' | 'eaeu' | 'kz';

export type Level = 'MUST' | 'SHOULD' | 'MAY';

/**
 * Who a requirement binds, seen from the harness: the implementation under test, the authority that the harness plays,
 * the harness itself, or nobody on the wire (evidence is asked for, an attestation).
 */
export type Bound = 'iut' | 'simulator' | 'harness' | 'attestation';

/** One row of the catalogue: one thing that can pass or fail. */
export interface Requirement {
  /** Stable id, never renumbered: `ICS2-AS4-05`. */
  id: string;
  regime: Regime;
  area: string;
  level: Level;
  /** Who has to comply, in the source's words; alternatives in order. */
  actors: string[];
  /** Roles it applies to, or `['all']`. */
  appliesTo: string[];
  binds: Bound;
  source: string;
  item: string;
  statement: string;
  stimulus: string;
  expected: string;
  /** `-`, an ISO 8601 duration with its event, or `param:<name>` where the source fixes no figure. */
  timing: string;
  /** What a proven violation counts as. */
  breach: 'fail' | 'finding';
  confidence: string;
  /** A planted defect that violates exactly this requirement. */
  fault: string;
}
