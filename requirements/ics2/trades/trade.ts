import type { XmlElement } from '../../../protocols/xml';
import { Temporal } from '../../temporal';
import { elementsAt, valueAt } from '../rules/scope';
import { isOutermost, isShortSea } from './coasts';

/** How goods come, as far as the time limits of UCC-DA 2015/2446, Arts 105 to 109 tell it apart. */
export type Trade =
  | 'deep-sea-containers'
  | 'deep-sea-bulk'
  | 'short-sea'
  | 'outermost-regions'
  | 'inland-waterway'
  | 'long-flight'
  | 'short-flight'
  | 'long-rail'
  | 'short-rail'
  | 'road';

/** What of a journey decides under which limit it falls. Instants in epoch ms. */
export interface Journey {
  /** ModeOfTransport (CL018): 1 sea, 2 rail, 3 road, 4 air, 8 inland waterway. */
  mode?: string;
  /** Some of the goods are in containers. */
  containers: boolean;
  /** UN/LOCODE, or the country alone where no more is said. */
  loading?: string;
  unloading?: string;
  departure?: number;
  arrival?: number;
}

const HOUR_MS = 3_600_000;
/** A flight is long from four hours on (Art. 106(2)). */
const LONG_FLIGHT_MS = 4 * HOUR_MS;
/** Trains that take less have the shorter limit (Art. 107(a)). */
const SHORT_RAIL_MS = 2 * HOUR_MS;
/** A voyage to or from an outermost region counts as one of Art. 105(d) while it takes less. */
const OUTERMOST_VOYAGE_MS = 24 * HOUR_MS;

/** Coasts count by the day of the arrival. Where it is not said, by a day on which all rows of today do. */
function dayOf({ arrival }: Journey): string {
  return arrival === undefined ? '9999-12-31' : Temporal.Instant.fromEpochMilliseconds(arrival).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

/** Time under way; undefined where departure or arrival is not said. */
function timeOf({ departure, arrival }: Journey): number | undefined {
  return departure === undefined || arrival === undefined ? undefined : arrival - departure;
}

function bySea(journey: Journey): Trade {
  const { loading, unloading, containers } = journey;
  const [time, day] = [timeOf(journey), dayOf(journey)];
  if (loading !== undefined && isShortSea(loading, day)) return 'short-sea';
  // To such a region or from it, and no part of the Union at the other end.
  if ([loading, unloading].some((place) => place !== undefined && isOutermost(place, day)) && time !== undefined && time < OUTERMOST_VOYAGE_MS) return 'outermost-regions';
  return containers ? 'deep-sea-containers' : 'deep-sea-bulk';
}

const BY_MODE: Readonly<Record<string, (journey: Journey) => Trade>> = {
  '1': bySea,
  '2': (journey) => ((timeOf(journey) ?? SHORT_RAIL_MS) < SHORT_RAIL_MS ? 'short-rail' : 'long-rail'),
  '3': () => 'road',
  '4': (journey) => ((timeOf(journey) ?? LONG_FLIGHT_MS) < LONG_FLIGHT_MS ? 'short-flight' : 'long-flight'),
  '8': () => 'inland-waterway',
};

/** The trade of a journey; undefined where its mode is not given, or none of these. A journey of unknown length is a long one. */
export function tradeOf(journey: Journey): Trade | undefined {
  return journey.mode === undefined ? undefined : BY_MODE[journey.mode]?.(journey);
}

const MEANS = 'activeBorderTransportMeans';
const MASTER = 'consignmentMasterLevel';
/** Containers are said where the goods are: at master or house level, or with the item. */
const CONTAINERS = [`${MASTER}/transportEquipment`, `${MASTER}/consignmentHouseLevel/transportEquipment`, `${MASTER}/goodsItem/transportEquipment`];
const INDICATORS = [`${MASTER}/containerIndicator`, `${MASTER}/consignmentHouseLevel/containerIndicator`];

function instant(root: XmlElement, ...names: string[]): number | undefined {
  const said = names.map((name) => Date.parse(valueAt(root, `${MEANS}/${name}`) ?? ''));
  return said.find((at) => !Number.isNaN(at));
}

function placeOf(root: XmlElement, name: string): string | undefined {
  return valueAt(root, `${MASTER}/${name}/UNLOCODE`) ?? valueAt(root, `${MASTER}/${name}/address/country`);
}

/** The journey that a filing (IE3Fxx) or an amendment tells of; the actual departure goes before the estimated one. */
export function journeyOf(root: XmlElement): Journey {
  return {
    mode: valueAt(root, `${MEANS}/ModeOfTransport`),
    containers: CONTAINERS.some((place) => elementsAt(root, place).length > 0) || INDICATORS.some((place) => elementsAt(root, place).some(({ text }) => text.trim() === '1')),
    loading: placeOf(root, 'placeOfLoading'),
    unloading: placeOf(root, 'placeOfUnloading'),
    departure: instant(root, 'actualDateAndTimeOfDeparture', 'estimatedDateAndTimeOfDeparture'),
    arrival: instant(root, 'actualDateAndTimeOfArrival', 'estimatedDateAndTimeOfArrival'),
  };
}
