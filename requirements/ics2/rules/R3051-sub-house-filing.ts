import { quote } from '../quote';
import { each, type Rule, STATED } from './model';
import { valueOf } from './scope';

const type = (value: string): { in: string; xml: string } => ({
  in: 'IE3F15/consignmentMasterLevel/consignmentHouseLevel/supplementaryDeclarant',
  xml: `<supplementaryFilingType>${value}</supplementaryFilingType>`,
});

/** HTI R&C 2.01. */
export const R3051: Rule = {
  id: 'R3051',
  about: 'A house filing can only be supplemented by a filing at sub-house level (2).',
  scope: 'supplementary filing type (IE3F15 and its amendment)',
  ...STATED,
  judge: each((element) => {
    if (valueOf(element) === '2') return undefined;
    return { found: quote(valueOf(element)), demanded: '2, sub-house level', mend: 'set the supplementary filing type to 2' };
  }),
  examples: { good: [type('2')], bad: [type('1')] },
};
