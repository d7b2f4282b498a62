import type { XmlElement } from '../../../protocols/xml';
import type { CodeLists } from '../codelists/code-lists';
import type { StopWords } from '../stop-words/stop-words';

/** A transport document as a register of earlier filings is asked about it. */
export interface DocumentUse {
  level: 'master' | 'house';
  number: string;
  /** CL754 code, for example `N705`. */
  type?: string;
  ucr?: string;
  declarant?: string;
  /** How long ago its use still counts: an ISO 8601 duration back from the reception, `P1Y`. */
  within: string;
}

/**
 * What was filed before, as far as whoever judges knows it. A register that is not given leaves its rules unjudged, and that
 * is said (`notChecked`).
 */
export interface Registers {
  /** Whether this declarant has used this LRN before (R3003). */
  lrnUsed?(lrn: string, declarant: string): boolean;
  /** Whether this EORI is registered (R3005). Without it only the shape is judged. */
  eoriKnown?(eori: string): boolean;
  /** Root of the filing, as it stands now, that an amendment with this MRN replaces; undefined where nobody filed it (R3024 and others). */
  amended?(mrn: string): XmlElement | undefined;
  /** Whether a registered filing used the document within its window (GEN-DOC-UNIQUE). */
  documentUsed?(document: DocumentUse): boolean;
}

/** Way by which a message reached customs: the shared interface, or a national system that passes arrivals on (C3049). */
export type Channel = 'trader-interface' | 'national-arrival-system';

/** What a judge knows beside the message itself. */
export interface ValidationContext {
  /** Code of the message that was announced (eb:Action), for example `IE3F10`. */
  message: string;
  /** Day of reception, ISO 8601 date: code lists are those valid on it (ICS2-DAT-16). */
  day: string;
  registers?: Registers;
  /** The shared trader interface where nothing is said. */
  channel?: Channel;
  /** Code lists instead of, or beside, the baseline's: `new Map([...codeLists(), ...own])`. */
  codeLists?: CodeLists;
  /** Stop words instead of our selection. */
  stopWords?: StopWords;
  /** Value of a parameter of the run, for limits that no source fixes; our defaults where it is not given. */
  parameter?: (name: string) => string;
  /** Bound on the problems that are collected; 99999 by default, what IE3N99 can hold. */
  maxProblems?: number;
}

/** {@link ValidationContext} with everything in place, as rules see it. One world is one judgement of one message. */
export interface World {
  readonly message: string;
  readonly day: string;
  readonly registers: Registers;
  readonly channel: Channel;
  readonly codeLists: CodeLists;
  /** Value of a parameter. @throws ParameterError for an unknown name, or one without a value */
  parameter(name: string): string;
  /** Says that something was not judged, and why; once per reason. */
  notChecked(reason: string): void;
}
