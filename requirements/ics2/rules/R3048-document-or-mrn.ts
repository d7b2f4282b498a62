import { INFERRED, type Rule } from './model';

const MRN = '<relatedMRN><identification>25FR17551780961AT5</identification></relatedMRN>';
const DOCUMENT = '<relatedTransportDocument><documentNumber>MBL-1</documentNumber><type>N705</type></relatedTransportDocument>';

/** HTI R&C 2.01. */
export const R3048: Rule = {
  id: 'R3048',
  about: 'An arrival notification refers to filings by transport documents or by MRNs, not by both.',
  scope: 'related transport documents and related MRNs of an arrival notification (IE3N06)',
  note: 'The table cites it at both elements; it is judged once, at the transport document.',
  ...INFERRED,
  also: ['14', '15'],
  *judge(elements, scope, _world, name) {
    if (name !== 'relatedTransportDocument' || elements.length === 0 || !scope.children.has('relatedMRN')) return;
    yield {
      at: elements[0]!,
      found: 'relatedTransportDocument and relatedMRN',
      demanded: 'one of the two',
      mend: 'leave the transport documents out where MRNs are given',
    };
  },
  examples: {
    good: [
      { in: 'IE3N06', xml: MRN },
      { in: 'IE3N06', xml: DOCUMENT },
    ],
    bad: [{ in: 'IE3N06', xml: DOCUMENT + MRN }],
  },
};
