import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { each, INFERRED, type Rule } from './model';
import { valueOf } from './scope';

/** The code as one value, whether it stands in one element or as sub-heading and combined nomenclature code. */
const digits = (element: XmlElement): string => valueOf(element) + element.children.map(valueOf).join('');

const code = (inner: string): { in: string; xml: string } => ({
  in: 'IE3F10/consignmentMasterLevel/consignmentHouseLevel/goodsItem/commodity',
  xml: `<commodityCode>${inner}</commodityCode>`,
});

/** HTI R&C 2.01. */
export const R3019: Rule = {
  id: 'R3019',
  about: 'A commodity code has 6 to 8 digits.',
  scope: 'commodity code',
  note: 'Cited by no table of this edition, where sub-heading and combined nomenclature code have lengths of their own.',
  wouldBeCitedAt: 'commodityCode',
  ...INFERRED,
  judge: each((element) => {
    const written = digits(element);
    if (/^\d{6,8}$/.test(written)) return undefined;
    return { found: quote(written), demanded: '6 to 8 digits', mend: 'write the code without dots and spaces, at least its sub-heading' };
  }),
  examples: {
    good: [
      code('731815'),
      code(
        '<harmonizedSystemSubHeadingCode>731815</harmonizedSystemSubHeadingCode><combinedNomenclatureCode>95</combinedNomenclatureCode>',
      ),
    ],
    bad: [code('7318'), code('7318.15'), code('7318159510')],
  },
};
