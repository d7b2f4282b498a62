import type { Mode } from './forms';

/** The business case as a stimulus gives it (requirements/kz/README.md, "What a driver is asked"). */
export interface Party {
  name?: string;
  country?: string;
  bin?: string;
  iin?: string;
}

export interface Goods {
  hs?: string;
  description?: string;
  grossKg?: string;
}

export interface Consignment {
  waybill?: { number: string; date?: string };
  declaration?: { office: string; date: string; number: string };
  dispatchCountry?: string;
  destinationCountry?: string;
  consignor?: Party;
  consignee?: Party;
  goods: Goods[];
}

export interface Transport {
  mode?: string;
  containers: boolean;
  vehicles: { country?: string; registration?: string }[];
  /** Numbers of the wagons. */
  wagons: string[];
  flight?: { airline?: string; number?: string; date?: string; aircraft?: string };
  ship?: { name?: string; country?: string; imo?: string; voyage?: string; route: { port: string; point: string }[] };
  /** ISO 8601 with offset, of a flight or voyage. */
  departure?: string;
}

export interface Shipment {
  by: Mode;
  usage: string[];
  entryOffice?: string;
  /** Code of the airport, port or station of arrival. */
  entryPlace?: string;
  /** Planned arrival, ISO 8601 with offset; a document by road or rail has no place for it. */
  arrival?: string;
  declarant: Party;
  transport: Transport;
  tir?: { series: string; number: string };
  consignments: Consignment[];
}

/** A stimulus that this carrier cannot act on, in words for whoever gave it. */
export class FactsError extends Error {}

type Raw = Record<string, unknown>;

function record(value: unknown, what: string): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FactsError(`${what} must be an object`);
  return value as Raw;
}

function list(value: unknown, what: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new FactsError(`${what} must be a list`);
  return value;
}

function text(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  if (value !== undefined && typeof value !== 'string') throw new FactsError(`${key} must be text`);
  return value;
}

function needed(raw: Raw, key: string): string {
  const value = text(raw, key);
  if (value === undefined) throw new FactsError(`${key} is missing`);
  return value;
}

function party(value: unknown, what: string): Party {
  const raw = record(value, what);
  return { name: text(raw, 'name'), country: text(raw, 'country'), bin: text(raw, 'bin'), iin: text(raw, 'iin') };
}

function consignment(value: unknown): Consignment {
  const raw = record(value, 'a consignment');
  const waybill = raw['waybill'] === undefined ? undefined : record(raw['waybill'], 'waybill');
  const declaration = raw['declaration'] === undefined ? undefined : record(raw['declaration'], 'declaration');
  return {
    waybill: waybill && { number: needed(waybill, 'number'), date: text(waybill, 'date') },
    declaration: declaration && { office: needed(declaration, 'office'), date: needed(declaration, 'date'), number: needed(declaration, 'number') },
    dispatchCountry: text(raw, 'dispatchCountry'),
    destinationCountry: text(raw, 'destinationCountry'),
    consignor: raw['consignor'] === undefined ? undefined : party(raw['consignor'], 'consignor'),
    consignee: raw['consignee'] === undefined ? undefined : party(raw['consignee'], 'consignee'),
    goods: list(raw['goods'], 'goods').map((one) => {
      const item = record(one, 'a goods item');
      return { hs: text(item, 'hs'), description: text(item, 'description'), grossKg: text(item, 'grossKg') };
    }),
  };
}

function flight(value: unknown): Transport['flight'] {
  if (value === undefined) return undefined;
  const raw = record(value, 'flight');
  return { airline: text(raw, 'airline'), number: text(raw, 'number'), date: text(raw, 'date'), aircraft: text(raw, 'aircraft') };
}

function ship(value: unknown): Transport['ship'] {
  if (value === undefined) return undefined;
  const raw = record(value, 'ship');
  const route = list(raw['route'], 'route').map((one) => record(one, 'a point of the route')).map((one) => ({ port: needed(one, 'port'), point: needed(one, 'point') }));
  return { name: text(raw, 'name'), country: text(raw, 'country'), imo: text(raw, 'imo'), voyage: text(raw, 'voyage'), route };
}

function transportOf(raw: Raw): Transport {
  return {
    mode: text(raw, 'mode'),
    containers: raw['containers'] === true,
    vehicles: list(raw['vehicles'], 'vehicles').map((one) => {
      const vehicle = record(one, 'a vehicle');
      return { country: text(vehicle, 'country'), registration: text(vehicle, 'registration') };
    }),
    wagons: list(raw['wagons'], 'wagons').map(String),
    flight: flight(raw['flight']),
    ship: ship(raw['ship']),
    departure: text(raw, 'departure'),
  };
}

const MODES: readonly Mode[] = ['road', 'rail', 'air', 'water'];

/** Reads the facts of a stimulus; without `by` it goes by road. @throws FactsError */
export function shipmentOf(facts: Raw): Shipment {
  const by = MODES.find((mode) => mode === (text(facts, 'by') ?? 'road'));
  if (by === undefined) throw new FactsError(`by must be one of ${MODES.join(', ')}`);
  const tir = facts['tir'] === undefined ? undefined : record(facts['tir'], 'tir');
  return {
    by,
    usage: list(facts['usage'], 'usage').map(String),
    entryOffice: text(facts, 'entryOffice'),
    entryPlace: text(facts, 'entryPlace'),
    arrival: text(facts, 'arrival'),
    declarant: party(facts['declarant'], 'declarant'),
    transport: transportOf(record(facts['transport'], 'transport')),
    tir: tir && { series: needed(tir, 'series'), number: needed(tir, 'number') },
    consignments: list(facts['consignments'], 'consignments').map(consignment),
  };
}
