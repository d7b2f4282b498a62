import type { Notice } from '../desk';
import { groups, text } from '../notices/said';
import { goodsOf } from './controlled-goods';

/** IE3N08: what is named is held ready for customs, also what was not to be unloaded here (ICS2-ARR-10). */
export const controlNotified: Notice = ({ record, behaviour: { arrival: choices } }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  const named = groups(body, 'control').map(goodsOf).filter((goods) => choices.holdsReady(goods, filing.shipment));
  filing.presentForControl.push(...named);
  return true;
};
