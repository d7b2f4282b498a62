import type { Copy, Request } from '../../../requirements/kz/copies/letters';

export type State = 'received' | 'running' | 'suspended' | 'fulfilled' | 'refused' | 'returned';

/** A time in which additional information was awaited, by its days (ISO 8601); open while it has not arrived. */
export interface Awaiting {
  asked: string;
  arrived?: string;
}

/** A request in our journal, and what has become of it: plain data, as it is kept. */
export interface Matter {
  request: Request;
  /** Epoch ms. */
  receivedAt: number;
  state: State;
  number?: string;
  /** Day from which the term runs, ISO 8601. */
  registered?: string;
  extended: boolean;
  waitings: Awaiting[];
  /** Which of them the information ended that nobody has registered yet. */
  unregistered?: number;
  copies: Copy[];
  /** Items for which another body of the state was asked. */
  inquired: string[];
  overdue: boolean;
  remarks: string[];
}

export const newMatter = (request: Request, receivedAt: number): Matter => ({
  request, receivedAt, state: 'received', extended: false, waitings: [], copies: [], inquired: [], overdue: false, remarks: [],
});

export const hasCopy = ({ copies }: Matter, id: string): boolean => copies.some(({ item }) => item === id);

/** Enters the copy of an item; a later one takes the place of an earlier. */
export function enterCopy(matter: Matter, item: string, content: string): void {
  matter.copies = [...matter.copies.filter((copy) => copy.item !== item), { item, content }];
}

export const isOver = ({ state }: Matter): boolean => state === 'fulfilled' || state === 'refused' || state === 'returned';

/** The content of item 4 that a request lacks, by its number; undefined: complete. The sixth depends on the sender's view. */
export function missingContent({ to, reference, circumstances, provisions, grounds, items }: Request, minds: readonly number[]): { number: number; words: string } | undefined {
  const none = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;
  const lacking = [
    { number: 1, words: 'the authority to which it is addressed is not named', lacks: to === undefined },
    { number: 2, words: 'Article 371 of the Customs Code of the Union is not referred to', lacks: reference === undefined || !/371/.test(reference) },
    { number: 3, words: 'circumstances or the provisions to be checked are not stated', lacks: circumstances === undefined || none(provisions) },
    { number: 4, words: 'the grounds are not stated', lacks: none(grounds) },
    { number: 5, words: 'documents or data are not listed', lacks: none(items) },
  ];
  return lacking.find(({ number, lacks }) => lacks && minds.includes(number));
}
