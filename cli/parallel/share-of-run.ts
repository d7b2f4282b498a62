import type { IutDescription } from '../../iut/description/model';
import type { Io } from '../io';
import { asMistake, type Mistake } from '../mistakes';
import { executeRun } from '../run/execute';
import type { Order, Share } from '../run/order';
import { printScenario } from '../run/progress';
import type { CommandServices } from '../run/services';

/** What one of several processes does of a run. Plain data: it is sent to that process. */
export interface ShareOfRun {
  description: IutDescription;
  tags?: string;
  order: Order;
  share: Share;
  /** Folder for its part of the evidence. */
  dir: string;
  runId: string;
  quiet: boolean;
}

/** Either it came to its end, whatever it found, or nothing could be judged. */
export type ShareResult = { ended: true } | { mistake: Mistake };

/** Runs a share, with simulators, a driver and a log of its own. */
export async function runShare(services: CommandServices, { description, tags, order, share, dir, runId, quiet }: ShareOfRun, io: Io): Promise<ShareResult> {
  let total = 0;
  let done = 0;
  try {
    await executeRun({
      ...services,
      env: io.env,
      description,
      ...(tags === undefined ? {} : { tags }),
      order,
      share,
      dir,
      runId,
      onPlan: (plan) => (total = plan.filter((scenario) => scenario.decision === 'run').length),
      onScenario: (scenario, outcome, reason) => {
        done += 1;
        if (!quiet || outcome !== 'passed') printScenario({ ...io, stdout: (text) => io.stdout(`${share.index}: ${text}`) }, done, Math.ceil(total / share.of))(scenario, outcome, reason);
      },
    });
    return { ended: true };
  } catch (error) {
    const mistake = asMistake(error);
    if (mistake === undefined) throw error;
    return { mistake };
  }
}
