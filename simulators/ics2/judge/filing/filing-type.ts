import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { filingsOf } from '../../../../requirements/ics2/roles/matrix';

/** Indicator, root element and eb:Action name the same filing, and it is one of the filer's roles (CL742; ICD 3.1.2). */
export function judgeFilingType(root: XmlElement, action: string | undefined, roles: readonly string[]): Judgement {
  const allowed = filingsOf(roles).sort();
  const indicator = textAt(root, 'SpecificCircumstanceIndicator') ?? '(none)';
  return {
    requirement: 'ICS2-FIL-01',
    party: 'iut',
    expected: `indicator, root element and action of the same filing, one of ${allowed.join(', ')} (${roles.join(', ')})`,
    observed: `indicator ${indicator}, root ${root.name}, action ${action ?? '(none)'}`,
    holds: root.name === `IE3${indicator}` && action === root.name && allowed.includes(indicator),
  };
}

/** The shipment is declared by a filing of a type that belongs to the filer's role, as the document itself says by its root. */
export function judgeRole(root: XmlElement, roles: readonly string[]): Judgement {
  const allowed = filingsOf(roles).sort().map((filing) => `IE3${filing}`);
  return { requirement: 'ICS2-SEED-01', party: 'iut', expected: `one of ${allowed.join(', ')} (${roles.join(', ')})`, observed: root.name, holds: allowed.includes(root.name) };
}

/** Filings that hold all data of a consignment (CL742: complete data sets). */
const COMPLETE: ReadonlySet<string> = new Set(['F10', 'F11', 'F20', 'F27', 'F28', 'F29']);

/** Who holds all data files them at once: one filing of a complete type for the shipment, and no partial one. What is no filing is passed over. */
export function judgeComplete(messages: readonly XmlElement[]): Judgement {
  const roots = messages.map(({ name }) => name).filter((name) => name.startsWith('IE3F'));
  return {
    requirement: 'ICS2-SEED-04', party: 'iut', expected: `one filing, of a complete type: ${[...COMPLETE].join(', ')}`, observed: roots.join(', ') || 'none',
    holds: roots.length === 1 && COMPLETE.has(roots[0]!.slice(3)),
  };
}

/** The party that was named files its part itself: a filing of its type, with itself as declarant. */
export function judgeOwnFiling(root: XmlElement | undefined, filing: string, declarant: string): Judgement {
  const by = textAt(root, 'declarant/identificationNumber') ?? '(nobody)';
  return {
    requirement: 'ICS2-SEED-05', party: 'iut', expected: `IE3${filing} by ${declarant}`, observed: root === undefined ? 'no filing arrived' : `${root.name} by ${by}`,
    holds: root?.name === `IE3${filing}` && by === declarant,
  };
}
