/** What has become of a pre-arrival document. */
export type PiStatus = 'registered' | 'refused' | 'changed' | 'annulled';

/**
 * How a status is to be read (parameter kzpi.status.reading). PI_Status is free text of 250 characters without a list of values, so
 * `words` is ours. Digits stand in the album twice: documented as 0 registered, 1 changed, 2 annulled, while the style sheet of
 * the same album shows 1 registered, 2 annulled. A status is never judged without saying which reading was used.
 */
export const STATUS_READINGS = {
  words: { REGISTERED: 'registered', REFUSED: 'refused', CHANGED: 'changed', ANNULLED: 'annulled' },
  documented: { 0: 'registered', 1: 'changed', 2: 'annulled', REFUSED: 'refused' },
  'style-sheet': { 1: 'registered', 2: 'annulled', REFUSED: 'refused' },
} as const satisfies Record<string, Record<string, PiStatus>>;

export type StatusReading = keyof typeof STATUS_READINGS;

/** How a status is written under a reading; in words where the reading has no value for it. */
export function writtenStatus(status: PiStatus, reading: StatusReading): string {
  const values: [written: string, meaning: PiStatus][] = Object.entries(STATUS_READINGS[reading]);
  return values.find(([, meaning]) => meaning === status)?.[0] ?? status.toUpperCase();
}

/** The meaning of a written status; undefined when this reading has none, among them everything that would be a clearance. */
export function statusOf(written: string | undefined, reading: StatusReading): PiStatus | undefined {
  const meanings: Readonly<Record<string, PiStatus>> = STATUS_READINGS[reading];
  return written === undefined || !Object.hasOwn(meanings, written) ? undefined : meanings[written];
}
