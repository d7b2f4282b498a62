import { quote } from '../quote';
import { INFERRED, type Rule } from './model';
import { valueOf } from './scope';

/** One of each set at most. */
const SETS = [
  ['ENSS', 'ENSH'],
  ['ENSC', 'ENSF', 'ENSP'],
];

const query = (...parameters: string[]): { in: string; xml: string } => ({
  in: 'IE3Q05',
  xml: parameters.map((parameter) => `<queryParameter>${parameter}</queryParameter>`).join(''),
});

/** HTI R&C 2.01. */
export const R3046: Rule = {
  id: 'R3046',
  about: 'A query combines at most one of ENSS, ENSH with at most one of ENSC, ENSF, ENSP.',
  scope: 'parameters of a query for filings between authorities',
  note: 'Cited by no table of this edition. The text names no element: the examples call it queryParameter.',
  wouldBeCitedAt: 'queryParameter',
  ...INFERRED,
  *judge(elements) {
    for (const set of SETS) {
      const chosen = elements.filter((element) => set.includes(valueOf(element)));
      if (chosen.length < 2) continue;
      yield {
        at: chosen[1]!,
        found: quote(chosen.map(valueOf).join(' and ')),
        demanded: `at most one of ${set.join(', ')}`,
        mend: 'ask once for each of them',
      };
    }
  },
  examples: {
    good: [query('ENSS', 'ENSF'), query('ENSH')],
    bad: [query('ENSS', 'ENSH', 'ENSC'), query('ENSC', 'ENSP')],
  },
};
