import type { RequirementVerdict, Verdict } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';

/** A planted defect, wherever it lives. */
export interface Fault {
  requirement: string;
  /** `iut`: in the reference implementation; `simulator`: in a simulated authority. */
  party: 'iut' | 'simulator';
  /** Requirements that the same defect cannot help breaking, with the reason. */
  touches: { requirement: string; why: string }[];
}

/** One row of matrix.json. */
export interface MatrixRow {
  /** The catalogue's words for the defect. */
  fault: string;
  requirement: string;
  party: Fault['party'];
  /** The verdict that the catalogue's `breach` demands; a simulator's breach is a harness error by definition. */
  expected: Verdict;
  /** Verdicts of every requirement that was not merely passed or left untested. */
  verdicts: Record<string, Verdict>;
  touches: Fault['touches'];
  /** Planned requirements that the defect kept from being tested: no blame, but no evidence either. */
  untested: number;
  killed: boolean;
  /** Why it counts as survived; absent when killed. */
  survived?: string;
}

const BLAMED: readonly Verdict[] = ['fail', 'finding', 'harness-error', 'needs-review'];

/**
 * Judges one run with one planted fault. Killed = exactly the broken requirement got the verdict that its breach
 * demands, and nobody else was blamed but what `touches` names.
 */
export function judgeFault(fault: Fault, requirement: Requirement, verdicts: readonly RequirementVerdict[], planned: readonly string[]): MatrixRow {
  const blamed = verdicts.filter((verdict) => BLAMED.includes(verdict.verdict));
  const own = verdicts.find((verdict) => verdict.id === fault.requirement);
  const expected: Verdict = requirement.breach === 'finding' ? 'finding' : fault.party === 'simulator' ? 'harness-error' : 'fail';
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
    expected,
    verdicts: Object.fromEntries(blamed.map((verdict) => [verdict.id, verdict.verdict])),
    touches: fault.touches,
    untested: verdicts.filter((verdict) => planned.includes(verdict.id) && verdict.verdict === 'not-tested').length,
    killed: survived === undefined,
    ...(survived === undefined ? {} : { survived }),
  };
}

/** A requirement that the suite claims without a fault that proves it: counted as a survivor. */
export function unproven({ id, fault, binds, breach }: Requirement): MatrixRow {
  const party = binds === 'iut' ? 'iut' : 'simulator';
  return { fault, requirement: id, party, expected: breach, verdicts: {}, touches: [], untested: 0, killed: false, survived: 'no fault is planted for it' };
}

/** Rows in the catalogue's order, whichever process found them. */
export function inOrder(rows: readonly MatrixRow[], ids: readonly string[]): MatrixRow[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return [...rows].sort((a, b) => (place.get(a.requirement) ?? 0) - (place.get(b.requirement) ?? 0) || (a.party < b.party ? -1 : 1));
}

/** The matrix as a table for people: one line per fault, survivors with their reason. */
export function matrixTable(rows: readonly MatrixRow[]): string {
  const width = Math.max(11, ...rows.map((row) => row.requirement.length));
  const lines = rows.map((row) => {
    const line = `${row.killed ? 'killed  ' : 'SURVIVED'}  ${row.requirement.padEnd(width)}  ${row.party.padEnd(9)}  ${row.fault}`;
    const touches = row.touches.map((touch) => `\n${' '.repeat(10)}touches ${touch.requirement}: ${touch.why}`).join('');
    return `${line}${touches}${row.survived === undefined ? '' : `\n${' '.repeat(10)}${row.survived}`}`;
  });
  const killed = rows.filter((row) => row.killed).length;
  return `${lines.join('\n')}\n\n${killed} of ${rows.length} planted faults killed\n`;
}
