import type { XmlElement } from '../../../../protocols/xml';
import type { Filing, Filings } from '../filings';
import type { Journey } from '../journeys';
import type { ArrivalNotification } from './notification';

/** Where filings are looked up. */
export type Register = Pick<Filings, 'get' | 'all'>;

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

/** Filings in force by their master documents: looked through once, for a list of thousands. */
function byMaster(filings: readonly Filing[]): ReadonlyMap<string, readonly Filing[]> {
  const found = new Map<string, Filing[]>();
  for (const filing of filings) {
    for (const number of new Set(filing.documents.filter(({ level }) => level === 'master').map((one) => one.number))) {
      const named = found.get(number);
      if (named === undefined) found.set(number, [filing]);
      else named.push(filing);
    }
  }
  return found;
}

/**
 * The filings that an arrival is about (BPM L3.5, GET05): those of the MRNs that it lists, else those of the waybills, else those of its
 * journey. What a list names is not searched for otherwise, since the notifier knows best what is on board (inferred).
 */
export function matches({ mrns, waybills, journey, means }: ArrivalNotification, filings: Register, { sameJourney }: MatchingConduct): Match[] {
  if (mrns.length > 0) return mrns.flatMap(({ number, where }) => [filings.get(number) ?? []].flat().map((filing) => ({ filing, where })));
  const inForce = filings.all().filter(isInForce);
  if (waybills.length > 0) {
    const filed = byMaster(inForce);
    return waybills.flatMap(({ number, where }) => (filed.get(number) ?? []).map((filing) => ({ filing, where })));
  }
  if (journey === undefined) return [];
  const comesWith = ({ carriage }: Filing): boolean => carriage.journey !== undefined && sameJourney(carriage.journey, journey);
  return inForce.filter(comesWith).map((filing) => ({ filing, where: means }));
}
