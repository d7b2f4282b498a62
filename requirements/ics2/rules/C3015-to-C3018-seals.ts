import { forbidden, INFERRED_CONDITION, mandatory } from './demand';
import { child } from './given';
import { type Condition, STATED } from './model';

const NUMBER = '<numberOfSeals>1</numberOfSeals>';
const SEAL = '<seal><identifier>SEAL-1</identifier></seal>';

/** Number of seals given -> the seals; not given -> none (HTI R&C 2.01). */
const condition = (id: string, words: string, path: string): Condition => {
  const equipment = (inner: string): { in: string; xml: string } => ({ in: path, xml: `<transportEquipment>${inner}</transportEquipment>` });
  return {
    id,
    about: `Seals of ${words} where their number is given, and only then.`,
    scope: `seals of ${words}`,
    ...INFERRED_CONDITION,
    decide: (scope) =>
      child(scope, 'numberOfSeals') !== undefined
        ? mandatory('the number of seals is given', 'give the identifiers of the seals')
        : forbidden('no number of seals is given', 'give the number of seals'),
    examples: { good: [equipment(NUMBER + SEAL), equipment('')], bad: [equipment(NUMBER), equipment(SEAL)] },
  };
};

const MASTER = 'IE3F11/consignmentMasterLevel';
const HOUSE = `${MASTER}/consignmentHouseLevel`;

export const C3015 = condition('C3015', 'equipment of the master consignment', MASTER);
export const C3016 = condition('C3016', 'equipment of a goods item of the master consignment', `${MASTER}/goodsItem`);
export const C3017 = condition('C3017', 'equipment of a house consignment', HOUSE);
export const C3018: Condition = {
  ...condition('C3018', 'equipment of a goods item of a house consignment', `${HOUSE}/goodsItem`),
  basis: STATED.basis,
};
