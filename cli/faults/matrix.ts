import type { RequirementVerdict, Verdict } from '../../evidence/model';
import type { ReferenceName } from '../../iut/description/references';
import type { Requirement } from '../../requirements/catalogue/model';
import type { Depth, Exactness } from './exactness';

/** A planted defect, wherever it lives. */
export interface Fault {
  requirement: string;
  /** `iut`: in the reference implementation; `simulator`: in a simulated authority; `harness`: in how we plan and report. */
  party: 'iut' | 'simulator' | 'harness';
  /** Under which description the reference is run. */
  as: ReferenceName;
  /** Requirements that the same defect cannot help breaking, with the reason. */
  touches: { requirement: string; why: string }[];
}

/** One row of matrix.json. */
export interface MatrixRow {
  /** The catalogue's words for the defect. */
  fault: string;
  requirement: string;
  party: Fault['party'];
  /** What was run; absent where nothing was. */
  depth?: Depth;
  /** The verdict that the catalogue's `breach` demands; a breach by a simulator or by ourselves is a harness error by definition. */
  expected: Verdict;
  /** Verdicts of every requirement that was not merely passed or left untested. */
  verdicts: Record<string, Verdict>;
  touches: Fault['touches'];
  /** At `exact`: planned requirements that the defect kept from being tested: no blame, but no evidence either. */
  untested?: number;
  killed: boolean;
  /** Why it counts as survived; absent when killed. */
  survived?: string;
}

/** What matrix.json holds. */
export interface MatrixDocument {
  /** See {@link summary}. */
  summary: string;
  rows: MatrixRow[];
}

const BLAMED: readonly Verdict[] = ['fail', 'finding', 'harness-error', 'needs-review'];

/**
 * Judges one run with one planted fault. Killed = exactly the broken requirement got the verdict that its breach
 * demands, and nobody else was blamed but what `touches` names. At `kill` only the scenarios of the broken requirement
 * were run, so that others could be blamed in those alone.
 */
export function judgeFault(fault: Fault, requirement: Requirement, verdicts: readonly RequirementVerdict[], planned: readonly string[], depth: Depth): MatrixRow {
  const blamed = verdicts.filter((verdict) => BLAMED.includes(verdict.verdict));
  const own = verdicts.find((verdict) => verdict.id === fault.requirement);
  const expected: Verdict = requirement.breach === 'finding' ? 'finding' : fault.party === 'iut' ? 'fail' : 'harness-error';
  const allowed = new Set([fault.requirement, ...fault.touches.map((touch) => touch.requirement)]);
  const strangers = blamed.filter((verdict) => !allowed.has(verdict.id));
  const survived =
    own === undefined || own.verdict !== expected
      ? `expected ${expected} for ${fault.requirement}, got ${own?.verdict ?? 'nothing'}${own?.reason === undefined ? '' : ` (${own.reason})`}`
      : expected === 'harness-error' && own.party === 'iut'
        ? `${fault.requirement} was blamed on the IUT`
        : strangers.length > 0
          ? `also blamed: ${strangers.map((verdict) => `${verdict.id} (${verdict.verdict}: ${verdict.reason ?? ''})`).join('; ')}`
          : undefined;
  return {
    fault: requirement.fault,
    requirement: fault.requirement,
    party: fault.party,
    depth,
    expected,
    verdicts: Object.fromEntries(blamed.map((verdict) => [verdict.id, verdict.verdict])),
    touches: fault.touches,
    ...(depth === 'exact' ? { untested: verdicts.filter((verdict) => planned.includes(verdict.id) && verdict.verdict === 'not-tested').length } : {}),
    killed: survived === undefined,
    ...(survived === undefined ? {} : { survived }),
  };
}

/** A row for which nothing could be run, and why: counted as a survivor. */
export function unproven({ id, fault, binds, breach }: Requirement, why: string): MatrixRow {
  const party = binds === 'iut' || binds === 'harness' ? binds : 'simulator';
  return { fault, requirement: id, party, expected: breach, verdicts: {}, touches: [], killed: false, survived: why };
}

/** Rows in the catalogue's order, whichever process found them. */
export function inOrder(rows: readonly MatrixRow[], ids: readonly string[]): MatrixRow[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return [...rows].sort((a, b) => (place.get(a.requirement) ?? 0) - (place.get(b.requirement) ?? 0) || (a.party < b.party ? -1 : 1));
}

/** The matrix as a table for people: one line per fault with its depth, survivors with their reason, and what it proves. */
export function matrixTable({ summary, rows }: MatrixDocument): string {
  const width = Math.max(11, ...rows.map((row) => row.requirement.length));
  const lines = rows.map((row) => {
    const line = `${row.killed ? 'killed  ' : 'SURVIVED'}  ${(row.depth ?? '-').padEnd(5)}  ${row.requirement.padEnd(width)}  ${row.party.padEnd(9)}  ${row.fault}`;
    const touches = row.touches.map((touch) => `\n${' '.repeat(10)}touches ${touch.requirement}: ${touch.why}`).join('');
    return `${line}${touches}${row.survived === undefined ? '' : `\n${' '.repeat(10)}${row.survived}`}`;
  });
  const key = [
    'exact  the whole suite of the regime was run: the broken requirement is blamed, and no other but those that it is said to touch',
    'kill   the scenarios that claim the requirement were run: it is blamed; whether scenarios of others blame anything else was not looked at',
  ];
  return `${lines.join('\n')}\n\n${key.join('\n')}\n\n${summary}\n`;
}

/** What was done, in one line: nothing may look more proven than it is. */
export function summary(rows: readonly MatrixRow[], exactness: Exclude<Exactness, 'auto'>): string {
  const caught = `${rows.filter((row) => row.killed).length} of ${rows.length} planted faults caught`;
  const exact = rows.filter((row) => row.killed && row.depth === 'exact').length;
  if (exactness === 'all') return `${caught}, each by the whole suite of its regime`;
  const which = exactness === 'none' ? 'no fault' : `share ${exactness.index}/${exactness.of} (${exact} of them)`;
  return `${caught}; that nothing else is blamed: proven for ${which}, for all by npm run faults`;
}
