import { sendNext } from '../amendment/amend';
import type { Notice } from '../desk';
import { happened } from '../life';
import { text } from './said';

/** IE3R01: the filing is registered under an MRN (ICS2-LIF-04). */
export const registered: Notice = (desk, { body }) => {
  const filing = desk.record.find(text(body, 'LRN') ?? '');
  if (filing === undefined) return false;
  filing.deliveries += 1;
  if (!happened(filing, 'registered')) return false;
  filing.mrn = text(body, 'MRN') ?? '';
  sendNext(desk, filing);
  return true;
};
