import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Brings files to the disk, so that a power cut does not take them. */
export interface Durable {
  /** This file was written and is to be brought to the disk with the next call of either kind. */
  written(path: string): void;
  /** At once; throws what the file system refuses. */
  now(): void;
  /** While others go on: a disk takes longer than a scenario. One round at a time; what comes meanwhile goes with the next. */
  soon(): void;
}

/** @param always a file that is flushed each time; @param failed told what a flush in the background was refused */
export function durable(always: string, failed: (error: unknown) => void): Durable {
  const waiting: string[] = [];
  let under: readonly string[] = [];
  let again = false;

  const round = async (): Promise<void> => {
    under = waiting.splice(0);
    try {
      for (const path of [...under, always]) {
        const file = await open(path, 'r');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }
    } catch (error) {
      failed(error);
    }
    under = [];
  };
  let working = false;
  const work = async (): Promise<void> => {
    working = true;
    do {
      again = false;
      await round();
    } while (again);
    working = false;
  };

  return {
    written: (path) => void waiting.push(path),
    now: () => {
      // What is under way in the background may not have arrived.
      for (const path of [...under, ...waiting.splice(0), always]) {
        const file = openSync(path, 'r');
        try {
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      }
    },
    soon: () => {
      if (working) again = true;
      else void work();
    },
  };
}
