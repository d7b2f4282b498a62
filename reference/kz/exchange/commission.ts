import type { QueryMessage, RecordsMessage } from '../../../requirements/kz/exchange';
import type { Behaviour } from './behaviour';
import type { Kept } from './regular';

/** Most records in one answer. Ours. */
const MOST_RECORDS = 500;

/** What the Commission gets on its request: no state secret, nothing of restricted distribution (article on cooperation, item 4). */
export function recordsFor({ kind }: QueryMessage, documents: Iterable<Kept>, { withholds }: Behaviour['cooperation']): RecordsMessage['records'] {
  return [...documents]
    .filter((kept) => kept.kind === kind && !kept.secret)
    .slice(0, MOST_RECORDS)
    .map(({ number, elements, marks }) => ({
      number,
      elements: Object.fromEntries(Object.entries(elements).filter(([name]) => !Object.hasOwn(marks, name) || !withholds(marks[name]!))),
    }));
}
