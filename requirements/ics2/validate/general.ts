import type { XmlElement } from '../../../protocols/xml';
import { GENERAL_CHECKS, type GeneralCheck, structureRequirement } from './checks';
import type { Findings, Judge } from './findings';

/** What a GEN check has to say, and where. */
export interface GeneralFault {
  at: XmlElement;
  /** Business name. */
  element: string;
  found: string;
  demanded: string;
  mend: string;
}

export type General = (check: GeneralCheck, fault: GeneralFault, judge?: Judge) => void;

/** Reports breaches of the checks that no R or C number covers. */
export function generalChecks(message: string, findings: Findings): General {
  return (check, { at, element, found, demanded, mend }, judge = 'rule') => {
    if (!findings.wants(check)) return;
    const { code, also, basis, stage = 'trader-interface', requirement = structureRequirement(message) } = GENERAL_CHECKS[check];
    // Names of unknown elements come from the sender and have no bound of their own.
    const where = { line: at.line, path: at.path, order: at.order ?? 0, element: element.slice(0, 70) };
    findings.add({ ...where, rule: check, code, also, basis, weight: 'reject', stage, requirement, found, demanded, mend }, judge);
  };
}
