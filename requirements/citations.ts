/**
 * Shapes of requirement ids in code, features and documents. A little wider than the ids in use (three digits, any
 * group), so that a mistyped citation is found and then refused as unknown, instead of being overlooked.
 */
const CITATION = new RegExp(
  [
    'ICS2-[A-Z][A-Z0-9]{1,5}-\\d{1,3}',
    'EAEU-[A-Z0-9]{2,6}-(?:F\\d{1,3}(?:-[a-z]+|[a-z])?|\\d{1,3})',
    'KZ\\d{3}-[A-Z]?\\d{1,3}[a-z]?',
    'KZCC-[A-Z]+-\\d{1,3}',
    'KZPI-[A-Z]\\d{1,3}',
    'EEC52-[a-z]',
  ]
    .map((shape) => `(?<![A-Za-z0-9-])${shape}(?![A-Za-z0-9])`)
    .join('|'),
  'g',
);

export interface Citation {
  id: string;
  /** Line in the text, from 1. */
  line: number;
}

/** Every place where a text cites a requirement, in order, repeats included. */
export function findCitations(text: string): Citation[] {
  return text.split('\n').flatMap((content, index) => [...content.matchAll(CITATION)].map((match) => ({ id: match[0], line: index + 1 })));
}
