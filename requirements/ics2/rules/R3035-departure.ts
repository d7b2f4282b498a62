import { choice } from './choice';
import { each, type Rule, STATED } from './model';

const WAYS = [['estimatedDateAndTimeOfDeparture'], ['actualDateAndTimeOfDeparture']];

const means = (inner: string): { in: string; xml: string } => ({
  in: 'IE3F10',
  xml: `<activeBorderTransportMeans>${inner}</activeBorderTransportMeans>`,
});
const at = (name: string): string => `<${name}><DateTime>2026-03-03T06:00:00Z</DateTime></${name}>`;

/** HTI R&C 2.01. */
export const R3035: Rule = {
  id: 'R3035',
  about: 'The departure is given, estimated or actual.',
  scope: 'active border transport means',
  note: 'Both together are accepted: the text says "either ... or" and not that they exclude each other.',
  ...STATED,
  also: ['13'],
  judge: each((group) => choice(group, WAYS)),
  examples: {
    good: [means(at('estimatedDateAndTimeOfDeparture')), means(at('actualDateAndTimeOfDeparture'))],
    bad: [means(at('estimatedDateAndTimeOfArrival'))],
  },
};
