/**
 * What an implementation must not lose: plain data (JSON) by kind and key. Changes are gathered until they are committed: all that one event
 * brings about is there after a crash, or nothing of it.
 */
export interface Store {
  /** What is kept of a kind, by key, in the order in which the keys came. */
  all(kind: string): ReadonlyMap<string, unknown>;
  /** `value` is asked for at once by a store that keeps anything. */
  keep(kind: string, key: string, value: () => unknown): void;
  drop(kind: string, key: string): void;
  /** Everything kept is durable when this returns. @throws StoreError when it cannot be; what was gathered is tried again by the next one */
  commit(): void;
  /** Forgets everything, durably. */
  clear(): void;
  close(): void;
}

/** A store that cannot be opened, read or written; the message names file and place. */
export class StoreError extends Error {}

/** Keeps nothing: for one that nobody stops in the middle, as in a conformance run. */
export const FORGETFUL: Store = {
  all: () => new Map(),
  keep: () => undefined,
  drop: () => undefined,
  commit: () => undefined,
  clear: () => undefined,
  close: () => undefined,
};
