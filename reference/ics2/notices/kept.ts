import { groups, text, type Said } from './said';

/** Rows by which a message says what it is about. */
const NUMBERS = ['MRN', 'LRN', 'functionalReference'];

/**
 * Everything under which a message of customs can be found again: its numbers, and the carrier's document, which is all that
 * somebody who has not filed yet is told (IE3N11).
 */
export function numbersOf({ body }: Said): string[] {
  const documents = groups(body, 'transportDocument').map((one) => text(one, 'documentNumber'));
  return [...NUMBERS.map((name) => text(body, name)), ...documents].filter((one) => one !== undefined);
}
