import { isCusNumber } from '../identifiers';
import { quote } from '../quote';
import { each, type Rule, STATED } from './model';
import { valueOf } from './scope';

const cus = (value: string): { in: string; xml: string } => ({
  in: 'IE3F10/consignmentMasterLevel/consignmentHouseLevel/goodsItem/commodity',
  xml: `<cusCode>${value}</cusCode>`,
});

/** HTI R&C 2.01. */
export const R3020: Rule = {
  id: 'R3020',
  about: 'A CUS code has the form 9999999-9.',
  scope: 'CUS code of a commodity',
  ...STATED,
  judge: each((element) => {
    if (isCusNumber(valueOf(element))) return undefined;
    return { found: quote(valueOf(element)), demanded: 'seven digits, a hyphen and a digit', mend: 'copy the CUS code from ECICS' };
  }),
  examples: { good: [cus('0012345-6')], bad: [cus('001234567'), cus('012345-67'), cus('001234A-6')] },
};
