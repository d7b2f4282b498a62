import type { Store } from './store';

/** A store for as long as the process lives: what is opened on it again finds what was committed, and nothing else, as on disk. */
export function createMemoryStore(): Store {
  const kinds = new Map<string, Map<string, string>>();
  /** What is not committed yet; a text of undefined = dropped. */
  let gathered: (readonly [kind: string, key: string, text: string | undefined])[] = [];
  return {
    all: (kind) => new Map([...(kinds.get(kind) ?? [])].map(([key, text]) => [key, JSON.parse(text) as unknown])),
    keep: (kind, key, value) => void gathered.push([kind, key, JSON.stringify(value())]),
    drop: (kind, key) => void gathered.push([kind, key, undefined]),
    commit() {
      for (const [kind, key, text] of gathered) {
        const entries = kinds.get(kind) ?? new Map<string, string>();
        kinds.set(kind, entries);
        if (text === undefined) entries.delete(key);
        else entries.set(key, text);
      }
      gathered = [];
    },
    clear() {
      kinds.clear();
      gathered = [];
    },
    close: () => undefined,
  };
}
