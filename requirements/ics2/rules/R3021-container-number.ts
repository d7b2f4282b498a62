import { containerCheckDigit, isContainerNumber } from '../identifiers';
import { quote } from '../quote';
import { each, INFERRED, type Rule } from './model';
import { writtenIn } from './scope';

const container = (number: string): { in: string; xml: string } => ({
  in: 'IE3F10/consignmentMasterLevel/consignmentHouseLevel/transportEquipment',
  xml: `<containerIdentificationNumber>${number}</containerIdentificationNumber>`,
});

/** HTI R&C 2.01; ISO 6346. */
export const R3021: Rule = {
  id: 'R3021',
  about: 'A container number has four letters and seven digits (ISO 6346).',
  scope: 'container identification number of transport equipment',
  note: 'A wrong check digit is advice: the rule names the standard but spells out only the form.',
  ...INFERRED,
  requirement: 'ICS2-DAT-07',
  also: ['37', '39', '40'],
  judge: each((element) => {
    const number = writtenIn(element);
    if (!isContainerNumber(number))
      return { found: quote(number), demanded: 'four capital letters and seven digits', mend: 'leave out spaces and dashes' };
    const digit = containerCheckDigit(number)!;
    if (number.endsWith(digit)) return undefined;
    return { found: number, demanded: `check digit ${digit} (ISO 6346)`, mend: 'check the number for a typing mistake', weight: 'advice' };
  }),
  examples: {
    good: [container('CSQU3054383')],
    bad: [container('CSQU 305438-3'), container('csqu3054383'), container('CSQU305438'), container('CSQU3054384'), container('CSQU3054383 ')],
  },
};
