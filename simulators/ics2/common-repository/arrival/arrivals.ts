import type { XmlElement } from '../../../../protocols/xml';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import { journeyOf, sameJourney } from '../journeys';
import type { Life } from '../life';
import { isPartial, type Linking } from '../linking/linking';
import type { Submission } from '../submission';
import { matches, type Match, type MatchingConduct } from './matching';
import { readNotification, type ArrivalNotification } from './notification';

/** Modes of transport whose arrivals are notified (CL018): sea, air, inland waterways. */
const NOTIFIED = ['1', '4', '8'];

/** A filing of an ENS that cannot become arrived in its state. */
export interface Unfit {
  filing: Filing;
  /** Element of the notification that led to its ENS. */
  where: XmlElement;
}

/** What an arrival came to. */
export interface Arrived {
  notification: ArrivalNotification;
  /** Filings that arrived, in whole or in part. */
  mrns: readonly string[];
  /** For each ENS with parts that cannot arrive: the filing that was found, and those parts. */
  unfit: readonly { found: Filing; parts: readonly Unfit[] }[];
}

/** What customs knows of arrivals. */
export interface Arrivals {
  /** A notification takes effect: what it finds becomes arrived (BPM L3.5, GET05, ANT02). */
  take(submission: Submission): void;
  /** By the MRN of the notification. */
  get(mrn: string): Arrived | undefined;
  /** The notifications by which a filing arrived; a split consignment may have several. */
  of(filingMrn: string): readonly Arrived[];
  /** Whether the journey that a filing declares was notified as arrived. */
  hasArrived(filing: XmlElement): boolean;
  /** MRNs of a filing and of all that is linked below it, on every level: its goods come together. */
  together(filingMrn: string): readonly string[];
  /** Whether the goods of a filing come by a mode whose arrivals are notified, and so must arrive before they are presented. */
  mustArrive(filingMrn: string): boolean;
  reset(): void;
}

export interface ArrivalParts {
  filings: Pick<Filings, 'get' | 'all'>;
  life: Life;
  events: Events;
  /** Business time, epoch ms. */
  now: () => number;
  linking: Linking;
  conduct: MatchingConduct;
}

export function createArrivals({ filings, life, events, now, linking, conduct }: ArrivalParts): Arrivals {
  const arrivals = new Map<string, Arrived>();

  const arrive = ({ mrn, carriage }: Filing, arrivalMrn: string): void => {
    if (carriage.split) life.partlyArrived(mrn);
    else life.move(mrn, '19', `arrival ${arrivalMrn}`);
  };

  const together = (mrn: string, among?: ReturnType<Linking['standings']>): string[] => [mrn, ...linking.below(mrn, among)];

  /** An ENS is the filing that was found with all that is linked below it. */
  const ensOf = (found: readonly Match[]): { found: Filing; parts: Unfit[] }[] => {
    const among = found.some(({ filing }) => isPartial(filing.message)) ? linking.standings() : new Map();
    return found.map(({ filing, where }) => ({
      found: filing,
      parts: together(filing.mrn, among).map((mrn) => ({ filing: filings.get(mrn)!, where })),
    }));
  };

  return {
    take(submission) {
      const notification = readNotification(submission);
      const seen = new Set<string>();
      const mrns: string[] = [];
      const unfit: { found: Filing; parts: Unfit[] }[] = [];
      for (const { found, parts } of ensOf(matches(notification, filings, conduct))) {
        const fresh = parts.filter(({ filing: { mrn } }) => !seen.has(mrn));
        for (const { filing } of fresh) seen.add(filing.mrn);
        const [fit, others] = [true, false].map((can) => fresh.filter(({ filing }) => life.can(filing.mrn, '19') === can));
        for (const { filing } of fit!) arrive(filing, notification.mrn);
        mrns.push(...fit!.map(({ filing }) => filing.mrn));
        if (others!.length > 0) unfit.push({ found, parts: others! });
      }
      arrivals.set(notification.mrn, { notification, mrns, unfit });
      events.emit({ kind: 'arrival', mrn: notification.mrn, at: now(), filings: mrns });
    },
    get: (mrn) => arrivals.get(mrn),
    of: (filingMrn) => [...arrivals.values()].filter(({ mrns }) => mrns.includes(filingMrn)),
    hasArrived(root) {
      const filed = journeyOf(root);
      return filed !== undefined && [...arrivals.values()].some(({ notification: { journey } }) => journey !== undefined && sameJourney(filed, journey));
    },
    together: (filingMrn) => together(filingMrn),
    mustArrive: (filingMrn) => NOTIFIED.includes(filings.get(filingMrn)?.carriage.mode ?? ''),
    reset: () => arrivals.clear(),
  };
}
