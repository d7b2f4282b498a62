import { textAt, type XmlElement } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import sets from './filing-types.json';

/**
 * The filings of each role: titles of CL742 and the senders of the catalogue of messages. Who files which is our reading of
 * them; no table of the specification pairs roles with types.
 */
const FILINGS_OF: Readonly<Record<string, readonly string[] | undefined>> = sets;

/** Indicator, root element and eb:Action name the same filing, and it is one of the filer's roles (CL742; ICD 3.1.2). */
export function judgeFilingType(root: XmlElement, action: string | undefined, roles: readonly string[]): Judgement {
  const allowed = [...new Set(roles.flatMap((role) => FILINGS_OF[role] ?? []))].sort();
  const indicator = textAt(root, 'SpecificCircumstanceIndicator') ?? '(none)';
  return {
    requirement: 'ICS2-FIL-01',
    party: 'iut',
    expected: `indicator, root element and action of the same filing, one of ${allowed.join(', ')} (${roles.join(', ')})`,
    observed: `indicator ${indicator}, root ${root.name}, action ${action ?? '(none)'}`,
    holds: root.name === `IE3${indicator}` && action === root.name && allowed.includes(indicator),
  };
}
