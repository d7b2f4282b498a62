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

export interface Shipment {
  usage: string[];
  entryOffice?: string;
  declarant: Party;
  transport: { mode?: string; containers: boolean; vehicles: { country?: string; registration?: string }[] };
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

/** Reads the facts of a stimulus. @throws FactsError */
export function shipmentOf(facts: Raw): Shipment {
  const transport = record(facts['transport'], 'transport');
  const tir = facts['tir'] === undefined ? undefined : record(facts['tir'], 'tir');
  return {
    usage: list(facts['usage'], 'usage').map(String),
    entryOffice: text(facts, 'entryOffice'),
    declarant: party(facts['declarant'], 'declarant'),
    transport: {
      mode: text(transport, 'mode'),
      containers: transport['containers'] === true,
      vehicles: list(transport['vehicles'], 'vehicles').map((one) => {
        const vehicle = record(one, 'a vehicle');
        return { country: text(vehicle, 'country'), registration: text(vehicle, 'registration') };
      }),
    },
    tir: tir && { series: needed(tir, 'series'), number: needed(tir, 'number') },
    consignments: list(facts['consignments'], 'consignments').map(consignment),
  };
}
