import type { Twig } from '../../tree';
import type { Break } from '../constraint';
import { addGroup, at, copyOf, drop, last, mayHold, parent, set, type Trail, trailTo } from '../twigs';
import { becomes, leaveOut, type RuleBreak, type RuleBreaks, without } from './breaks';

const pathTo = (trail: Trail): string => trail.map(({ node }) => `/${node.name}`).join('');

/** The filing as it was: the amendment, with something else at the place that must not change. */
function asFiled(root: Twig, trail: Trail, change: (place: Trail) => void): Twig {
  const filed = copyOf(root);
  change(trailTo(filed, pathTo(trail))!);
  return filed;
}

const OTHER: Readonly<Record<string, string>> = { goodsItemNumber: '2', ModeOfTransport: '9', SpecificCircumstanceIndicator: 'F99' };

const becameAnother: RuleBreak = {
  how: 'other than filed',
  apply: (trail, root): Break => {
    const known = {
      amended: asFiled(root, trail, (place) => {
        const twig = last(place);
        if (twig.node.kind === 'group') drop(parent(place), twig.node.name);
        else twig.value = OTHER[twig.node.name] ?? `X${twig.value!.slice(1)}`;
      }),
    };
    return { at: last(trail), known };
  },
};

const BOTH = { identificationNumber: 'D-ALFA', typeOfIdentification: '41', conveyanceReferenceNumber: 'LH8401' };

/** Means of transport named in both ways, so that one may go (R3007). */
function giveBoth(means: Twig): void {
  if (!mayHold(means, 'conveyanceReferenceNumber')) return;
  for (const [name, value] of Object.entries(BOTH)) set(means, name, at(means, name)?.value ?? value);
}

const wentAway: RuleBreak = {
  how: 'filed, and no more there',
  // Where it is mandatory, its absence is another mistake.
  toldAt: (_path, { min }) => min === 0,
  apply: (trail, root) => {
    giveBoth(parent(trail));
    const known = { amended: copyOf(root) };
    drop(parent(trail), last(trail).node.name);
    return { at: parent(trail), known };
  },
};

/** A message that names its subject in none of several ways, told at the message. */
const nothingNamed = (...names: string[]): RuleBreak => ({
  how: 'none of them',
  apply: (_trail, root) => {
    drop(root, ...names);
    return { at: root };
  },
});

const withIndicator = (how: string, indicator: string, then: (trail: Trail) => Break): RuleBreak => ({
  how,
  apply: (trail) => {
    set(parent(trail), 'splitConsignmentIndicator', indicator);
    return then(trail);
  },
});

/** The filing, what it refers to and what earlier filings forbid. */
export const FILING: RuleBreaks = {
  C3001: [withIndicator('left out, split', '1', leaveOut), withIndicator('given, not split', '0', (trail) => ({ at: last(trail) }))],
  R3003: [{ how: 'used before', apply: (trail) => ({ at: last(trail), known: { lrnUsed: true } }) }],
  R3004: [
    becomes('an interface there is not', '26FR17551780961XT5'),
    becomes('small letters', '26fr17551780961AT5'),
    becomes('a wrong check character', '26FR17551780961ATZ', { weight: 'advice' }),
  ],
  R3024: [becameAnother, wentAway],
  R3025: [without('none of them', 'receptacle', 'transportDocument', 'transportEquipment')],
  R3027: [
    {
      how: 'neither',
      apply: (_trail, root) => {
        drop(root, 'relatedMRN');
        drop(at(root, 'activeBorderTransportMeans')!, 'estimatedDateAndTimeOfArrival');
        return { at: root };
      },
    },
  ],
  R3028: [nothingNamed('MRN', 'transportDocument', 'transportDocumentHouse')],
  R3029: [without('none of them', 'placeOfExamination', 'referenceNumber')],
  R3030: [
    without('none of them', 'receptacle', 'goodsItem', 'consignmentHouseLevel', 'packaging', 'transportDocument', 'transportEquipment'),
  ],
  R3034: [nothingNamed('customsOfficeOfFirstEntry', 'addressedMemberState')],
  R3048: [
    {
      how: 'both',
      apply: (_trail, root) => {
        drop(root, 'relatedMRN', 'relatedTransportDocument');
        addGroup(root, 'relatedMRN', { identification: '26FR17551780961AT5' });
        return { at: addGroup(root, 'relatedTransportDocument', { documentNumber: 'MBL-1', type: 'N704' }) };
      },
    },
  ],
  R3052: [
    {
      how: 'used a second time',
      apply: (trail) => {
        const house = parent(trail);
        const consignment = trail[trail.length - 3]!;
        const copy = copyOf(house);
        consignment.children.splice(consignment.children.indexOf(house) + 1, 0, copy);
        return { at: at(copy, last(trail).node.name)! };
      },
    },
  ],
};
