import type { Stage } from '../problem';

/** Checks that no R or C number covers (HTI generic checks), with the CL723 code of a breach. */
export type GeneralCheck =
  | 'GEN-XML'
  | 'GEN-ROOT'
  | 'GEN-NAMESPACE'
  | 'GEN-MANDATORY'
  | 'GEN-UNKNOWN'
  | 'GEN-ORDER'
  | 'GEN-REPEAT'
  | 'GEN-LONG'
  | 'GEN-SHORT'
  | 'GEN-CHARTYPE'
  | 'GEN-DECIMAL'
  | 'GEN-DIGIT'
  | 'GEN-DATETIME'
  | 'GEN-CODELIST'
  | 'GEN-UNICODE'
  | 'GEN-INDICATOR'
  | 'GEN-STOPWORD'
  | 'schema';

export interface CheckRow {
  code: string;
  also: readonly string[];
  basis: 'stated' | 'inferred';
  /** Catalogue id, where one row stands for this check in every message; otherwise the message's structure row. */
  requirement?: string;
  /** Whose check it is; the Trader Interface's where nothing is said. */
  stage?: Stage;
}

/** `stated` where the label of the code in CL723 (or BPM L4, or a vendor help desk) names this very fault. */
export const GENERAL_CHECKS: Readonly<Record<GeneralCheck, CheckRow>> = {
  'GEN-XML': { code: '12', also: [], basis: 'inferred' },
  'GEN-ROOT': { code: '12', also: ['14', '15'], basis: 'inferred' },
  'GEN-NAMESPACE': { code: '12', also: ['15'], basis: 'inferred', requirement: 'ICS2-DAT-01' },
  'GEN-MANDATORY': { code: '13', also: [], basis: 'inferred' },
  'GEN-UNKNOWN': { code: '15', also: ['14'], basis: 'inferred' },
  'GEN-ORDER': { code: '15', also: ['14', '12'], basis: 'inferred' },
  'GEN-REPEAT': { code: '35', also: [], basis: 'stated' },
  'GEN-LONG': { code: '39', also: [], basis: 'stated' },
  'GEN-SHORT': { code: '40', also: ['13'], basis: 'stated' },
  'GEN-CHARTYPE': { code: '37', also: [], basis: 'stated' },
  'GEN-DECIMAL': { code: '19', also: ['38'], basis: 'stated' },
  'GEN-DIGIT': { code: '38', also: ['19'], basis: 'stated' },
  'GEN-DATETIME': { code: '12', also: ['37'], basis: 'inferred', requirement: 'ICS2-DAT-02' },
  'GEN-CODELIST': { code: '12', also: ['14'], basis: 'stated', requirement: 'ICS2-DAT-16' },
  'GEN-UNICODE': { code: '102', also: [], basis: 'stated', requirement: 'ICS2-DAT-12' },
  'GEN-INDICATOR': { code: '12', also: ['14'], basis: 'inferred', requirement: 'ICS2-FIL-01' },
  'GEN-STOPWORD': { code: '100', also: ['13'], basis: 'stated', requirement: 'ICS2-DAT-13', stage: 'common-repository' },
  schema: { code: '12', also: ['13', '14', '15', '37'], basis: 'inferred' },
};

/** Whether traders send this message: filings, amendments, arrivals, invalidations, consultations, answers to referrals. */
export function sentByTraders(message: string): boolean {
  return /^IE3([FA]\d\d|N06|Q04|Q05|R02|R03)$/.test(message);
}

/** Whether it is a filing or an amendment of one: what the Common Repository looks through for stop words. */
export function isDeclaration(message: string): boolean {
  return /^IE3[FA]\d\d$/.test(message);
}

/** The catalogue row that demands conformance of a message to its table. */
export function structureRequirement(message: string): string {
  return sentByTraders(message) ? 'ICS2-FIL-02' : 'ICS2-ERR-05';
}
