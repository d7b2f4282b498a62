import { createCabinet, createPile, type Cabinet, type Pile } from '../common/store/cabinet';
import type { Store } from '../common/store/store';

/** What an office keeps, by kind. Whatever an event changes in it becomes durable at once, when the event is over. */
export interface Books {
  /** Entries of one kind, as they were left; a kind is opened once. */
  open<T>(kind: string): Cabinet<T>;
  /** Entries that only come, the newest `most` of them. */
  file<T>(kind: string, most: number): Pile<T>;
  /** Ends an event: to be called before anything leaves the house. @throws StoreError when it cannot be made durable */
  commit(): void;
  /** Empties everything, durably. */
  forget(): void;
}

/** Books in a store that others use too: each kind begins with `kz.`. */
export function openBooks(store: Store): Books {
  const cabinets = new Map<string, Cabinet<unknown>>();
  const piles = new Map<string, Pile<unknown>>();
  return {
    open<T>(name: string) {
      const kind = `kz.${name}`;
      const cabinet = createCabinet<T>(kind, store);
      cabinets.set(kind, cabinet as Cabinet<unknown>);
      return cabinet;
    },
    file<T>(name: string, most: number) {
      const kind = `kz.${name}`;
      const pile = createPile<T>(kind, store, most);
      piles.set(kind, pile as Pile<unknown>);
      return pile;
    },
    commit() {
      for (const cabinet of cabinets.values()) cabinet.save();
      store.commit();
    },
    forget() {
      for (const [kind, entries] of [...cabinets, ...piles]) {
        entries.clear();
        for (const key of store.all(kind).keys()) store.drop(kind, key);
      }
      store.commit();
    },
  };
}
