import type { GroupNode } from '../structures/model';

/**
 * What rules and conditions say about children of one group that go together or exclude each other, in our reading of
 * HTI R&C 2.01 (the other reading is in `../rules`).
 */
export interface Choice {
  /** Rules and conditions that say so; it holds in groups where the group itself or one of its children cites one of them. */
  by: readonly string[];
  /** Where the citation also stands in groups that the choice is not about. */
  within?: string;
  kind: 'all or none' | 'exactly one' | 'at most one' | 'at least one';
  /** Ways to make the choice; the first is taken where nothing speaks for another. */
  ways: readonly (readonly string[])[];
}

export const CHOICES: readonly Choice[] = [
  // What goes together comes first: it completes the ways of the choices below.
  { by: ['C3015', 'C3016', 'C3017', 'C3018'], kind: 'all or none', ways: [['numberOfSeals', 'seal']] },
  { by: ['C3035', 'C3036'], kind: 'all or none', ways: [['shippingMarks', 'numberOfPackages']] },
  { by: ['R3007'], kind: 'all or none', ways: [['identificationNumber', 'typeOfIdentification']] },
  { by: ['C3003', 'C3004', 'C3005', 'C3006', 'C3007', 'C3008'], kind: 'exactly one', ways: [['UNLOCODE'], ['location', 'address']] },
  { by: ['C3012', 'C3019'], kind: 'exactly one', ways: [['identificationNumber', 'typeOfIdentification'], ['conveyanceReferenceNumber']] },
  { by: ['R3048'], kind: 'at most one', ways: [['relatedMRN'], ['relatedTransportDocument']] },
  { by: ['R3002'], kind: 'at least one', ways: [['street', 'number'], ['poBox']] },
  { by: ['R3007'], kind: 'at least one', ways: [['conveyanceReferenceNumber'], ['identificationNumber', 'typeOfIdentification']] },
  { by: ['R3008'], within: 'consignmentHouseLevel', kind: 'at least one', ways: [['passiveBorderTransportMeans']] },
  { by: ['R3025'], kind: 'at least one', ways: [['transportDocument'], ['receptacle'], ['transportEquipment']] },
  { by: ['R3027'], kind: 'at least one', ways: [['estimatedDateAndTimeOfArrival']] },
  { by: ['R3028'], kind: 'at least one', ways: [['MRN'], ['transportDocument'], ['transportDocumentHouse']] },
  { by: ['R3029'], kind: 'at least one', ways: [['placeOfExamination'], ['referenceNumber']] },
  {
    by: ['R3030'],
    kind: 'at least one',
    ways: [['receptacle'], ['goodsItem'], ['consignmentHouseLevel'], ['packaging'], ['transportEquipment']],
  },
  { by: ['R3034'], kind: 'at least one', ways: [['customsOfficeOfFirstEntry'], ['addressedMemberState']] },
  { by: ['R3035'], kind: 'at least one', ways: [['estimatedDateAndTimeOfDeparture'], ['actualDateAndTimeOfDeparture']] },
  // Without a consignee the house consignment is to order: code 10600, and somebody to notify.
  { by: ['C3022'], kind: 'at least one', ways: [['consignee'], ['notifyParty', 'additionalInformation']] },
  // Through the trader interface the person notifying the arrival is named; other channels cannot be told from the message.
  { by: ['C3049'], kind: 'at least one', ways: [['personNotifyingTheArrival']] },
];

/** Whether a group or one of its children cites one of these rules or conditions. */
export function cites(group: GroupNode, ids: readonly string[]): boolean {
  return [group, ...group.children].some((node) => ids.some((id) => node.rules.includes(id) || node.conditions.includes(id)));
}

/** Choices by the group that has to make them; ways whose places the group does not have are left out. */
const known = new WeakMap<GroupNode, readonly Choice[]>();

function choicesOf(group: GroupNode): readonly Choice[] {
  let choices = known.get(group);
  if (choices === undefined) {
    const names = group.children.map(({ name }) => name);
    choices = CHOICES.filter(({ by, within = group.name }) => within === group.name && cites(group, by))
      .map((choice) => ({ ...choice, ways: choice.ways.filter((way) => way.every((name) => names.includes(name))) }))
      .filter(({ ways }) => ways.length > 0);
    known.set(group, choices);
  }
  return choices;
}

/** Of how many times each child is wished, makes how many times it is there, so that every choice of the group is made. */
export function settle(group: GroupNode, counts: Map<string, number>, pick: <T>(ways: readonly T[]) => T): void {
  const give = (name: string): void => void counts.set(name, Math.max(1, counts.get(name)!));
  const there = (name: string): boolean => counts.get(name)! > 0;
  for (const { kind, ways } of choicesOf(group)) {
    const begun = ways.filter((way) => way.some(there));
    if (kind === 'all or none') {
      begun.flat().forEach(give);
    } else if (kind === 'at least one') {
      if (!ways.some((way) => way.every(there))) pick(ways).forEach(give);
    } else if (begun.length > 0 || kind === 'exactly one') {
      const chosen = pick(begun.length > 0 ? begun : ways);
      for (const name of ways.flat()) if (!chosen.includes(name)) counts.set(name, 0);
      chosen.forEach(give);
    }
  }
}
