import { below, consignmentOf, type Shoot } from './shoot';
import type { Setting } from './setting';

/*
 * Conditions tie values to what is there: an indicator of 1 to the element that it announces. Places were chosen first, so
 * here the value follows from the places around it.
 */

const NO = '0';
const YES = '1';
const has = (shoot: Shoot | undefined, steps: string): boolean => below(shoot, steps).length > 0;

/** Goods in bulk or not packed: no marks and no count (C3035, C3036). */
const UNPACKED = ['VQ', 'VG', 'VL', 'VY', 'VR', 'VS', 'VO', 'NE', 'NF', 'NG'];

/** C3001: the split indicator announces the MRN of the part filed before, where the message has a place for it. */
export function splitIndicator({ up }: Shoot, { taste }: Setting): string {
  const names = up!.node.kind === 'group' ? up!.node.children.map(({ name }) => name) : [];
  if (!names.includes('previousMRN')) return taste.pick([NO, YES], 0);
  return has(up, 'previousMRN') ? YES : NO;
}

/** C3013, C3014, C3050, C3051: the container indicator announces equipment, at the consignment or at its goods items. */
export function containerIndicator({ up: consignment }: Shoot): string {
  return ['transportEquipment', 'goodsItem/transportEquipment'].some((steps) => has(consignment, steps)) ? YES : NO;
}

/** C3035, C3036: packages are marked and counted, or their type says that they cannot be. */
export function typeOfPackages({ up }: Shoot, { taste, codes }: Setting): string {
  const unpacked = !has(up, 'shippingMarks');
  return taste.pick(
    codes('CL017').filter((code) => UNPACKED.includes(code) === unpacked),
    0,
  );
}

/** C3025, C3048: some goods without a commodity code are between natural persons (CL729: 1). */
export function typeOfPerson(shoot: Shoot, { taste, codes }: Setting): string {
  const items = below(consignmentOf(shoot), 'goodsItem/commodity');
  const needed = items.every(({ node, counts }) => {
    const tied = node.kind === 'group' && node.children.some(({ conditions }) => conditions.some((id) => id === 'C3025' || id === 'C3048'));
    return !tied || counts.get('commodityCode')! > 0;
  });
  return needed ? taste.pick(codes('CL729'), 1) : '1';
}

const tiedTo = (shoot: Shoot, id: string): string[] =>
  shoot.node.kind === 'group' ? shoot.node.children.filter(({ conditions }) => conditions.includes(id)).map(({ name }) => name) : [];

/**
 * Code of additional information. At a house consignment 10600 (consignee unknown) announces a notify party (C3022, C3024)
 * and 10900 (low value) amounts and kinds of goods (C3037, C3038); elsewhere either will do.
 */
export function informationCode(shoot: Shoot, { taste, codes }: Setting): string {
  const list = codes(shoot.node.codeLists[0]!);
  const house = shoot.up!.up!;
  if (house.node.name !== 'consignmentHouseLevel' || !shoot.node.codeLists.includes('CL701')) return taste.pick(list, shoot.up!.index);
  const toOrder = tiedTo(house, 'C3024').every((name) => has(house, name));
  const lowValue = [house, ...below(house, 'goodsItem')].every((group) =>
    [...tiedTo(group, 'C3037'), ...tiedTo(group, 'C3038')].every((name) => has(group, name)),
  );
  const allowed = list.filter((code) => (code !== '10600' || toOrder) && (code !== '10900' || lowValue));
  const withoutConsignee = tiedTo(house, 'C3022').some((name) => !has(house, name));
  return withoutConsignee && shoot.up!.index === 0 ? '10600' : taste.pick(allowed, shoot.up!.index);
}
