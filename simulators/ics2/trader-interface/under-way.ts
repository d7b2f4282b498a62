/** Work for which nobody waits at once, and whose end somebody may want to see. */
export interface UnderWay {
  /** Keeps a job in mind until it ends; hands it back as it is. */
  wait<T>(job: Promise<T>): Promise<T>;
  /** Resolves once every job has ended, those included that began meanwhile. */
  settle(): Promise<void>;
}

/** @param reportFailure told of each job that ends badly: a caller that waits sees it too, one that does not must not miss it */
export function createUnderWay(reportFailure: (error: unknown) => void): UnderWay {
  const jobs = new Set<Promise<unknown>>();
  return {
    wait(job) {
      const ended = job.then(() => undefined, reportFailure).finally(() => jobs.delete(ended));
      jobs.add(ended);
      return job;
    },
    async settle() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}
