import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { StoreError } from './store';

/** One change as it is written: kind, key and value; a value of null = dropped. */
export type Change = readonly [kind: string, key: string, value: unknown];

/** A file of lines, each of which is there whole or not at all. */
export interface Journal {
  /** Length, in bytes. */
  readonly length: number;
  /** @throws StoreError when the line cannot be written; the file is then as before */
  append(line: string): void;
  /** What was appended is on the disk when this returns. */
  sync(): void;
  empty(): void;
  close(): void;
}

const LINE_FEED = 0x0a;
const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Owned by one user: business data are nobody else's. */
const PRIVATE = 0o600;

/** Opens a file for appending, with what stands in it. A last line that a crash has cut off is cut away. @throws StoreError */
export function openJournal(file: string): { journal: Journal; lines: string[] } {
  let descriptor: number;
  let content: Buffer;
  try {
    descriptor = openSync(file, 'a+', PRIVATE);
    content = readFileSync(file);
  } catch (error) {
    throw new StoreError(`${file} cannot be opened: ${why(error)}`);
  }
  let length = content.lastIndexOf(LINE_FEED) + 1;
  if (length < content.length) ftruncateSync(descriptor, length);
  const journal: Journal = {
    get length() {
      return length;
    },
    append(line) {
      const bytes = Buffer.from(`${line}\n`);
      try {
        for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      } catch (error) {
        // Half a line in the middle would be found by nobody but the next start.
        ftruncateSync(descriptor, length);
        throw new StoreError(`${file} cannot be written: ${why(error)}`);
      }
      length += bytes.length;
    },
    sync() {
      try {
        fsyncSync(descriptor);
      } catch (error) {
        throw new StoreError(`${file} cannot be written: ${why(error)}`);
      }
    },
    empty() {
      ftruncateSync(descriptor, 0);
      length = 0;
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
  return { journal, lines: content.subarray(0, length).toString('utf8').split('\n').slice(0, -1) };
}

/** Reads one line as it was written by {@link written}. @throws StoreError naming the place */
export function readChanges(line: string, file: string, number: number): Change[] {
  try {
    const changes = JSON.parse(line) as Change[];
    if (Array.isArray(changes) && changes.every((one) => Array.isArray(one) && one.length === 3)) return changes;
  } catch {
    // Said below.
  }
  throw new StoreError(`${file}, line ${number}: no line of a journal; restore the folder from a copy, or begin with an empty one`);
}

/** Changes as a line; the values are JSON texts, undefined = dropped. */
export function written(changes: Iterable<readonly [kind: string, key: string, text: string | undefined]>): string {
  return `[${[...changes].map(([kind, key, text]) => `[${JSON.stringify(kind)},${JSON.stringify(key)},${text ?? 'null'}]`).join(',')}]`;
}
