import { isEniNumber, isImoNumber } from '../identifiers';
import { quote } from '../quote';
import { value } from './given';
import { each, type Examples, INFERRED, type Rule } from './model';
import { writtenIn } from './scope';

interface Form {
  id: string;
  /** CL750 type of identification that takes this form. */
  type: string;
  requirement: string;
  accepts: (number: string) => boolean;
  demanded: string;
  mend: string;
  examples: Examples;
}

/** Type of identification -> the form of the number (HTI R&C 2.01). */
const rule = ({ id, type, requirement, accepts, demanded, mend, examples }: Form): Rule => ({
  id,
  about: `Identification type ${type} takes ${demanded}.`,
  scope: 'identification number of the active border transport means',
  ...INFERRED,
  requirement,
  code: '70',
  also: ['12'],
  judge: each((element, scope) => {
    const number = writtenIn(element);
    if (value(scope, 'typeOfIdentification') !== type || accepts(number)) return undefined;
    return { found: quote(number), demanded, mend };
  }),
  examples,
});

const means = (number: string, type: string): { in: string; xml: string } => ({
  in: 'IE3F10/activeBorderTransportMeans',
  xml: `<identificationNumber>${number}</identificationNumber><typeOfIdentification>${type}</typeOfIdentification>`,
});

export const R3009 = rule({
  id: 'R3009',
  type: '10',
  requirement: 'ICS2-DAT-08',
  accepts: isImoNumber,
  demanded: 'IMO and seven digits, the last of which is the check digit',
  mend: 'write IMO and the ship number without a space; check its last digit for a typing mistake',
  examples: {
    good: [means('IMO9074729', '10'), means('D-ALFA', '41')],
    bad: [means('9074729', '10'), means('IMO 9074729', '10'), means('IMO907472', '10'), means('IMO9074728', '10'), means(' IMO9074729', '10')],
  },
});

export const R3010 = rule({
  id: 'R3010',
  type: '80',
  requirement: 'ICS2-DAT-11',
  accepts: isEniNumber,
  demanded: 'eight digits (ENI)',
  mend: 'write the eight digits of the vessel certificate, leading zero included, without spaces',
  examples: {
    good: [means('02324957', '80'), means('D-ALFA', '41')],
    bad: [means('2324957', '80'), means('0232 4957', '80'), means('ENI02324957', '80'), means('02324957 ', '80')],
  },
});
