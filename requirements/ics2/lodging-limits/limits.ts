import { Temporal } from '../../temporal';
import { tradeOf, type Journey, type Trade } from '../trades/trade';
import table from './limit-table.json';

/** The event that a limit is counted back from. */
export type Anchor = 'loading' | 'departure' | 'arrival';

/**
 * One limit of UCC-DA 2015/2446: the filing is received at or before `anchor` minus `lead`. It is for one trade, or for the types of
 * filing that come before the loading of an aircraft (HTI BPM L3.5 v2.00, PET05), or for a lorry that comes on a ferry.
 */
export interface LodgingLimit {
  id: string;
  article: string;
  trade?: Trade;
  filings?: readonly string[];
  combined?: boolean;
  anchor: Anchor;
  /** ISO 8601. Undefined where the text is not available to us: then `parameter` names the value of the run. */
  lead?: string;
  parameter?: string;
  /** The instant itself is late: "before", not "at the latest". */
  strictly?: boolean;
  /** Row of the catalogue that it is judged by. */
  requirement: string;
}

/** What a limit depends on: the journey, as a filing tells it, and what no filing tells. Instants in epoch ms; all of it is UTC. */
export interface Trip {
  /** Type of the filing: `F10`. */
  filing: string;
  journey: Journey;
  /** Loading on the vessel or aircraft bound for the Union. */
  loadedAt?: number;
  /** By rail: departure from the last formation station in a third country; that of the journey where it is not given. */
  lastFormation?: number;
  /** The lorry comes on a ferry and drives off it. */
  onFerry?: boolean;
}

const LATEST = table.latest as LodgingLimit[];
/** CL018. */
const ROAD = '3';
const AIR = '4';

/** Which limit a filing is lodged by; undefined where the journey does not say how the goods come. */
export function limitFor({ filing, journey, lastFormation, onFerry }: Trip): LodgingLimit | undefined {
  if (journey.mode === ROAD && onFerry === true) return LATEST.find(({ combined }) => combined);
  const beforeLoading = journey.mode === AIR ? LATEST.find(({ filings }) => filings?.includes(filing)) : undefined;
  const trade = tradeOf({ ...journey, departure: lastFormation ?? journey.departure });
  return beforeLoading ?? LATEST.find((limit) => trade !== undefined && limit.trade === trade);
}

/** Counted in UTC: 24 hours are 24 hours and 200 days are 200 times that, whatever clocks on walls do meanwhile. */
const before = (instant: number, lead: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').subtract(lead).epochMilliseconds;

/** When the event is that the limit is counted back from; undefined where nobody said. */
export const anchorOf = ({ anchor }: LodgingLimit, { journey, loadedAt }: Trip): number | undefined => (anchor === 'loading' ? loadedAt : journey[anchor]);

/** The last whole second (epoch ms) at which the filing is in time; undefined where no lead is known or nobody said when the anchor is. */
export function lastInstant(limit: LodgingLimit, trip: Trip): number | undefined {
  const counted = anchorOf(limit, trip);
  if (counted === undefined || limit.lead === undefined) return undefined;
  return before(counted, limit.lead) - (limit.strictly === true ? 1000 : 0);
}

/** Whether a filing received at an instant (epoch ms) is in time; undefined where that cannot be counted. */
export function isInTime(limit: LodgingLimit, trip: Trip, receivedAt: number): boolean | undefined {
  const counted = anchorOf(limit, trip);
  if (counted === undefined || limit.lead === undefined) return undefined;
  const end = before(counted, limit.lead);
  return limit.strictly === true ? receivedAt < end : receivedAt <= end;
}

/** No filing is lodged earlier than this (epoch ms): 200 days before the arrival. */
export const firstInstant = (arrival: number): number => before(arrival, table.earliest.lead);
