import type { Item } from '../../../requirements/kz/copies/letters';

/** A document that this authority keeps. */
export interface Held {
  kind: string;
  number: string;
  content: string;
  /** `security`: may harm national security; `forbidden`: by law or treaty; `lost`: for ever; `hard-to-find`: it only takes time. */
  restriction?: 'security' | 'forbidden' | 'lost' | 'hard-to-find';
}

const MOST_HELD = 1000;
const RESTRICTIONS = ['security', 'forbidden', 'lost', 'hard-to-find'] as const;

/** Reads documents as somebody told them. @throws TypeError naming what is wrong */
export function readHeld(value: unknown): Held[] {
  if (!Array.isArray(value) || value.length > MOST_HELD) throw new TypeError('documents must be a list');
  return value.map((one: unknown): Held => {
    const { kind, number, content, restriction } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    if (typeof kind !== 'string' || typeof number !== 'string' || typeof content !== 'string') throw new TypeError('a document has a kind, a number and a content');
    const known = RESTRICTIONS.find((name) => name === restriction);
    if (restriction !== undefined && known === undefined) throw new TypeError(`restriction is one of ${RESTRICTIONS.join(', ')}`);
    return { kind, number, content, ...(known === undefined ? {} : { restriction: known }) };
  });
}

/** The documents that an item may mean: by its number, or all of its kind where it gives none. */
export const meantBy = (archive: readonly Held[], { kind, number }: Item): Held[] =>
  archive.filter((held) => held.kind === kind && (number === undefined || held.number === number));
