import { child, has } from './given';
import { INFERRED, type Rule } from './model';

const MRN = '<relatedMRN><identification>25FR17551780961AT5</identification></relatedMRN>';
const means = (inner: string): string => `<activeBorderTransportMeans><ModeOfTransport>1</ModeOfTransport>${inner}</activeBorderTransportMeans>`;
const ESTIMATE = '<estimatedDateAndTimeOfArrival><DateTime>2026-03-28T04:30:00Z</DateTime></estimatedDateAndTimeOfArrival>';

/** HTI R&C 2.01. */
export const R3027: Rule = {
  id: 'R3027',
  about: 'An arrival notification gives the estimated arrival of the means of transport, or MRNs of filings, or both.',
  scope: 'arrival notification (IE3N06)',
  note: 'The table cites it at both elements; it is judged once, at the related MRN.',
  ...INFERRED,
  also: ['13'],
  *judge(elements, scope, _world, name) {
    if (name !== 'relatedMRN' || elements.length > 0) return;
    const means = child(scope, 'activeBorderTransportMeans');
    // Without means of transport the table itself is broken, and says so.
    if (means === undefined || has(means, 'estimatedDateAndTimeOfArrival')) return;
    yield {
      found: 'neither',
      demanded: 'estimatedDateAndTimeOfArrival of the means of transport, or relatedMRN',
      mend: 'give the arrival that was estimated in the filings, or their MRNs',
    };
  },
  examples: {
    good: [
      { in: 'IE3N06', xml: means(ESTIMATE) },
      { in: 'IE3N06', xml: means('') + MRN },
      { in: 'IE3N06', xml: means(ESTIMATE) + MRN },
    ],
    bad: [{ in: 'IE3N06', xml: means('') }],
  },
};
