import { isoSeconds } from '../../../protocols/time/clock';
import { Temporal } from '../../../requirements/temporal';
import type { Reply } from '../conduct';

/** A notification that left: about which filing, to whom (EORI), when (business time, epoch ms). */
export interface SentNotification extends Reply {
  mrn: string;
  to: string;
  at: number;
}

/** Notifications as they were sent, for whoever asks for them again (BPM L4, T-13-02; ICD 3.30, 3.1.9). */
export interface SentNotifications {
  keep(sent: SentNotification): void;
  /** Those about these filings that went to this party, in their order. @param within ISO 8601 duration: those older at `at` (epoch ms) are gone */
  of(mrns: readonly string[], to: string, at: number, within: string): Reply[];
  clear(): void;
}

/** Requests of customs (IE3Q..) and copies of replies are exchanged too, but are no notifications. */
const isNotification = ({ action }: Reply): boolean => action.startsWith('IE3N');

export function createSentNotifications(): SentNotifications {
  const kept: SentNotification[] = [];
  return {
    keep: (sent) => void (isNotification(sent) && kept.push(sent)),
    of(mrns, to, at, within) {
      const oldest = Temporal.Instant.from(isoSeconds(at)).toZonedDateTimeISO('UTC').subtract(within).epochMilliseconds;
      return kept.filter((one) => mrns.includes(one.mrn) && one.to === to && one.at >= oldest).map(({ action, document }) => ({ action, document }));
    },
    clear: () => void kept.splice(0),
  };
}
