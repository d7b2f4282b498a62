import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { once } from './given';
import { each, type Rule } from './model';
import { rootOf, valueAt, valueOf } from './scope';

const FILERS = ['declarant', 'personNotifyingTheArrival', 'requester'].map((party) => `${party}/identificationNumber`);

/** Identification number of whoever files. */
const filer = once((root: XmlElement) => FILERS.map((path) => valueAt(root, path)).find((id) => id !== undefined));

const filing = (lrn: string): string => `<LRN>${lrn}</LRN><declarant><identificationNumber>DE1234567</identificationNumber></declarant>`;
const used = { lrnUsed: (lrn: string, declarant: string): boolean => lrn === 'LRN-1' && declarant === 'DE1234567' };
const given = 'DE1234567 has used LRN-1';

/** HTI R&C 2.01. Asks `registers.lrnUsed`. */
export const R3003: Rule = {
  id: 'R3003',
  about: 'The declarant uses an LRN once only.',
  scope: 'LRN of a filing and of an arrival notification, functional reference of a consultation',
  note: 'An arrival notification (IE3N06) and a consultation (IE3Q05) have no declarant: whoever sends them stands in its place (inferred).',
  requirement: 'ICS2-DAT-03',
  code: '94',
  also: ['26', '95'],
  basis: 'stated',
  judge: each((element, scope, world) => {
    if (world.registers.lrnUsed === undefined) {
      world.notChecked('R3003: no register of LRNs was given');
      return undefined;
    }
    const who = filer(rootOf(scope));
    const lrn = valueOf(element);
    if (who === undefined || !world.registers.lrnUsed(lrn, who)) return undefined;
    return {
      found: `${quote(lrn)}, used before by ${quote(who)}`,
      demanded: 'an LRN that this declarant has not used',
      mend: 'file with a fresh LRN; a correction needs one too',
    };
  }),
  examples: {
    good: [
      { in: 'IE3F10', xml: filing('LRN-2'), known: used, given },
      { in: 'IE3F10', xml: filing('LRN-1').replace('DE1234567', 'FR7654321'), known: used, given },
    ],
    bad: [
      { in: 'IE3F10', xml: filing('LRN-1'), known: used, given },
      {
        in: 'IE3N06',
        xml: '<LRN>LRN-1</LRN><personNotifyingTheArrival><identificationNumber>DE1234567</identificationNumber></personNotifyingTheArrival>',
        known: used,
        given,
      },
      {
        in: 'IE3Q05',
        xml: '<functionalReference>LRN-1</functionalReference><requester><identificationNumber>DE1234567</identificationNumber></requester>',
        known: used,
        given,
      },
    ],
  },
};
