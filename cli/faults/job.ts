import type { RequirementVerdict } from '../../evidence/model';
import { loadIut } from '../../iut/description/load';
import { referenceFile, type ReferenceName } from '../../iut/description/references';
import { UsageError } from '../../iut/errors';
import { declaredWith } from '../../reference';
import { executeRun } from '../run/execute';
import { makeRunId } from '../run/run-id';
import type { CommandServices } from '../run/services';
import type { Fault } from './matrix';

/** One run of the reference: of these scenarios, with this fault or with none. Can be sent to another process. */
export interface Job {
  /** Folder for the evidence; must not exist. */
  dir: string;
  tags: string;
  as: ReferenceName;
  fault?: Pick<Fault, 'requirement' | 'party'>;
}

/** The run in words. */
export function nameOfJob({ tags, as, fault }: Job): string {
  return `the run of ${as}.yaml ${fault === undefined ? `without a fault (${tags})` : `with the fault ${fault.requirement} in the ${fault.party}`}`;
}

/** What the matrix must know of a run. */
export interface JobResult {
  /** How many scenarios ran; 0 where the tags select none, and then nothing else is filled. */
  scenarios: number;
  exit: number;
  sentence: string;
  requirements: RequirementVerdict[];
  verified: string[];
}

/** Bound on one run; the steps of its scenarios have bounds of their own that end far sooner. Milliseconds. */
export const JOB_LIMIT_MS = 15 * 60_000;

/**
 * Waits that only a broken implementation makes us sit through, shortened: the reference answers within milliseconds, and
 * a fault that keeps it silent would otherwise cost the whole limit in every scenario.
 */
const SHORT_WAITS = { 'as4.receipt.timeout': 'PT2S', 'quiet.window': 'PT1S', 'eaeu.wire.wait': 'PT2S' };

/** @throws whatever keeps a run from being made, except that no scenario is selected */
export async function runJob(services: CommandServices, { dir, tags, as, fault }: Job, env: NodeJS.ProcessEnv): Promise<JobResult> {
  const planted = (party: Fault['party']): ReadonlySet<string> => new Set(fault?.party === party ? [fault.requirement] : []);
  const description = loadIut(referenceFile(as));
  try {
    const { rollUp } = await executeRun({
      ...services,
      env,
      description: { ...declaredWith(description, planted('iut')), parameters: { ...description.parameters, ...SHORT_WAITS } },
      tags,
      dir,
      runId: makeRunId(services.wall, services.ids),
      faults: { reference: planted('iut'), simulator: planted('simulator'), harness: planted('harness') },
    });
    const { exit, sentence, requirements, planned, scenarios } = rollUp;
    return { scenarios: scenarios.filter((scenario) => scenario.outcome !== 'not-run').length, exit, sentence, requirements, verified: planned.verified };
  } catch (error) {
    if (!(error instanceof UsageError && error.code === 'plan-empty')) throw error;
    return { scenarios: 0, exit: 0, sentence: '', requirements: [], verified: [] };
  }
}
