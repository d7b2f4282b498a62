import { closeSync, fsync, fsyncSync } from 'node:fs';
import { promisify } from 'node:util';

/** Brings files to the disk, so that a power cut does not take them. All files are meant by their descriptors: opening one again to flush it costs more than flushing. */
export interface Durable {
  /** This file was written in full and is this object's from now on: flushed with the next call of either kind, then closed. Throws as `now` does. */
  written(descriptor: number): void;
  /** At once; throws what the file system refuses. */
  now(): void;
  /** While others go on: a disk takes longer than a scenario. One round at a time; what comes meanwhile goes with it or with the next. */
  soon(): void;
  /** `now`, and nothing after it; then the file that is flushed each time is closed too. */
  close(): void;
}

/** Written files for which a round in the background is begun without being asked for. */
const A_ROUND = 32;
/** Open files at most: a disk that does not follow makes the writer wait. */
const MOST_OPEN = 200;

const flush = promisify(fsync);

/** @param always descriptor of a file that is flushed each time; @param failed told what a flush in the background was refused */
export function durable(always: number, failed: (error: unknown) => void): Durable {
  const waiting: number[] = [];
  /** In the hands of the round in the background, which closes it. */
  let under: number | undefined;
  let again = false;
  let working = false;
  let closed = false;

  const round = async (): Promise<void> => {
    try {
      for (under = waiting.shift(); under !== undefined; under = waiting.shift()) {
        try {
          await flush(under);
        } finally {
          closeSync(under);
        }
      }
      if (!closed) await flush(always);
    } catch (error) {
      under = undefined;
      failed(error);
    }
  };
  const work = async (): Promise<void> => {
    working = true;
    do {
      again = false;
      await round();
    } while (again && !closed);
    working = false;
    if (closed) closeSync(always);
  };
  const soon = (): void => {
    if (working) again = true;
    else void work();
  };
  const now = (): void => {
    // What is under way in the background may not have arrived.
    if (under !== undefined) fsyncSync(under);
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      try {
        fsyncSync(one);
      } finally {
        closeSync(one);
      }
    }
    fsyncSync(always);
  };

  return {
    written: (descriptor) => {
      waiting.push(descriptor);
      if (waiting.length >= MOST_OPEN) now();
      else if (waiting.length % A_ROUND === 0) soon();
    },
    now,
    soon,
    close: () => {
      closed = true;
      try {
        now();
      } finally {
        // A number that is closed under a flush could be another file's by then.
        if (!working) closeSync(always);
      }
    },
  };
}
