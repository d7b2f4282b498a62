import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from './lock';
import { openJournal, readChanges, written } from './journal';
import type { Store } from './store';

/** A journal shorter than this is not worth a snapshot, in bytes. */
const SHORT_JOURNAL = 1024 * 1024;
/** How often the snapshot's length a journal may have. */
const LONGEST_JOURNAL = 2;

/**
 * A store in a folder of its own: `snapshot.jsonl`, what was there at some time, and `journal.jsonl`, every change since, a line for each
 * commit. When the journal is long beside it, a new snapshot takes the place of both, so that neither grows for ever.
 * A crash at any point leaves one of both states: changes name whole values, so the journal may be read over a newer snapshot too.
 * @throws StoreError when the folder is in use, cannot be read, or holds something else
 */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lock(join(folder, 'lock'));
  const kinds = new Map<string, Map<string, string>>();
  const ofKind = (kind: string): Map<string, string> => {
    const found = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, found);
    return found;
  };
  const read = (name: string): ReturnType<typeof openJournal>['journal'] => {
    const file = join(folder, name);
    const { journal, lines } = openJournal(file);
    lines.forEach((line, at) => {
      for (const [kind, key, value] of readChanges(line, file, at + 1)) {
        if (value === null) ofKind(kind).delete(key);
        else ofKind(kind).set(key, JSON.stringify(value));
      }
    });
    return journal;
  };
  let snapshot: ReturnType<typeof read>;
  let journal: ReturnType<typeof read>;
  try {
    snapshot = read('snapshot.jsonl');
    journal = read('journal.jsonl');
  } catch (error) {
    unlock();
    throw error;
  }
  /** By kind and key; the text of the value, undefined = dropped. */
  let gathered = new Map<string, readonly [string, string, string | undefined]>();
  const gather = (kind: string, key: string, text: string | undefined): void => void gathered.set(JSON.stringify([kind, key]), [kind, key, text]);

  const compact = (): void => {
    const next = join(folder, 'snapshot.new');
    rmSync(next, { force: true });
    const { journal: fresh } = openJournal(next);
    for (const [kind, entries] of kinds) for (const [key, text] of entries) fresh.append(written([[kind, key, text]]));
    fresh.sync();
    renameSync(next, join(folder, 'snapshot.jsonl'));
    syncFolder(folder);
    snapshot.close();
    snapshot = fresh;
    journal.empty();
  };

  return {
    all: (kind) => new Map([...ofKind(kind)].map(([key, text]) => [key, JSON.parse(text) as unknown])),
    keep(kind, key, value) {
      const text = JSON.stringify(value());
      if (ofKind(kind).get(key) === text) return;
      ofKind(kind).set(key, text);
      gather(kind, key, text);
    },
    drop(kind, key) {
      if (ofKind(kind).delete(key)) gather(kind, key, undefined);
    },
    commit() {
      if (gathered.size === 0) return;
      const changes = [...gathered.values()];
      journal.append(written(changes));
      // What was only dropped may come back: a message goes out once more, under the same id.
      if (changes.some(([, , text]) => text !== undefined)) journal.sync();
      gathered = new Map();
      if (journal.length > SHORT_JOURNAL && journal.length > LONGEST_JOURNAL * snapshot.length) compact();
    },
    clear() {
      kinds.clear();
      gathered = new Map();
      compact();
    },
    close() {
      for (const file of [snapshot, journal]) file.close();
      unlock();
    },
  };
}

/** A new name in a folder is durable once the folder is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
