import { choice } from './choice';
import { each, INFERRED, type Rule } from './model';

const WAYS = [['identificationNumber'], ['name', 'address']];

const carrier = (inner: string): { in: string; xml: string } => ({
  in: 'IE3F10/consignmentMasterLevel',
  xml: `<carrier>${inner}</carrier>`,
});

/** HTI R&C 2.01. */
export const R3032: Rule = {
  id: 'R3032',
  about: 'The carrier is given by its identification number, or by name and address.',
  scope: 'carrier',
  note: 'Cited by no table of this edition, where the tables themselves say what a carrier needs.',
  wouldBeCitedAt: 'carrier',
  ...INFERRED,
  also: ['13'],
  judge: each((group) => choice(group, WAYS)),
  examples: {
    good: [
      carrier('<identificationNumber>DE1234567</identificationNumber>'),
      carrier('<name>Nordsee Line</name><address><city>Bremen</city></address>'),
    ],
    bad: [carrier(''), carrier('<name>Nordsee Line</name>')],
  },
};
