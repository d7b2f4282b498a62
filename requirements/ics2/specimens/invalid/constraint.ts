import type { DocumentUse } from '../../rules/world';
import type { GeneralCheck } from '../../validate/checks';
import type { Weight } from '../../problem';
import type { Twig } from '../tree';
import type { Trail } from './twigs';

/** What a constraint is about; how cases are counted. */
export type Kind =
  | 'not XML'
  | 'root name'
  | 'namespace'
  | 'missing'
  | 'missing attribute'
  | 'unknown element'
  | 'unknown attribute'
  | 'text between elements'
  | 'too many'
  | 'order'
  | 'length'
  | 'characters'
  | 'decimals'
  | 'date-time'
  | 'code list'
  | 'script'
  | 'indicator'
  | 'stop words'
  | 'rule'
  | 'condition'
  | 'earlier filings';

/** What earlier filings left behind, as data; nothing = every EORI is registered, every LRN and document is fresh. */
export interface Known {
  lrnUsed?: true;
  /** An EORI that the register does not hold. */
  eoriUnknown?: string;
  /** The filing that the amendment replaces; `none` = there is no such filing. Without it no register of filings is given. */
  amended?: Twig | 'none';
  /** Level at which earlier filings used every document. */
  documentUsed?: DocumentUse['level'];
  /** Lists that others keep are judged by our samples of them. */
  codeLists?: 'sample';
}

/** A specimen after it was broken. */
export interface Break {
  /** Where the problem must be reported. */
  at: Twig;
  /** Steps below it that no twig stands for: the child `DateTime` of a date-time. `/` = at no element, since nothing can be read. */
  below?: string;
  /** What no tree can hold, done to the text. */
  text?: (xml: string) => string;
  known?: Known;
}

export type Base = 'place' | 'full';

/** One demand of a message, with the way to break it and what must then be found. */
export interface Constraint {
  message: string;
  kind: Kind;
  /** Path of names in the structure: `/IE3F10/declarant/address/city`. */
  path: string;
  /** How it is broken, in words; with message, kind and path the name of the case. */
  how: string;
  /** The check, rule or condition that must find it. */
  id: GeneralCheck | string;
  /** `reject` where nothing is said. */
  weight?: Weight;
  /** Whether an XSD can say so as well: the case must then be invalid for a schema processor too, otherwise valid. */
  schemaSees: boolean;
  /** Which valid specimens it is broken in, the first that lets it: small ones that hold the `place`, or one that holds everything. */
  bases?: readonly Base[];
  /** Breaks a copy of the valid specimen. `trail` leads to the place. A text = why it is left out; it is counted by that. */
  apply(root: Twig, trail: Trail): Break | string;
}
