/**
 * How a filing stands in the operator's business record. A receipt changes nothing here: `pending` means sent or being sent,
 * until customs says otherwise or the access point gives up.
 */
export type FilingState = 'planned' | 'pending' | 'registered' | 'refused' | 'undelivered' | 'invalidated';

export type FilingEvent = 'sent' | 'given up' | 'registered' | 'refused' | 'invalidated';

/** What a filing becomes by what happens to it. What stands in no row changes nothing: it came too late, or customs contradicts itself. */
const LIFE: Readonly<Record<FilingEvent, Readonly<Partial<Record<FilingState, FilingState>>>>> = {
  sent: { planned: 'pending' },
  'given up': { pending: 'undelivered' },
  // Customs may have had what we took for lost.
  registered: { pending: 'registered', undelivered: 'registered', registered: 'registered' },
  refused: { pending: 'refused', undelivered: 'refused', refused: 'refused' },
  invalidated: { registered: 'invalidated' },
};

/** Tells a filing what happened; whether it makes a difference. */
export function happened(filing: { state: FilingState }, event: FilingEvent): boolean {
  const next = LIFE[event][filing.state];
  if (next === undefined) return false;
  filing.state = next;
  return true;
}
