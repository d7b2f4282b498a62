import { isPhoneNumber } from '../identifiers';
import { quote } from '../quote';
import { value } from './given';
import { each, type Rule, STATED } from './model';
import { writtenIn } from './scope';

const communication = (identifier: string, type = 'TE'): { in: string; xml: string } => ({
  in: 'IE3F10/declarant',
  xml: `<communication><identifier>${identifier}</identifier><type>${type}</type></communication>`,
});

/** HTI R&C 2.01; ITU-T E.123. */
export const R3006: Rule = {
  id: 'R3006',
  about: 'A telephone number is international: + and 7 to 15 digits, single spaces allowed.',
  scope: 'identifier of a communication of type TE',
  ...STATED,
  requirement: 'ICS2-DAT-09',
  judge: each((element, scope) => {
    const phone = writtenIn(element);
    if (value(scope, 'type') !== 'TE' || isPhoneNumber(phone)) return undefined;
    return {
      found: quote(phone),
      demanded: '+ and 7 to 15 digits, single spaces allowed (ITU-T E.123)',
      mend: 'write the number with + and country code, without dashes or brackets',
    };
  }),
  examples: {
    good: [communication('+49 40 1234567'), communication('office@carrier.example', 'EM')],
    bad: [
      communication('040 1234567'),
      communication('0049 40 1234567'),
      communication('+49 (0)40 1234567'),
      communication('+49-40-1234567'),
      communication('+49  40 1234567'),
      communication('+49 112'),
      communication('+49 40 1234567 '),
    ],
  },
};
