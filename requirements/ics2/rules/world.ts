import type { CodeLists } from '../codelists/code-lists';

/** What a judge knows beside the message itself. */
export interface ValidationContext {
  /** Code of the message that was announced (eb:Action), for example `IE3F10`. */
  message: string;
  /** Day of reception, ISO 8601 date: code lists are those valid on it (ICS2-DAT-16). */
  day: string;
  /** Whether this declarant has used this LRN before (R3003). Without it the rule is not checked. */
  lrnUsed?: (lrn: string, declarant: string) => boolean;
  /** Whether the register knows this EORI (R3005). Without it only the shape is checked. */
  eoriKnown?: (eori: string) => boolean;
  /** Code lists instead of, or beside, the baseline's: `new Map([...codeLists(), ...own])`. */
  codeLists?: CodeLists;
  /** Bound on the problems that are collected; 99999 by default, what IE3N99 can hold. */
  maxProblems?: number;
}

/** {@link ValidationContext} with everything in place, as rules see it. */
export interface World {
  readonly message: string;
  readonly day: string;
  readonly lrnUsed: ((lrn: string, declarant: string) => boolean) | undefined;
  readonly eoriKnown: ((eori: string) => boolean) | undefined;
  readonly codeLists: CodeLists;
  /** Says that something was not judged, and why; once per reason. */
  notChecked(reason: string): void;
}
