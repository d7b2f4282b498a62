import { isEoriShape } from '../identifiers';
import { quote } from '../quote';
import { each, type Rule, STATED } from './model';
import { writtenIn } from './scope';

const id = (value: string): string => `<identificationNumber>${value}</identificationNumber>`;
const known = { eoriKnown: (eori: string): boolean => eori === 'DE1234567' };
const given = 'the register holds DE1234567 only';

/** HTI R&C 2.01. Asks `registers.eoriKnown`. */
export const R3005: Rule = {
  id: 'R3005',
  about: 'The identification number of the party is an EORI.',
  scope: 'identification number of declarant, representative, carrier, notify party and others',
  note: 'The shape is country and up to 15 characters: the national shapes that third parties publish contradict each other.',
  ...STATED,
  requirement: 'ICS2-DAT-05',
  also: ['13'],
  judge: each((element, _scope, world) => {
    const eori = writtenIn(element);
    if (!isEoriShape(eori)) {
      return {
        found: quote(eori),
        demanded: 'an EORI: two-letter country and up to 15 characters',
        mend: 'give the EORI, with its country prefix and without spaces',
      };
    }
    if (world.registers.eoriKnown === undefined) {
      world.notChecked('R3005: no EORI register was given; only the shape was checked');
      return undefined;
    }
    if (world.registers.eoriKnown(eori)) return undefined;
    return {
      found: `${eori}, not in the register`,
      demanded: 'an EORI known to the register',
      mend: 'check the number with the authority that issued it',
    };
  }),
  examples: {
    good: [
      { in: 'IE3F10/declarant', xml: id('DE1234567') },
      { in: 'IE3F10/declarant', xml: id('DE1234567'), known, given },
    ],
    bad: [
      { in: 'IE3F10/declarant', xml: id('1234567') },
      { in: 'IE3F10/declarant', xml: id('DE 123 4567') },
      { in: 'IE3F10/declarant', xml: id('DE1234567 ') },
      { in: 'IE3F10/declarant', xml: id('FR7654321'), known, given },
    ],
  },
};
