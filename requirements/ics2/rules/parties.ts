import { isEoriShape, isPhoneNumber } from '../identifiers';
import { quote } from '../quote';
import { rootOf, valueAt, valueOf } from './scope';
import { each, type Rule } from './model';

/** Rules on parties, their addresses and means of communication (HTI R&C 2.01). */
export const PARTY_RULES: readonly Rule[] = [
  {
    id: 'R3002',
    scope: '',
    examples: { good: [], bad: [] },
    about: 'An address has a street with a number, or a P.O. box.',
    requirement: 'ICS2-DAT-11',
    code: '12',
    also: ['13'],
    basis: 'stated',
    judge: each((address) => {
      const has = (name: string): boolean => (valueAt(address, name) ?? '') !== '';
      if ((has('street') && has('number')) || has('poBox')) return undefined;
      const given = ['street', 'number', 'poBox'].filter(has);
      return {
        found: given.length === 0 ? 'neither' : `${given.join(' and ')} only`,
        demanded: 'street and number, or P.O. box',
        mend: 'give street and number, or a P.O. box',
      };
    }),
  },
  {
    id: 'R3005',
    scope: '',
    examples: { good: [], bad: [] },
    about: 'The identification number of the party is an EORI.',
    requirement: 'ICS2-DAT-05',
    code: '12',
    also: ['13'],
    basis: 'stated',
    judge: each((element, _scope, world) => {
      const eori = valueOf(element);
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
      return world.registers.eoriKnown(eori)
        ? undefined
        : {
            found: `${eori}, not in the register`,
            demanded: 'an EORI known to the register',
            mend: 'check the number with the authority that issued it',
          };
    }),
  },
  {
    id: 'R3006',
    scope: '',
    examples: { good: [], bad: [] },
    about: 'A telephone number is international: + and 7 to 15 digits, single spaces allowed.',
    requirement: 'ICS2-DAT-09',
    code: '12',
    also: [],
    basis: 'stated',
    judge: function* (elements, scope) {
      if (valueAt(scope.element, 'type') !== 'TE') return;
      for (const at of elements) {
        const phone = valueOf(at);
        if (!isPhoneNumber(phone))
          yield {
            at,
            found: quote(phone),
            demanded: '+ and 7 to 15 digits, single spaces allowed (ITU-T E.123)',
            mend: 'write the number with + and country code, without dashes or brackets',
          };
      }
    },
  },
  {
    id: 'R3033',
    scope: '',
    examples: { good: [], bad: [] },
    about: 'The representative is somebody else than the declarant.',
    requirement: 'ICS2-DAT-11',
    code: '12',
    also: [],
    basis: 'stated',
    judge: each((element, scope) => {
      const declarant = valueAt(rootOf(scope), 'declarant/identificationNumber');
      if (declarant === undefined || valueOf(element) !== declarant) return undefined;
      return {
        found: `${quote(declarant)} for both`,
        demanded: "an identification number other than the declarant's",
        mend: 'leave the representative out where the declarant acts itself',
      };
    }),
  },
];
