import { all, textAt, type XmlElement } from '../../../protocols/xml';
import type { ModeProfile } from '../../../requirements/kz';
import type { Mode } from '../forms';
import type { LeadTimes } from '../lead';
import type { RevenueBehaviour } from './behaviour';
import type { Ground } from './checks';

/** An instant needs an offset: a time without one says nothing here. */
const dated = (text: string | undefined): string | undefined => (text !== undefined && /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : undefined);

/**
 * A remark where a document came too late before the arrival that the office knows of: noted from outside, or planned in the document itself
 * (air and water). Lateness is no ground for refusal; equality is in time.
 */
export function latenessOf(
  document: XmlElement, { mode, means, root }: ModeProfile, received: number,
  { noted, leads, instantOf }: { noted: Pick<ReadonlyMap<string, string>, 'get'>; leads: Readonly<Record<Mode, LeadTimes>>; instantOf: RevenueBehaviour['instantOf'] },
): Ground[] {
  const named = all(document, means).map((one) => noted.get(one.text.trim())).find((one) => one !== undefined);
  const arrival = named ?? dated(textAt(document, 'ArrivalDateTime'));
  if (arrival === undefined) return [];
  const departure = dated(textAt(document, 'BorderTransportDetails/DepartureDateTime'));
  const { lead, short } = leads[mode];
  const isShort = short?.below !== undefined && departure !== undefined && instantOf(arrival) - instantOf(departure) < short.below;
  const limit = isShort ? short.lead : lead;
  if (limit === undefined || received <= instantOf(arrival) - limit) return [];
  return [{ code: 'KZ-LATE', text: `${root}: presented later than it should have been before the arrival ${arrival}` }];
}
