import type { XmlElement } from '../../../../protocols/xml';
import type { Filing } from '../filings';
import type { Journey } from '../journeys';
import type { ArrivalNotification } from './notification';

/** A filing that an arrival is about, and the element of the notification that leads to it. */
export interface Match {
  filing: Filing;
  where: XmlElement;
}

/** Choices in matching; right by default. */
export interface MatchingConduct {
  /** Whether a filing's journey is the one that has arrived: means of transport and estimated arrival (GET05). */
  sameJourney: (filed: Journey, arrived: Journey) => boolean;
}

/** Goods that a search still finds: an invalidated filing is archived, and found by its MRN only (IFT02). */
const isInForce = ({ state }: Filing): boolean => state !== '09';

/**
 * The filings that an arrival is about (BPM L3.5, GET05): those of the MRNs that it lists, else those of the waybills, else those of its
 * journey. What a list names is not searched for otherwise, since the notifier knows best what is on board (inferred).
 * @param journeyOf the journey that a filing declares; undefined for house-level filings
 */
export function matches(
  arrival: ArrivalNotification,
  filings: readonly Filing[],
  journeyOf: (filing: Filing) => Journey | undefined,
  { sameJourney }: MatchingConduct,
): Match[] {
  const { mrns, waybills, journey, means } = arrival;
  if (mrns.length > 0) return mrns.flatMap(({ number, where }) => filings.filter(({ mrn }) => mrn === number).map((filing) => ({ filing, where })));
  const inForce = filings.filter(isInForce);
  if (waybills.length > 0) {
    const names = (filing: Filing, number: string): boolean => filing.documents.some((one) => one.level === 'master' && one.number === number);
    return waybills.flatMap(({ number, where }) => inForce.filter((filing) => names(filing, number)).map((filing) => ({ filing, where })));
  }
  if (journey === undefined) return [];
  const comesWith = (filing: Filing): boolean => {
    const filed = journeyOf(filing);
    return filed !== undefined && sameJourney(filed, journey);
  };
  return inForce.filter(comesWith).map((filing) => ({ filing, where: means }));
}
