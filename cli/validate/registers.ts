import type { XmlElement } from '../../protocols/xml';
import type { Registers } from '../../requirements/ics2/rules/world';

/** What the files of one call say about each other. */
export interface BatchRegisters {
  registers: Registers;
  /**
   * To be called when a file has been judged: what it used counts as used for those that follow.
   *
   * @returns what stays open although a register was given
   */
  next(): string[];
}

/**
 * Registers for files that are checked before anything is filed: an LRN, or a transport document, counts as used when the
 * same declarant has it in an earlier file of the call (R3003, GEN-DOC-UNIQUE). Whether it was used in a real filing nobody
 * here knows, and that is for the reader to be told.
 *
 * @param amended root of the filing that an amendment replaces, where one was named
 */
export function batchRegisters(amended?: XmlElement): BatchRegisters {
  const used = new Set<string>();
  let asked = new Set<string>();
  const before = (...what: unknown[]): boolean => {
    const key = JSON.stringify(what);
    asked.add(key);
    return used.has(key);
  };
  return {
    registers: {
      lrnUsed: (lrn, declarant) => before('LRN', declarant, lrn),
      documentUsed: ({ level, number, type, ucr, declarant }) => before(level, declarant, type, number, ucr),
      ...(amended === undefined ? {} : { amended: () => amended }),
    },
    next: () => {
      const rules = new Set([...asked].map((key) => (key.startsWith('["LRN"') ? 'R3003' : 'GEN-DOC-UNIQUE')));
      for (const key of asked) used.add(key);
      asked = new Set();
      return [...rules].map((rule) => `${rule}: compared among the files of this call only, not with what was filed before`);
    },
  };
}
