import { quote } from '../../quote';
import type { Example } from '../model';
import { valueAt } from '../scope';
import { compared, isAmendment } from './amended';
import { filed } from './filed';
import type { AcrossCheck } from './model';

const MRN = '25FR17551780961AT5';
const before = filed('IE3F14', {
  consignmentMasterLevel: {
    consignmentHouseLevel: [
      {
        transportDocumentHouseLevel: { documentNumber: 'HBL-1' },
        goodsItem: [{ goodsItemNumber: '1' }, { goodsItemNumber: '2' }],
      },
    ],
  },
});

const house = (document: string, ...items: number[]): string =>
  `<consignmentHouseLevel>${items.map((number) => `<goodsItem><goodsItemNumber>${number}</goodsItemNumber></goodsItem>`).join('')}` +
  `<transportDocumentHouseLevel><documentNumber>${document}</documentNumber></transportDocumentHouseLevel></consignmentHouseLevel>`;
const amendment = (...houses: string[]): Example => ({
  in: 'IE3A14',
  xml: `<MRN>${MRN}</MRN><consignmentMasterLevel>${houses.join('')}</consignmentMasterLevel>`,
  known: { amended: () => before },
  given: `${MRN} was filed with house bill HBL-1 of two goods items`,
});

/** CL723 code 101. Asks `registers.amended`. */
export const AMENDMENT_ADDS: AcrossCheck = {
  id: 'GEN-AMD-ADD',
  about: 'An amendment adds no goods item and no house consignment.',
  scope: 'goods items and house consignments of an amendment',
  note:
    'To leave some out is no breach: an amendment replaces the filing. One with another number or document than filed, in place of ' +
    'one left out, is R3024.',
  requirement: 'ICS2-AMD-05',
  code: '101',
  also: ['104'],
  basis: 'stated',
  stage: 'common-repository',
  *check(message, root, world) {
    if (!isAmendment(message)) return;
    if (world.registers.amended === undefined) return world.notChecked('GEN-AMD-ADD: no register of filings was given');
    for (const at of compared(root, world)?.added ?? []) {
      const isItem = at.name === 'goodsItem';
      const key = valueAt(at, isItem ? 'goodsItemNumber' : 'transportDocumentHouseLevel/documentNumber');
      yield {
        at,
        element: isItem ? 'Goods item' : 'Consignment (House level)',
        found: `${isItem ? 'goods item' : 'house consignment'}${key === undefined ? '' : ` ${quote(key)}`}, one more than filed`,
        demanded: `no more ${isItem ? 'goods items' : 'house consignments'} than filed`,
        mend: 'file what is new in a filing of its own, or invalidate this one and file it anew',
      };
    }
  },
  examples: {
    good: [amendment(house('HBL-1', 1, 2)), amendment(house('HBL-1', 1))],
    bad: [amendment(house('HBL-1', 1, 2, 3)), amendment(house('HBL-1', 1, 2), house('HBL-2', 1, 2))],
  },
};
