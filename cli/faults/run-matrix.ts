import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceName } from '../../iut/description/references';
import type { Catalogue } from '../../requirements/catalogue/catalogue';
import type { Regime } from '../../requirements/catalogue/model';
import type { Crew } from '../crew/crew';
import { depthAt, shareOf, type Depth, type Exactness } from './exactness';
import type { Job, JobResult } from './job';
import { judgeFault, unproven, type Fault, type MatrixRow } from './matrix';

export interface MatrixOptions {
  faults: readonly Fault[];
  /** Only scenarios that match; faults of requirements that none of them claims are left out. */
  tags?: string;
  exactness: Exactness;
  /** Name of the commit: decides the share of `auto`. */
  commit: string;
  /** Requirements that the suite verifies owe a fault; not asked when only some faults were chosen. */
  demandAll: boolean;
  /** Folder for the evidence of the runs; kept for survivors only, unless `keep`. */
  out: string;
  keep: boolean;
  catalogue: Catalogue;
  onRow: (row: MatrixRow) => void;
}

/** What a fault is run against: the scenarios of its regime, by the reference under one of its descriptions. */
interface Suite {
  regime: Regime;
  as: ReferenceName;
}

/** `ics2`, or `ics2-as-reference-provider`. */
const nameOfSuite = ({ regime, as }: Suite): string => (as === 'reference' ? regime : `${regime}-as-${as}`);

/** Either rows, or why there are none. */
export type MatrixResult = { rows: MatrixRow[]; exactness: Exclude<Exactness, 'auto'> } | { notGreen: string };

/**
 * Runs the suite of each regime without any fault (the control) and then once per fault. Only the regime of a fault is run:
 * the regimes share no state but the wire protocols. Faults of an operator behind a provider have a control of their own. When a control is not green, nothing that follows would mean anything.
 */
export async function runMatrix({ perform }: Pick<Crew<Job, JobResult>, 'perform'>, options: MatrixOptions): Promise<MatrixResult> {
  const { faults, catalogue, out, keep } = options;
  const suiteOf = ({ requirement, as }: Fault): Suite => ({ regime: catalogue.get(requirement).regime, as });
  const and = (...tags: (string | undefined)[]): string => tags.flatMap((tag) => (tag === undefined ? [] : [`(${tag})`])).join(' and ');

  const controls = new Map<string, JobResult>();
  const suites = new Map(faults.map(suiteOf).map((suite) => [nameOfSuite(suite), suite]));
  // Few faults need another description. Unless all is asked for, it is run for their requirements only: a second whole suite would cost more than they prove.
  const whole = ({ as }: Suite): boolean => as === 'reference' || options.exactness === 'all';
  const tagsOf = (suite: Suite): string => {
    const those = faults.filter((fault) => nameOfSuite(suiteOf(fault)) === nameOfSuite(suite)).map((fault) => `@${fault.requirement}`);
    return and(`@${suite.regime}`, whole(suite) ? undefined : those.join(' or '), options.tags);
  };
  await Promise.all([...suites].map(async ([name, suite]) => controls.set(name, await perform({ dir: join(out, `faultless-${name}`), as: suite.as, tags: tagsOf(suite) }))));
  for (const [name, control] of controls) {
    const dir = join(out, `faultless-${name}`);
    if (control.exit !== 0) return { notGreen: `the faultless reference is not green for ${name} (exit ${control.exit}): ${control.sentence}\n  evidence: ${dir}` };
    if (!keep) rmSync(dir, { recursive: true, force: true });
  }

  const verified = new Set([...controls.values()].flatMap((control) => control.verified));
  const controlOf = (fault: Fault): JobResult => controls.get(nameOfSuite(suiteOf(fault)))!;
  const claimed = faults.filter((fault) => controlOf(fault).verified.includes(fault.requirement));
  const scenarios = claimed.reduce((sum, fault) => sum + controlOf(fault).scenarios, 0);
  const exactness = options.exactness === 'auto' ? shareOf(scenarios, options.commit) : options.exactness;

  const judged = async (fault: Fault, depth: Depth): Promise<MatrixRow> => {
    const { regime, as } = suiteOf(fault);
    const dir = join(out, `${fault.party}-${fault.requirement}`);
    const tags = and(`@${regime}`, depth === 'kill' ? `@${fault.requirement}` : undefined, options.tags);
    const run = await perform({ dir, tags, as, fault: { requirement: fault.requirement, party: fault.party } });
    const row = judgeFault(fault, catalogue.get(fault.requirement), run.requirements, controlOf(fault).verified, depth);
    options.onRow(row);
    if (!keep && row.killed) rmSync(dir, { recursive: true, force: true });
    return row;
  };
  // Long runs first: what is dealt last decides when the last process is done.
  const dealt = claimed.map((fault, position) => ({ fault, depth: whole(suiteOf(fault)) ? depthAt(position, exactness) : ('kill' as const) })).sort((a, b) => (a.depth < b.depth ? -1 : a.depth > b.depth ? 1 : 0));
  const rows = await Promise.all(dealt.map(({ fault, depth }) => judged(fault, depth)));
  const debts = owed(verified, claimed, options);
  debts.forEach(options.onRow);
  return { rows: [...rows, ...debts], exactness };
}

/** Faults that no scenario could catch, and requirements that the suite verifies without a fault that proves it. */
function owed(verified: ReadonlySet<string>, claimed: readonly Fault[], { faults, catalogue, tags, demandAll }: MatrixOptions): MatrixRow[] {
  const unclaimed = tags === undefined ? faults.filter((fault) => !claimed.includes(fault)).map((fault) => unproven(catalogue.get(fault.requirement), 'no scenario claims it')) : [];
  const unplanted = demandAll ? [...verified].filter((id) => !faults.some((fault) => fault.requirement === id)).map((id) => unproven(catalogue.get(id), 'no fault is planted for it')) : [];
  return [...unclaimed, ...unplanted];
}
