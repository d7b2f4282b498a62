import type { Store } from './store';

/** Entries of one kind that those who find them may change; whatever was found is looked at when it is saved. */
export interface Cabinet<T> {
  readonly size: number;
  put(key: string, value: T): T;
  /** To be changed. */
  find(key: string): T | undefined;
  /** To look at: what is to be changed is asked for by its key. */
  all(): readonly T[];
  remove(key: string): void;
  /** Hands to the store what may have changed since. */
  save(): void;
  clear(): void;
}

/** `most`: above so many entries the oldest are given up. */
export function createCabinet<T>(kind: string, store: Store, most = Infinity): Cabinet<T> {
  const entries = new Map(store.all(kind) as ReadonlyMap<string, T>);
  const handedOut = new Set<string>();
  const remove = (key: string): void => {
    handedOut.delete(key);
    if (entries.delete(key)) store.drop(kind, key);
  };
  return {
    get size() {
      return entries.size;
    },
    remove,
    put(key, value) {
      entries.set(key, value);
      handedOut.add(key);
      if (entries.size > most) remove(entries.keys().next().value!);
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
