import { checkCharacter } from '../check-character';
import { quote } from '../quote';
import { each, type Rule } from './model';
import { writtenIn } from './scope';

const MRN = /^\d{2}[A-Z]{2}[A-Z0-9]{11}[ABC][TZ][A-Z0-9]$/;

/** Year, country, 11 characters, interface (CL748), procedure (CL734), check character. The check character itself is not judged. */
export const isMrnShape = (mrn: string): boolean => MRN.test(mrn);

const mrn = (value: string): { in: string; xml: string } => ({ in: 'IE3A10', xml: `<MRN>${value}</MRN>` });

/** HTI R&C 2.01. */
export const R3004: Rule = {
  id: 'R3004',
  about: 'An MRN has year, country, eleven characters, interface, procedure and check character.',
  scope: 'MRN of the filing that an amendment replaces',
  note: 'A wrong check character is advice: how to compute it is not in the rule but in an older document, so we infer it.',
  requirement: 'ICS2-DAT-04',
  code: '93',
  also: ['12', '90'],
  basis: 'inferred',
  judge: each((element) => {
    const value = writtenIn(element);
    const mend = 'copy the MRN from IE3R01';
    if (!isMrnShape(value)) {
      return {
        found: quote(value),
        demanded: 'an MRN of 18 characters: year, country, 11 characters, A/B/C, T/Z, check character',
        mend,
      };
    }
    const expected = checkCharacter(value.slice(0, 17));
    return value[17] === expected ? undefined : { found: value, demanded: `check character ${expected}`, mend, weight: 'advice' };
  }),
  examples: {
    good: [mrn('25FR17551780961AT5')],
    bad: [mrn('25fr17551780961AT5'), mrn('25FR17551780961XT5'), mrn('25FR17551780961AX5'), mrn('25FR17551780961AT6'), mrn('25FR17551780961AT ')],
  },
};
