import { choice } from './choice';
import { INFERRED, type Rule } from './model';

const WAYS = [['customsOfficeOfFirstEntry'], ['addressedMemberState']];

/** HTI R&C 2.01. */
export const R3034: Rule = {
  id: 'R3034',
  about: 'An invalidation request names the customs office of first entry or the addressed member state.',
  scope: 'invalidation request (IE3Q04)',
  note: 'The table cites it at both elements; it is judged once, at the office. Both together are accepted.',
  ...INFERRED,
  also: ['13'],
  *judge(_elements, scope, _world, name) {
    const breach = name === 'customsOfficeOfFirstEntry' ? choice(scope.element, WAYS) : undefined;
    if (breach !== undefined) yield breach;
  },
  examples: {
    good: [
      { in: 'IE3Q04', xml: '<customsOfficeOfFirstEntry><referenceNumber>DE004851</referenceNumber></customsOfficeOfFirstEntry>' },
      { in: 'IE3Q04', xml: '<addressedMemberState><country>DE</country></addressedMemberState>' },
    ],
    bad: [{ in: 'IE3Q04', xml: '<MRN>25FR17551780961AT5</MRN>' }],
  },
};
