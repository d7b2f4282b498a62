import type { XmlElement } from '../../../../protocols/xml';
import type { Breach, RuleHead } from '../model';
import type { World } from '../world';

/** A check of a message against what was filed before, that no table cites. */
export interface AcrossCheck extends RuleHead {
  /** Breaches with their element and its business name, in document order. */
  check(message: string, root: XmlElement, world: World): Iterable<Breach & { at: XmlElement; element: string }>;
}
