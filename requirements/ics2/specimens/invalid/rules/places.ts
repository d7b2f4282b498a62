import { at, drop, last, parent, set } from '../twigs';
import { leaveOut, pair, type RuleBreak, type RuleBreaks } from './breaks';

/** Location and address: each left out where there is no UN/LOCODE, each given where there is one. */
const withoutLocode: RuleBreak = { how: 'left out, no UN/LOCODE', apply: leaveOut };
const withLocode: RuleBreak = {
  how: 'given, beside a UN/LOCODE',
  apply: (trail) => {
    const place = parent(trail);
    const country = at(place, 'address/country')?.value ?? 'CN';
    drop(place, last(trail).node.name === 'location' ? 'address' : 'location');
    set(place, 'UNLOCODE', `${country}AAA`);
    return { at: last(trail) };
  },
};
const neither = pair('location', 'address', 'neither of the two, no UN/LOCODE', (trail) => {
  drop(parent(trail), 'location', 'address');
  return { at: parent(trail) };
});
const both = pair('location', 'address', 'both of the two, beside a UN/LOCODE', (trail) => {
  set(parent(trail), 'UNLOCODE', `${at(parent(trail), 'address/country')!.value!}AAA`);
  return { at: last(trail) };
});

/** Places of a consignment. */
export const PLACES: RuleBreaks = Object.fromEntries(
  ['C3003', 'C3004', 'C3005', 'C3006', 'C3007', 'C3008'].map((id) => [id, [withoutLocode, withLocode, neither, both]]),
);
