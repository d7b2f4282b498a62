/**
 * The business facts of one sea shipment as a booking clerk knows them: what `ics2.file` is told. No XML, no message codes.
 * Everything arrives from outside, so it is read with care: a missing or oddly typed fact becomes a refusal of the stimulus.
 */
export interface PostalAddress {
  street?: string;
  number?: string;
  poBox?: string;
  postcode?: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface Party {
  name: string;
  eori?: string;
  /** Natural or legal person; companies are the ordinary case. */
  person?: 'natural' | 'legal';
  address: PostalAddress;
  phone?: string;
  email?: string;
}

export interface Container {
  /** ISO 6346. */
  number: string;
  /** Size and type as coded in CL710. */
  sizeAndType: string;
  suppliedBy: 'shipper' | 'carrier';
  seals?: string[];
}

export interface Goods {
  description: string;
  /** Six digits of the Harmonized System. */
  hsCode: string;
  grossMassKg: number;
  packages: { type: string; count?: number; marks?: string }[];
}

export interface Shipment {
  vessel: { imo: string; type: string; nationality: string };
  /** ISO 8601 instants in UTC. */
  departure: string;
  arrival: string;
  /** Countries called at, in order, the loading and the unloading country included. */
  route: string[];
  /** UN/LOCODEs. */
  portOfLoading: string;
  portOfUnloading: string;
  placeOfAcceptance: string;
  placeOfDelivery: string;
  customsOfficeOfFirstEntry: string;
  billOfLading: string;
  methodOfPayment: string;
  declarant: Party;
  carrier: Party;
  consignor: Party;
  consignee: Party;
  buyer: Party;
  seller: Party;
  containers: Container[];
  goods: Goods[];
}

/** Thrown when the facts of a stimulus cannot be a shipment; the message names the fact. */
export class FactsIncomplete extends Error {}

const TEXTS = ['departure', 'arrival', 'portOfLoading', 'portOfUnloading', 'placeOfAcceptance', 'placeOfDelivery', 'customsOfficeOfFirstEntry',
  'billOfLading', 'methodOfPayment'] as const;
const PARTIES = ['declarant', 'carrier', 'consignor', 'consignee', 'buyer', 'seller'] as const;

/**
 * Reads the facts of a stimulus.
 * @throws FactsIncomplete naming the first fact that is absent or of the wrong kind.
 */
export function readShipment(facts: Record<string, unknown>): Shipment {
  const demand = (holds: boolean, fact: string): void => {
    if (!holds) throw new FactsIncomplete(`the fact "${fact}" is missing or not usable`);
  };
  for (const name of TEXTS) demand(typeof facts[name] === 'string', name);
  for (const name of ['departure', 'arrival'] as const) demand(!Number.isNaN(Date.parse(String(facts[name]))), name);
  for (const name of PARTIES) {
    const party = facts[name] as Partial<Party> | undefined;
    demand(typeof party?.name === 'string' && typeof party.address?.country === 'string', name);
  }
  for (const name of ['route', 'containers', 'goods'] as const) demand(Array.isArray(facts[name]), name);
  demand((facts['goods'] as unknown[]).length > 0, 'goods');
  demand(typeof (facts['vessel'] as { imo?: unknown } | undefined)?.imo === 'string', 'vessel');
  return structuredClone(facts) as unknown as Shipment;
}
