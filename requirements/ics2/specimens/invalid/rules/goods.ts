import type { Twig } from '../../tree';
import { addGroup, all, around, at, copyOf, drop, last, mayHold, parent, set, type Trail } from '../twigs';
import { becomes, leaveOut, pair, type RuleBreak, type RuleBreaks } from './breaks';

/** The consignment that the goods are in. */
const consignment = (trail: Trail): Twig => around(trail, 'consignmentHouseLevel') ?? around(trail, 'consignmentMasterLevel')!;

/** Takes equipment away from the goods items of a consignment. */
const emptyItems = (from: Twig): void => all(from, 'goodsItem').forEach((item) => drop(item, 'transportEquipment'));

const noEquipment: RuleBreak = {
  how: 'left out, in containers',
  // A lack of equipment is told at the consignment, once for all its goods items.
  toldAt: (path) => !path.includes('/goodsItem/'),
  apply: (trail) => {
    set(consignment(trail), 'containerIndicator', '1');
    emptyItems(consignment(trail));
    return leaveOut(trail);
  },
};

const needlessEquipment: RuleBreak = {
  how: 'given, not in containers',
  apply: (trail) => {
    set(consignment(trail), 'containerIndicator', '0');
    return { at: last(trail) };
  },
};

const noSeal: RuleBreak = { how: 'left out, though counted', apply: leaveOut };
const uncountedSeal: RuleBreak = {
  how: 'given, not counted',
  apply: (trail) => {
    drop(parent(trail), 'numberOfSeals');
    return { at: last(trail) };
  },
};

const unmarked: RuleBreak = {
  how: 'left out, packed',
  apply: (trail) => {
    set(parent(trail), 'typeOfPackages', 'BX');
    return leaveOut(trail);
  },
};
const markedBulk: RuleBreak = {
  how: 'given, in bulk',
  apply: (trail) => {
    set(parent(trail), 'typeOfPackages', 'VQ');
    drop(parent(trail), last(trail).node.name === 'shippingMarks' ? 'numberOfPackages' : 'shippingMarks');
    return { at: last(trail) };
  },
};

const neitherMarked = pair('shippingMarks', 'numberOfPackages', 'neither of the two, packed', (trail) => {
  set(parent(trail), 'typeOfPackages', 'BX');
  drop(parent(trail), 'shippingMarks', 'numberOfPackages');
  return { at: parent(trail) };
});
const bothMarked = pair('shippingMarks', 'numberOfPackages', 'both of the two, in bulk', (trail) => {
  set(parent(trail), 'typeOfPackages', 'NE');
  return { at: last(trail) };
});

const noCommodityCode = (level: string): RuleBreak => ({
  how: 'left out, between firms',
  apply: (trail) => {
    const parties = all(around(trail, level), 'consignor').concat(all(around(trail, level), 'consignee'));
    for (const party of parties) if (mayHold(party, 'typeOfPerson')) set(party, 'typeOfPerson', '2');
    return leaveOut(trail);
  },
});

/** A consignment of low value, in a specimen that holds everything. */
const lowValue = (how: string, ...dropped: string[]): RuleBreak => ({
  how,
  bases: ['full'],
  apply: (trail) => {
    const house = consignment(trail);
    drop(house, ...dropped);
    drop(house, 'additionalInformation');
    addGroup(house, 'additionalInformation', { code: '10900' });
    return leaveOut(trail);
  },
});

/** A second goods item like the first. */
function repeatItem(trail: Trail): Twig {
  const item = around(trail, 'goodsItem')!;
  const copy = copyOf(item);
  const group = trail[trail.indexOf(item) - 1]!;
  group.children.splice(group.children.indexOf(item) + 1, 0, copy);
  return copy;
}

const numbering: readonly RuleBreak[] = [
  becomes('begins with 2', '2'),
  becomes('begins with 0', '0'),
  { how: 'a number a second time', apply: (trail) => ({ at: at(repeatItem(trail), 'goodsItemNumber')! }) },
];

/** Goods, their equipment and packaging. */
export const GOODS: RuleBreaks = {
  R3016: numbering,
  R3017: numbering,
  R3020: [becomes('a slash for the hyphen', '0010001/6'), becomes('no hyphen', '001000106')],
  R3031: [
    {
      how: 'the same in all goods items',
      weight: 'advice',
      toldAt: (path) => path.includes('/goodsItem/'),
      apply: (trail) => {
        set(repeatItem(trail), 'goodsItemNumber', '2');
        return { at: last(trail) };
      },
    },
  ],
  C3013: [noEquipment, needlessEquipment],
  C3014: [noEquipment, needlessEquipment],
  C3050: [noEquipment, needlessEquipment],
  C3051: [noEquipment, needlessEquipment],
  C3015: [noSeal, uncountedSeal],
  C3016: [noSeal, uncountedSeal],
  C3017: [noSeal, uncountedSeal],
  C3018: [noSeal, uncountedSeal],
  C3025: [noCommodityCode('consignmentHouseLevel')],
  C3048: [noCommodityCode('consignmentMasterLevel')],
  C3035: [unmarked, markedBulk, neitherMarked, bothMarked],
  C3036: [unmarked, markedBulk, neitherMarked, bothMarked],
  C3037: [lowValue('left out, of low value, no fiscal references', 'additionalFiscalReferences')],
  C3038: [lowValue('left out, of low value')],
};
