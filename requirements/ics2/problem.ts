/** `reject`: a Trader Interface refuses the message. `advice`: the source says "should", or only implies it: a finding at most. */
export type Weight = 'reject' | 'advice';

/** Whose check it is: most are the Trader Interface's; stop words are looked for later, by the Common Repository (BPM L4, E-01-11). */
export type Stage = 'trader-interface' | 'common-repository';

/** One thing wrong with a business message, complete enough to be an entry of IE3N99 and to be understood by its sender. */
export interface Problem {
  /** 1-based line of the element in the bytes that were judged; 0 when unknown. */
  line: number;
  /** XPath (local names, positions where siblings share a name) of an element that exists: for a missing element its parent. */
  path: string;
  /** The same place in business names: `IE3F10/Consignment (Master level)/Consignment (House level)[2]`. */
  displayPath: string;
  /** Business name of the element at fault. */
  element: string;
  /** `R3003`, `C3004`, `GEN-MANDATORY` ..., or `schema` for what only the XSD found. */
  rule: string;
  /** CL723 code of an answer. */
  code: string;
  /** Other codes that a tolerant judge accepts for the same breach. */
  also: readonly string[];
  /** Whether a source pairs this code with this check, or we infer it. A deviation from an inferred code is never a failure. */
  basis: 'stated' | 'inferred';
  weight: Weight;
  stage: Stage;
  /** Catalogue id of the requirement that is broken. */
  requirement: string;
  found: string;
  demanded: string;
  /** What to do about it. */
  mend: string;
}
