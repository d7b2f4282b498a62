import type { Twig } from '../../tree';
import { addGroup, all, around, at, drop, last, mayHold, parent, set, type Trail } from '../twigs';
import { becomes, leaveOut, type RuleBreak, type RuleBreaks, without } from './breaks';

const half = (how: string, kept: string, value: string): RuleBreak => ({
  how,
  apply: (trail) => {
    drop(last(trail), 'street', 'number', 'poBox');
    set(last(trail), kept, value);
    return { at: last(trail) };
  },
});

const telephone = (how: string, value: string): RuleBreak => ({
  how,
  apply: (trail) => {
    set(parent(trail), 'type', 'TE');
    last(trail).value = value;
    return { at: last(trail) };
  },
});

/** Goods of persons who are not both natural need a commodity code (C3025), so all goods of the consignment get one. */
function codeGoods(consignment: Twig): void {
  for (const commodity of all(consignment, 'goodsItem/commodity'))
    if (mayHold(commodity, 'commodityCode') && at(commodity, 'commodityCode') === undefined)
      addGroup(commodity, 'commodityCode', { harmonizedSystemSubHeadingCode: '847130' });
}

const house = (trail: Trail) => around(trail, 'consignmentHouseLevel')!;

/** Parties, their addresses and communication. */
export const PARTIES: RuleBreaks = {
  R3002: [
    without('neither street nor P.O. box', 'street', 'number', 'poBox'),
    half('a street without its number', 'street', 'Am Kai 7'),
    half('a number without its street', 'number', '7'),
  ],
  R3005: [
    becomes('no country in front', '1234567'),
    becomes('spaces inside', 'DE 123 4567'),
    {
      how: 'not in the register',
      apply: (trail) => {
        last(trail).value = 'DE0000000';
        return { at: last(trail), known: { eoriUnknown: 'DE0000000' } };
      },
    },
  ],
  R3006: [
    telephone('a national number', '040 / 123 45 67'),
    telephone('dashes between digits', '+49-40-1234567'),
    telephone('a zero in brackets', '+49 (0)40 1234567'),
  ],
  R3033: [
    {
      how: 'the declarant itself',
      apply: (trail, root) => {
        const declarant = at(root, 'declarant/identificationNumber');
        if (declarant === undefined) return 'the message has no declarant';
        last(trail).value = declarant.value!;
        return { at: last(trail) };
      },
    },
  ],
  R3051: [becomes('the other level', '1')],
  C3020: [{ how: 'left out, delivery in the Union', apply: leaveOut }],
  C3022: [
    {
      how: 'left out, not to order',
      apply: (trail) => {
        drop(house(trail), 'additionalInformation');
        codeGoods(house(trail));
        return leaveOut(trail);
      },
    },
  ],
  C3024: [
    {
      how: 'left out, to order',
      apply: (trail) => {
        addGroup(house(trail), 'additionalInformation', { code: '10600' });
        return leaveOut(trail);
      },
    },
  ],
  C3034: [
    {
      how: 'left out, in a country with postcodes',
      apply: (trail) => {
        // The country of a place is compared with the route; that of a party is free.
        if (!parent(trail.slice(0, -1)).node.name.startsWith('placeOf')) set(parent(trail), 'country', 'DE');
        return leaveOut(trail);
      },
    },
  ],
  C3049: [{ how: 'left out, at the trader interface', apply: leaveOut }],
};
