import { INFERRED_CONDITION, mandatory, optional } from './demand';
import { byInformationCode, LOW_VALUE } from './information-codes';
import type { Condition, Decision, Example } from './model';
import type { Scope } from './scope';
import type { World } from './world';

const byValue = (scope: Scope, world: World, given: (consignment: Scope, because: string) => Decision): Decision =>
  byInformationCode(scope, world, 'consignmentHouseLevel', LOW_VALUE, { given, otherwise: optional });

const house = (message: string, inner: string, code = LOW_VALUE): Example => ({
  in: `${message}/consignmentMasterLevel`,
  xml: `<consignmentHouseLevel><additionalInformation><code>${code}</code></additionalInformation>${inner}</consignmentHouseLevel>`,
});
const FISCAL = '<additionalFiscalReferences><VATIdentificationNumber>DE123456789</VATIdentificationNumber></additionalFiscalReferences>';
const ADDITIONS = '<additionsAndDeductions><amount value="4.50" currency="EUR"/></additionsAndDeductions>';
const item = (inner: string): string => `<goodsItem>${inner}</goodsItem>`;
const TYPE = '<typeOfGoods>1</typeOfGoods>';
const TOTAL = '<totalAmountInvoiced value="89.90" currency="EUR"/>';
const CHARGES = '<postalCharges><postalCharges value="4.50" currency="EUR"/></postalCharges>';
const VALUE = '<postalValue value="89.90" currency="EUR"/>';

/** HTI R&C 2.01. */
export const C3037: Condition = {
  id: 'C3037',
  about: 'A low-value consignment (10900) without fiscal references gives its additions and deductions, and the type of its goods.',
  scope: 'additions and deductions of a house consignment, type of goods of its goods items (express and postal filings)',
  note: 'Fiscal references are those of the import one-stop shop, which make the rest of the low-value data needless.',
  ...INFERRED_CONDITION,
  also: ['13'],
  decide: (scope, world, name) =>
    byValue(scope, world, (consignment, because) =>
      consignment.children.has('additionalFiscalReferences')
        ? optional('fiscal references are given')
        : mandatory(`${because} and no fiscal references are given`, `give ${name}, or the fiscal references of the consignment`),
    ),
  examples: {
    good: [
      house('IE3F32', ADDITIONS + item(TYPE)),
      house('IE3F43', item(TYPE)),
      house('IE3F32', FISCAL + item('')),
      house('IE3F32', item(''), '10600'),
    ],
    bad: [house('IE3F32', item(TYPE)), house('IE3F32', ADDITIONS + item('')), house('IE3F43', item(TYPE) + item(''))],
  },
};

/** HTI R&C 2.01. */
export const C3038: Condition = {
  id: 'C3038',
  about: 'A low-value consignment (10900) gives its value: the amount invoiced, or the postal charges and the postal value of each item.',
  scope: 'total amount invoiced of an express house consignment; postal charges and postal values of a postal one',
  ...INFERRED_CONDITION,
  also: ['13'],
  decide: (scope, world) => byValue(scope, world, (_consignment, because) => mandatory(because)),
  examples: {
    good: [house('IE3F32', TOTAL), house('IE3F43', CHARGES + item(VALUE)), house('IE3F32', '', '10600')],
    bad: [house('IE3F32', ''), house('IE3F43', item(VALUE)), house('IE3F43', CHARGES + item(VALUE) + item(''))],
  },
};
