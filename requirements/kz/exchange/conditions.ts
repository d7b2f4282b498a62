import specimen from './conditions-table.json';

/** What is exchanged regularly (Customs Code of Kazakhstan, Art. 444(1)). A customs document is one named in Art. 83(4) or in Art. 360(4), part 2. */
export const DOCUMENT_KINDS = ['goods-declaration', 'customs-document', 'classification-decision'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * Technical conditions of regular exchange. Art. 444(2) says what they fix and who sets them; none are public, so names and form are ours.
 */
export interface Conditions {
  id: string;
  /** Codes of the states whose customs authorities take part. */
  authorities: string[];
  /** `elements`: the closed list of Annex 2 to the Code of the Union, by kind of document. */
  structure: { profile: string; elements: Record<DocumentKind, string[]> };
  /** What is done when a message cannot be delivered. */
  regulation: { repeatEvery: string; delayReported: boolean };
  /** ISO 8601 duration from registration to sending. */
  limits: { exchange: string };
  methods: string[];
  /** Who set them: the customs authorities (Art. 444(2), second part). */
  setBy: string[];
}

/** The five parts without which conditions are incomplete, and what people call them. */
export const PARTS = {
  authorities: 'participating authorities',
  structure: 'structure and format',
  regulation: 'regulation',
  limits: 'time limits',
  methods: 'methods',
} as const satisfies Partial<Record<keyof Conditions, string>>;

export type Part = keyof typeof PARTS;

/** The one way of exchange that the channel of this project has. */
export const METHOD = 'exchange-over-mutual-tls';

/**
 * Conditions to test with: **ours**, no document of any authority. Annex 2 was not at hand, so its list of elements is a specimen too.
 * @param exchange ISO 8601 duration; the specimen's own where none is known
 */
export function specimenConditions(exchange: string = specimen.limits.exchange): Conditions {
  return { ...structuredClone(specimen), limits: { exchange } };
}
