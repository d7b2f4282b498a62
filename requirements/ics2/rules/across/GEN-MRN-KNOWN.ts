import { first, isAmendment, namedMrn } from './amended';
import { filed } from './filed';
import type { AcrossCheck } from './model';

const MRN = '25FR17551780961AT5';
const known = { amended: (mrn: string) => (mrn === MRN ? filed('IE3F10', {}) : undefined) };
const given = `${MRN} was filed`;

/** CL723 code 90; HTI BPM L3.5. Asks `registers.amended`. */
export const MRN_KNOWN: AcrossCheck = {
  id: 'GEN-MRN-KNOWN',
  about: 'An amendment names a filing that exists.',
  scope: 'MRN of an amendment',
  note: 'An MRN that is no MRN is R3004. The Common Repository answers (IE3N01); that IE3N99 is not meant is our reading.',
  requirement: 'ICS2-AMD-01',
  code: '90',
  also: ['93', '97'],
  basis: 'inferred',
  stage: 'common-repository',
  *check(message, root, { registers, notChecked }) {
    const mrn = isAmendment(message) ? namedMrn(root) : undefined;
    if (mrn === undefined) return;
    if (registers.amended === undefined) return notChecked('GEN-MRN-KNOWN: no register of filings was given');
    if (registers.amended(mrn) !== undefined) return;
    yield {
      at: first(root, 'MRN')!,
      element: 'MRN',
      found: `${mrn}, under which nothing is filed`,
      demanded: 'the MRN of a registered filing',
      mend: 'copy the MRN from the IE3R01 of the filing that is to be amended',
    };
  },
  examples: {
    good: [{ in: 'IE3A10', xml: `<MRN>${MRN}</MRN>`, known, given }],
    bad: [{ in: 'IE3A10', xml: '<MRN>25DE17551780961AT0</MRN>', known, given }],
  },
};
