/** A process of the kill matrix: makes the runs that it is sent. */
import { work } from '../crew/worker';
import { commandServices, type CommandServices } from '../run/services';
import { runJob, type Job } from './job';

let services: Promise<CommandServices> | undefined;

work(async (job: Job) => {
  services ??= commandServices(() => undefined);
  return runJob(await services, job, process.env);
});
