import { Temporal } from '../../temporal';
import type { PortOrCountry } from './coasts';
import table from './limit-table.json';

export type Mode = 'maritime' | 'inland-waterway' | 'air' | 'road' | 'rail';

/** An event of the journey that a limit is counted back from. */
export type Anchor = 'loading' | 'departure' | 'arrival';

/** What a limit depends on, as far as it is known. Instants in epoch ms; all of it is UTC. */
export interface Journey {
  /** Type of the filing: `F10`. */
  filing: string;
  mode: Mode;
  /** Whether any of the goods are in containers. */
  containerised?: boolean;
  /** Where the goods are loaded on the means that brings them in, and where they leave it. */
  from?: PortOrCountry;
  to?: PortOrCountry;
  /** Loading on the vessel or aircraft bound for the Union. */
  loading?: number;
  departure?: number;
  /** At the first port, airport or place of entry. */
  arrival?: number;
  /** By rail: departure from the last formation station in a third country; `departure` where it is not given. */
  lastFormation?: number;
  /** By road: the lorry comes on a ferry and drives off it. */
  onFerry?: boolean;
}

/** One limit of UCC-DA 2015/2446, Arts 105 to 110: the filing is received at or before `anchor` minus `lead`. */
export interface LodgingLimit {
  id: string;
  article: string;
  modes: Mode[];
  case: string;
  anchor: Anchor;
  /** ISO 8601. Undefined where the text is not available to us: then `parameter` names the value of the run. */
  lead?: string;
  parameter?: string;
  /** The instant itself is late: "before", not "at the latest". */
  strictly?: boolean;
  /** Row of the catalogue that it is judged by. */
  requirement: string;
}

const LATEST = table.latest as LodgingLimit[];

/** @throws RangeError for an id that no row has: a mistake of ours */
export function limitById(id: string): LodgingLimit {
  const found = LATEST.find((limit) => limit.id === id);
  if (found === undefined) throw new RangeError(`no lodging limit ${id}`);
  return found;
}

/** Counted in UTC: 24 hours are 24 hours and 200 days are 200 times that, whatever clocks on walls do meanwhile. */
const back = (instant: number, lead: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').subtract(lead).epochMilliseconds;

/** The last whole second (epoch ms) at which the filing is in time; undefined where the journey does not say when its anchor is, or no lead is known. */
export function lastInstant({ anchor, lead, strictly }: LodgingLimit, journey: Journey): number | undefined {
  const counted = journey[anchor];
  if (counted === undefined || lead === undefined) return undefined;
  return back(counted, lead) - (strictly === true ? 1000 : 0);
}

/** Whether a filing received at an instant (epoch ms) is in time; undefined where that cannot be counted. */
export function isInTime(limit: LodgingLimit, journey: Journey, receivedAt: number): boolean | undefined {
  const counted = journey[limit.anchor];
  if (counted === undefined || limit.lead === undefined) return undefined;
  const end = back(counted, limit.lead);
  return limit.strictly === true ? receivedAt < end : receivedAt <= end;
}

/** No filing is lodged earlier than this (epoch ms): 200 days before the arrival. */
export const firstInstant = (arrival: number): number => back(arrival, table.earliest.lead);

/** Whether `[from, to)` in epoch ms is shorter than the bound of a short voyage, flight or train. The bound itself is not short. */
export function isShort(kind: keyof (typeof table)['shorter than'], from: number, to: number): boolean {
  return back(to, table['shorter than'][kind]) < from;
}

/** Types of filing with what must be there before loading by air (HTI BPM L3.5 v2.00, PET05). */
export const BEFORE_LOADING: ReadonlySet<string> = new Set(table['before loading']);
