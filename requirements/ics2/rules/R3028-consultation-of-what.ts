import { choice } from './choice';
import { INFERRED, type Rule } from './model';

const WAYS = [['MRN'], ['transportDocument'], ['transportDocumentHouse']];

/** HTI R&C 2.01. */
export const R3028: Rule = {
  id: 'R3028',
  about: 'A consultation names the filing by its MRN or by a transport document.',
  scope: 'consultation (IE3Q05)',
  note: 'The table cites it at all three elements; it is judged once, at the MRN. More than one of them is accepted.',
  ...INFERRED,
  also: ['13'],
  *judge(_elements, scope, _world, name) {
    const breach = name === 'MRN' ? choice(scope.element, WAYS) : undefined;
    if (breach !== undefined) yield breach;
  },
  examples: {
    good: [
      { in: 'IE3Q05', xml: '<MRN>25FR17551780961AT5</MRN>' },
      { in: 'IE3Q05', xml: '<transportDocument><documentNumber>MBL-1</documentNumber><type>N705</type></transportDocument>' },
      { in: 'IE3Q05', xml: '<transportDocumentHouse><documentNumber>HBL-1</documentNumber><type>N714</type></transportDocumentHouse>' },
    ],
    bad: [{ in: 'IE3Q05', xml: '<requester><identificationNumber>DE1234567</identificationNumber></requester>' }],
  },
};
