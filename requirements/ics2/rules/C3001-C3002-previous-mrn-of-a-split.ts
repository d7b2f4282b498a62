import { forbidden, INFERRED_CONDITION, mandatory, optional, undecided } from './demand';
import { value } from './given';
import type { Condition, Decision, Examples } from './model';

const MRN = '<previousMRN>25FR17551780961AT5</previousMRN>';
const split = (indicator: number, mrn = ''): { in: string; xml: string } => ({
  in: 'IE3F10/splitConsignment',
  xml: `<splitConsignmentIndicator>${indicator}</splitConsignmentIndicator>${mrn}`,
});

/** Indicator 1 -> as told; 0 -> forbidden (HTI R&C 2.01). */
const condition = (id: string, about: string, whenSplit: (because: string) => Decision, examples: Examples): Condition => ({
  id,
  about,
  scope: 'previous MRN of a split consignment',
  ...INFERRED_CONDITION,
  decide(scope) {
    const indicator = value(scope, 'splitConsignmentIndicator');
    if (indicator === '1') return whenSplit('the split consignment indicator is 1');
    if (indicator !== '0') return undecided('the split consignment indicator');
    return forbidden('the split consignment indicator is 0', 'leave the previous MRN out, or set the split consignment indicator to 1');
  },
  examples,
});

export const C3001 = condition('C3001', 'Previous MRN where the consignment is split, and only then.', mandatory, {
  good: [split(1, MRN), split(0)],
  bad: [split(1), split(0, MRN)],
});

export const C3002: Condition = {
  ...condition('C3002', 'Previous MRN only where the consignment is split.', optional, {
    good: [split(1, MRN), split(1), split(0)],
    bad: [split(0, MRN)],
  }),
  note: 'Cited by no table of this edition, which cites C3001 in its stead.',
  wouldBeCitedAt: 'previousMRN',
};
