import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE, mergeLogs } from '../../evidence';
import type { IutDescription } from '../../iut/description/model';
import { UsageError } from '../../iut/errors';
import { hireCrew, startWorker } from '../crew/crew';
import { makeFolder } from '../folder';
import { ReportedMistake } from '../mistakes';
import { PROJECT } from '../project';
import { orderInWords } from '../run/order';
import type { ShareOfRun, ShareResult } from './share-of-run';

/** More would wait for the same cores. */
export const MOST_PROCESSES = 8;

/** Bound on one process; the steps of its scenarios have bounds of their own that end far sooner. Milliseconds. */
const LIMIT_MS = 60 * 60_000;

/**
 * Runs the plan in several processes, each with simulators and an implementation under test of its own, and makes one log of
 * theirs in `dir`. A process that fails is shown as the end of the run; what the others have seen stays in the evidence.
 *
 * @throws UsageError usage, where the implementation cannot stand several times at once
 */
export async function runParallel(processes: number, run: Omit<ShareOfRun, 'share'>, env: NodeJS.ProcessEnv): Promise<void> {
  mustStandSeveralTimes(run.description);
  const dirs = Array.from({ length: processes }, (_, at) => join(run.dir, 'parts', String(at + 1)));
  makeFolder(join(run.dir, 'parts'));
  const crew = hireCrew<ShareOfRun, ShareResult>({
    size: processes,
    start: () => startWorker(join(PROJECT, 'cli', 'parallel', 'worker.ts'), env),
    limitMs: LIMIT_MS,
    name: ({ share }) => `share ${share.index} of ${share.of}`,
  });
  const results = await Promise.allSettled(dirs.map((dir, at) => crew.perform({ ...run, dir, share: { index: at + 1, of: processes } })));
  crew.dismiss();
  const mistake = results.map((result) => (result.status === 'fulfilled' && 'mistake' in result.value ? result.value.mistake : undefined)).find((one) => one !== undefined);
  if (mistake !== undefined) throw new ReportedMistake(mistake);
  const logs = dirs.filter((dir) => existsSync(join(dir, EVENTS_FILE)));
  const lost = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).message] : []));
  if (logs.length === 0) throw new Error(lost.join('; '));
  const order = [orderInWords({ order: run.order }), `by ${processes} processes`].filter((words) => words !== undefined).join(', ');
  mergeLogs(run.dir, logs, lost, order);
}

/**
 * One of it per process: made anew, and nowhere tied to an address that only one can have.
 * @throws UsageError usage
 */
export function mustStandSeveralTimes({ driver, endpoints, listen }: IutDescription): void {
  const fixed = [
    ...(driver.kind === 'http' ? ['driver.url'] : []),
    ...Object.keys(endpoints).map((regime) => `endpoints.${regime}`),
    ...Object.entries(listen.ports).filter(([, port]) => port !== 0).map(([regime]) => `listen.${regime}`),
  ];
  if (fixed.length === 0) return;
  throw new UsageError('usage', `several of the implementation are to run at once, but ${fixed.join(', ')} can be had by one alone`, 'use a driver of kind "command" that starts its own system and names its endpoint in hello, or one process');
}
