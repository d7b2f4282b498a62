import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { UsageError } from '../../iut/errors';
import { REGIMES } from '../../requirements/catalogue/catalogue';
import { executeRun, type RunResult } from '../run/execute';
import { makeRunId } from '../run/run-id';
import type { CommandServices } from '../run/services';
import { judgeFault, type Fault, type MatrixRow } from './matrix';

export interface MatrixOptions {
  faults: readonly Fault[];
  /** Only scenarios that match; faults of requirements that none of them claims are left out. */
  tags?: string;
  /** Folder for the evidence of the runs; kept for survivors only, unless `keep`. */
  out: string;
  keep: boolean;
  env: NodeJS.ProcessEnv;
  onRow: (row: MatrixRow) => void;
}

/**
 * Waits that only a broken implementation makes us sit through, shortened: the reference answers within milliseconds, and
 * a fault that keeps it silent would otherwise cost the whole limit in every scenario.
 */
const SHORT_WAITS = { 'as4.receipt.timeout': 'PT2S', 'quiet.window': 'PT1S', 'eaeu.wire.wait': 'PT2S' };

/** What one process found: a row per fault, and what the faultless runs claimed. */
export interface MatrixPart {
  rows: MatrixRow[];
  /** Requirements verified by the faultless reference: each of them owes a fault. */
  verified: string[];
  /** Set when a faultless run was not green: nothing that follows it would mean anything. */
  notGreen?: string;
}

/**
 * Runs the suite of each regime without any fault (the control) and then once per fault. Only the regime of a fault is run:
 * the regimes share no state but the wire protocols.
 */
export async function runMatrix(services: CommandServices, options: MatrixOptions): Promise<MatrixPart> {
  const part: MatrixPart = { rows: [], verified: [] };
  for (const regime of REGIMES) {
    const inRegime = options.faults.filter((fault) => services.catalogue.get(fault.requirement).regime === regime);
    if (inRegime.length === 0) continue;
    const tags = options.tags === undefined ? `@${regime}` : `@${regime} and (${options.tags})`;
    const faultless = await controlRun(services, options, tags, regime);
    if (faultless === undefined) continue;
    const { rollUp, dir } = faultless;
    if (rollUp.exit !== 0) return { ...part, notGreen: `the faultless reference is not green for ${regime} (exit ${rollUp.exit}): ${rollUp.sentence}\n  evidence: ${dir}` };
    if (!options.keep) rmSync(dir, { recursive: true, force: true });
    const claimed = rollUp.planned.verified;
    part.verified.push(...claimed);
    for (const fault of options.tags === undefined ? inRegime : inRegime.filter(({ requirement }) => claimed.includes(requirement))) {
      const run = await runOnce(services, options, tags, `${fault.party}-${fault.requirement}`, fault);
      const row = judgeFault(fault, services.catalogue.get(fault.requirement), run.rollUp.requirements, claimed);
      part.rows.push(row);
      options.onRow(row);
      if (!options.keep && row.killed) rmSync(run.dir, { recursive: true, force: true });
    }
  }
  return part;
}

/** Undefined where the tags select nothing of this regime. */
async function controlRun(services: CommandServices, options: MatrixOptions, tags: string, regime: string): Promise<RunResult | undefined> {
  try {
    return await runOnce(services, options, tags, `faultless-${regime}`);
  } catch (error) {
    if (!(error instanceof UsageError && error.code === 'plan-empty')) throw error;
    rmSync(join(options.out, `faultless-${regime}`), { recursive: true, force: true });
    return undefined;
  }
}

async function runOnce(services: CommandServices, options: MatrixOptions, tags: string, name: string, fault?: Fault): Promise<RunResult> {
  const planted = (party: Fault['party']): ReadonlySet<string> => new Set(fault?.party === party ? [fault.requirement] : []);
  return executeRun({
    ...services,
    env: options.env,
    description: { ...loadIut(REFERENCE_DESCRIPTION), parameters: SHORT_WAITS },
    tags,
    dir: join(options.out, name),
    runId: makeRunId(services.wall, services.ids),
    faults: { reference: planted('iut'), simulator: planted('simulator') },
  });
}
