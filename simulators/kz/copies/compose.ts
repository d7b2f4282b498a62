import type { Authority, Item, Letter, LetterOf, Request } from '../../../requirements/kz/copies/letters';
import { COUNTERPART, IUT } from './authorities';

/** Frame of a letter of ours. */
export interface Stamp {
  id: string;
  /** ISO 8601. */
  dated: string;
}

/** A request that holds everything that item 4 demands, and more. */
export function completeRequest(stamp: Stamp, items: readonly Item[], from: Authority = COUNTERPART): Request {
  return {
    letter: 'request', ...stamp, from, to: IUT,
    reference: 'Customs Code of the Eurasian Economic Union, Article 371',
    circumstances: 'The customs value declared on import differs from that declared on export of the same goods.',
    provisions: ['Customs Code of the Eurasian Economic Union, Article 38'],
    grounds: [{ ground: 1, mismatch: 'customs value of one consignment', sources: ['export declaration 10702070/100326/0001234', 'import declaration 57505/090326/0004321'] }],
    items: [...items],
    other: 'Contact for questions: department of control after release.',
    attachments: ['copy of the export declaration'],
    signer: { name: 'A. Ivanov', office: 'head' },
  };
}

/** Contents of item 4 by the words of the features: what it is to leave one out, and its number. */
export const CONTENTS: Readonly<Record<string, { number: number; leftOut: (request: Request) => Request }>> = {
  'the addressed authority': { number: 1, leftOut: ({ to: _, ...rest }) => rest },
  'the reference to Article 371': { number: 2, leftOut: ({ reference: _, ...rest }) => rest },
  'the provisions': { number: 3, leftOut: ({ provisions: _, ...rest }) => rest },
  'the grounds': { number: 4, leftOut: ({ grounds: _, ...rest }) => rest },
  'the list of documents': { number: 5, leftOut: ({ items: _, ...rest }) => ({ ...rest, other: 'All documents are asked for.' }) },
  'other information': { number: 6, leftOut: (request) => ({ ...request, other: '' }) },
  attachments: { number: 0, leftOut: ({ attachments: _, ...rest }) => rest },
};

/** A letter about a request of somebody. */
export const about = <K extends Exclude<Letter['letter'], 'request'>>(letter: K, stamp: Stamp, request: Request, from: Authority, contents: Omit<LetterOf<K>, 'letter' | 'id' | 'dated' | 'from' | 'to' | 'about'>): Letter =>
  ({ letter, ...stamp, from, to: IUT, about: request.id, ...contents }) as unknown as Letter;
