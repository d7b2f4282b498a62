import type { XmlElement } from '../../../../protocols/xml';
import type { Found } from '../../validate/findings';
import type { World } from '../world';
import { AMENDMENT_ADDS } from './GEN-AMD-ADD';
import { AMENDMENT_LOCKED } from './GEN-AMD-LOCKED';
import { DOCUMENT_UNIQUE } from './GEN-DOC-UNIQUE';
import { MRN_KNOWN } from './GEN-MRN-KNOWN';
import type { AcrossCheck } from './model';

export type { AcrossCheck } from './model';

/**
 * Checks of a message against what was filed before, beside the rules that a table cites (R3003 and R3024 are such too). The
 * Common Repository makes them once a message is sound.
 */
export const ACROSS: readonly AcrossCheck[] = [MRN_KNOWN, AMENDMENT_ADDS, AMENDMENT_LOCKED, DOCUMENT_UNIQUE];

/**
 * Judges a message by the registers of the world; what has no register is said to be not checked.
 *
 * @param root of the message, which is the one that `message` names
 */
export function* judgeAcross(message: string, root: XmlElement, world: World): Iterable<Found> {
  for (const one of ACROSS) {
    const { id: rule, code, also, basis, requirement, stage = 'trader-interface' } = one;
    for (const { at, element, found, demanded, mend, weight = 'reject' } of one.check(message, root, world)) {
      const where = { line: at.line, path: at.path, order: at.order ?? 0, element };
      yield { ...where, rule, code, also, basis, weight, stage, requirement, found, demanded, mend };
    }
  }
}
