import { sendNext } from '../amendment/amend';
import type { Notice } from '../notices';
import { text } from './said';

/** IE3R01: the filing is registered under an MRN (ICS2-LIF-04). */
export const registered: Notice = (desk, { body }) => {
  const filing = desk.record.find(text(body, 'LRN') ?? '');
  if (filing === undefined) return false;
  filing.deliveries += 1;
  filing.state = 'registered';
  filing.mrn = text(body, 'MRN') ?? '';
  sendNext(desk, filing);
  return true;
};
