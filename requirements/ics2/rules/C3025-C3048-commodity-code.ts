import { INFERRED_CONDITION, mandatory, optional } from './demand';
import type { Condition, Example } from './model';
import { bothNaturalPersons } from './places';
import { enclosing } from './scope';

const COMMODITY =
  '<commodity><commodityCode><harmonizedSystemSubHeadingCode>731815</harmonizedSystemSubHeadingCode></commodityCode></commodity>';

/** Consignor and consignee both private -> optional; otherwise required (HTI R&C 2.01). */
function condition(id: string, level: 'master' | 'house', basis: Condition['basis']): Condition {
  const group = level === 'master' ? 'consignmentMasterLevel' : 'consignmentHouseLevel';
  const example = (consignor: number, consignee: number, commodity = '<commodity/>'): Example => ({
    in: level === 'master' ? 'IE3F11' : 'IE3F11/consignmentMasterLevel',
    xml:
      `<${group}><consignor><typeOfPerson>${consignor}</typeOfPerson></consignor>` +
      `<consignee><typeOfPerson>${consignee}</typeOfPerson></consignee><goodsItem>${commodity}</goodsItem></${group}>`,
  });
  return {
    id,
    about: `Commodity code, unless consignor and consignee of the ${level} consignment are both natural persons.`,
    scope: `commodity code of a goods item of the ${level} consignment`,
    note: 'A natural person is type of person 1.',
    ...INFERRED_CONDITION,
    code: '13',
    also: ['12'],
    basis,
    decide(scope) {
      const consignment = enclosing(scope, group);
      return consignment !== undefined && bothNaturalPersons(consignment)
        ? optional('both parties are natural persons')
        : mandatory('not both parties are natural persons', 'give at least the six digits of the Harmonized System');
    },
    examples: { good: [example(2, 2, COMMODITY), example(1, 1)], bad: [example(2, 2), example(1, 2), example(2, 1)] },
  };
}

export const C3025 = condition('C3025', 'house', 'inferred');
export const C3048 = condition('C3048', 'master', 'stated');
