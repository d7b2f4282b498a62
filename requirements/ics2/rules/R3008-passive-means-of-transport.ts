import { has } from './given';
import { INFERRED, type Rule } from './model';

const house = (inner: string): { in: string; xml: string } => ({
  in: 'IE3F51/consignmentMasterLevel',
  xml: `<consignmentHouseLevel>${inner}</consignmentHouseLevel>`,
});
const WAGON = '<passiveBorderTransportMeans><identificationNumber>31 80 0691 235-2</identificationNumber></passiveBorderTransportMeans>';

/** HTI R&C 2.01. */
export const R3008: Rule = {
  id: 'R3008',
  about: 'The passive means of transport (the wagon) is given for the house consignment or at one of its goods items.',
  scope: 'house consignment of rail filings',
  note: 'The table cites it at both levels; it is judged once, at the house consignment.',
  ...INFERRED,
  also: ['13'],
  *judge(elements, scope) {
    if (scope.node.name !== 'consignmentHouseLevel' || elements.length > 0) return;
    if ((scope.children.get('goodsItem') ?? []).some((item) => has(item, 'passiveBorderTransportMeans'))) return;
    yield {
      found: 'none at either level',
      demanded: 'passiveBorderTransportMeans of the house consignment or of a goods item',
      mend: 'give the wagon for the house consignment, or at the goods items where it differs',
    };
  },
  examples: {
    good: [house(WAGON), house(`<goodsItem/><goodsItem>${WAGON}</goodsItem>`)],
    bad: [house('<goodsItem/><goodsItem/>')],
  },
};
