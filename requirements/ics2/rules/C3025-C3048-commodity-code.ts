import { INFERRED_CONDITION, mandatory, optional } from './demand';
import { child, once } from './given';
import { hasInformationCode, TO_ORDER } from './information-codes';
import type { Condition, Example } from './model';
import { enclosing, type Scope, valueAt } from './scope';
import type { World } from './world';

const COMMODITY =
  '<commodity><commodityCode><harmonizedSystemSubHeadingCode>731815</harmonizedSystemSubHeadingCode></commodityCode></commodity>';

/** Whether the table, or the condition that only an order lifts (C3022), demands a party that is not there. */
function isMissing(consignment: Scope, party: string, world: World): boolean {
  const row = consignment.node.children.find(({ name }) => name === party);
  if (row === undefined) return false;
  return row.min > 0 || (row.conditions.length > 0 && !hasInformationCode(consignment, world, TO_ORDER));
}

/**
 * Whether consignor and consignee of a consignment are both natural persons: neither legal person (2) nor association (3). A party
 * that is missing and a type that is none are reported as such and get the benefit of the doubt.
 */
const bothNaturalPersons = once((consignment: Scope, world: World) =>
  ['consignor', 'consignee'].every((party) => {
    const given = child(consignment, party);
    if (given === undefined) return isMissing(consignment, party, world);
    return !['2', '3'].includes(valueAt(given, 'typeOfPerson') ?? '1');
  }),
);

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
    decide(scope, world) {
      const consignment = enclosing(scope, group);
      return consignment !== undefined && bothNaturalPersons(consignment, world)
        ? optional('both parties are natural persons')
        : mandatory('not both parties are natural persons', 'give at least the six digits of the Harmonized System');
    },
    examples: { good: [example(2, 2, COMMODITY), example(1, 1)], bad: [example(2, 2), example(1, 2), example(2, 1)] },
  };
}

export const C3025 = condition('C3025', 'house', 'inferred');
export const C3048 = condition('C3048', 'master', 'stated');
