import type { Store } from './store';

/** Entries of one kind that those who find them may change; whatever was found is looked at when it is saved. */
export interface Cabinet<T> {
  put(key: string, value: T): T;
  /** To be changed. */
  find(key: string): T | undefined;
  /** To look at: what is to be changed is asked for by its key. */
  all(): readonly T[];
  /** Hands to the store what may have changed since. */
  save(): void;
  clear(): void;
}

export function createCabinet<T>(kind: string, store: Store): Cabinet<T> {
  const entries = new Map(store.all(kind) as ReadonlyMap<string, T>);
  const handedOut = new Set<string>();
  return {
    put(key, value) {
      entries.set(key, value);
      handedOut.add(key);
      return value;
    },
    find(key) {
      if (entries.has(key)) handedOut.add(key);
      return entries.get(key);
    },
    all: () => [...entries.values()],
    save() {
      for (const key of handedOut) store.keep(kind, key, () => entries.get(key));
      handedOut.clear();
    },
    clear() {
      entries.clear();
      handedOut.clear();
    },
  };
}

/** Entries that only come, the newest `most` of them. */
export interface Pile<T> {
  add(value: T): void;
  all(): readonly T[];
  clear(): void;
}

export function createPile<T>(kind: string, store: Store, most: number): Pile<T> {
  const entries = new Map(store.all(kind) as ReadonlyMap<string, T>);
  let next = Math.max(0, ...[...entries.keys()].map((key) => Number(key) + 1));
  return {
    add(value) {
      const key = String(next++);
      entries.set(key, value);
      store.keep(kind, key, () => value);
      if (entries.size <= most) return;
      const [oldest] = entries.keys();
      entries.delete(oldest!);
      store.drop(kind, oldest!);
    },
    all: () => [...entries.values()],
    clear: () => entries.clear(),
  };
}
