import { structure } from '../../../requirements/ics2/structures/structures';
import type { GroupNode } from '../../../requirements/ics2/structures/model';
import type { PlantedFault } from '../../model';
import { lockedChanges } from '../amendment/locked';
import type { Behaviour } from '../behaviour';
import { fillForm, type Known, type KnownGroup } from '../filing/form';

type Fault = PlantedFault<Behaviour>;

/** An MRN of the right shape that nobody has assigned. */
const GUESSED_MRN = '26NL00000000000AT0';

const same = (one: Known, other: Known): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs from before, and what the table lets nobody leave out. */
function onlyChanged(node: GroupNode, now: KnownGroup, before: KnownGroup): KnownGroup {
  const kept = node.children.filter(({ name, min }) => min > 0 || !same(now[name], before[name]));
  return Object.fromEntries(kept.map((child) => {
    const [said, earlier] = [now[child.name], before[child.name]];
    const inside = child.kind === 'group' && isGroup(said) && isGroup(earlier);
    return [child.name, inside ? onlyChanged(child, said, earlier) : said];
  }));
}

const isGroup = (value: Known): value is KnownGroup => typeof value === 'object' && !Array.isArray(value);

/** F25 as it was filed, under the name that an amendment of it would have. */
function asAmendment(known: KnownGroup, form: Behaviour['form']): { action: string; document: string } {
  return { action: 'IE3A25', document: fillForm('IE3F25', known, form).replaceAll('IE3F25', 'IE3A25') };
}

/** Amending, invalidating and consulting (ICD 3.1.3, 3.1.9; HTI Rules and Conditions 2.01, R3024, R3028, R3034). */
export const AMENDMENT_FAULTS: Fault[] = [
  {
    requirement: 'ICS2-AMD-01',
    change: ({ amendment }) =>
      (amendment.says = (now, before) => onlyChanged(structure(`IE3${String(now['SpecificCircumstanceIndicator'])}`).root, now, before)),
  },
  { requirement: 'ICS2-AMD-02', change: ({ amendment }) => (amendment.mrnOf = ({ mrn }) => mrn ?? GUESSED_MRN) },
  { requirement: 'ICS2-AMD-03', change: ({ amendment }) => (amendment.locked = (filed, asked) => lockedChanges(filed, asked).filter((what) => what !== 'the carrier')) },
  {
    requirement: 'ICS2-AMD-06',
    change: ({ amendment }) => {
      const { write } = amendment;
      amendment.write = (filing, known, form) => (filing === 'F25' ? asAmendment(known, form) : write(filing, known, form));
    },
  },
  {
    requirement: 'ICS2-AMD-10',
    change: ({ amendment }) =>
      (amendment.onRefusal = (filing, { shipment }) => {
        filing.shipment = shipment;
      }),
  },
  { requirement: 'ICS2-INV-01', change: ({ invalidation }) => (invalidation.addressee = () => ({})) },
  { requirement: 'ICS2-CNS-01', change: ({ consultation }) => (consultation.reference = () => 'CONSULTATION') },
];
