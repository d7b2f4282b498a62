import type { Notice } from '../notices';
import { text } from './said';

/** IE3R01: the filing is registered under an MRN (ICS2-LIF-04). */
export const registered: Notice = ({ record }, { body }) => {
  const filing = record.find(text(body, 'LRN') ?? '');
  if (filing === undefined) return false;
  filing.deliveries += 1;
  filing.state = 'registered';
  filing.mrn = text(body, 'MRN') ?? '';
  return true;
};
