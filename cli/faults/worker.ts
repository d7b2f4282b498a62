/** A process of the crew: does the jobs that it is sent, one after the other, until the matrix is done or gone. */
import { commandServices, type CommandServices } from '../run/services';
import type { Answer } from './crew';
import { runJob, type Job } from './job';

let services: Promise<CommandServices> | undefined;

async function answerTo(job: Job): Promise<Answer> {
  try {
    services ??= commandServices(() => undefined);
    return { result: await runJob(await services, job, process.env) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (job: Job) => void answerTo(job).then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());
