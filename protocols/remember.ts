/**
 * Results of a pure function of its key, kept for the `limit` keys used last. For reading certificates: the same few
 * arrive with every message, and parsing and verifying them costs more than the rest of a message together. What throws is
 * not kept.
 */
export function remember<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.has(key);
    const value = known ? kept.get(key)! : make();
    // Most recently used last, so that the first one is the one to let go.
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    return value;
  };
}

/** What `make` makes, made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * The same characters as a string of its own. V8 cuts strings by pointing into the longer one, so whoever keeps a number from a message keeps
 * all of the message; this is for those who keep it for long.
 */
export const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
