import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import { journeyOf, sameJourney } from '../journeys';
import type { Life } from '../life';
import type { Submission } from '../submission';
import { matches, type MatchingConduct, type Match } from './matching';
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
  /** Whether the goods of a filing come by a mode whose arrivals are notified, and so must arrive before they are presented. */
  mustArrive(filingMrn: string): boolean;
  reset(): void;
}

export interface ArrivalParts {
  filings: Filings;
  life: Life;
  events: Events;
  /** Business time, epoch ms. */
  now: () => number;
  /** MRNs of what is linked below a filing. */
  below: (mrn: string) => readonly string[];
  /** Document of a filing as it stands. */
  rootOf: (mrn: string) => XmlElement | undefined;
  conduct: MatchingConduct;
}

export function createArrivals({ filings, life, events, now, below, rootOf, conduct }: ArrivalParts): Arrivals {
  const arrivals = new Map<string, Arrived>();

  const isSplit = (mrn: string): boolean => {
    const root = rootOf(mrn);
    return root !== undefined && textAt(root, 'splitConsignment/splitConsignmentIndicator') === '1';
  };

  const arrive = (mrn: string, { mrn: arrivalMrn }: ArrivalNotification): void => {
    if (isSplit(mrn)) life.partlyArrived(mrn);
    else life.move(mrn, '19', `arrival ${arrivalMrn}`);
  };

  /** An ENS is the filing that was found with all that is linked below it; it arrives as far as its parts can. */
  const partsOf = ({ filing, where }: Match): Unfit[] =>
    [filing.mrn, ...below(filing.mrn)].map((mrn) => ({ filing: filings.get(mrn)!, where }));

  return {
    take(submission) {
      const notification = readNotification(submission);
      const declared = ({ mrn }: Filing) => {
        const root = rootOf(mrn);
        return root === undefined ? undefined : journeyOf(root);
      };
      const seen = new Set<string>();
      const mrns: string[] = [];
      const unfit: { found: Filing; parts: Unfit[] }[] = [];
      for (const match of matches(notification, filings.all(), declared, conduct)) {
        const parts = partsOf(match).filter(({ filing: { mrn } }) => !seen.has(mrn));
        for (const { filing } of parts) seen.add(filing.mrn);
        const fit = parts.filter(({ filing }) => life.can(filing.mrn, '19'));
        for (const { filing: { mrn } } of fit) arrive(mrn, notification);
        mrns.push(...fit.map(({ filing }) => filing.mrn));
        const others = parts.filter((part) => !fit.includes(part));
        if (others.length > 0) unfit.push({ found: match.filing, parts: others });
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
    mustArrive(filingMrn) {
      const root = rootOf(filingMrn);
      return root !== undefined && NOTIFIED.includes(textAt(root, 'activeBorderTransportMeans/ModeOfTransport') ?? '');
    },
    reset: () => arrivals.clear(),
  };
}
