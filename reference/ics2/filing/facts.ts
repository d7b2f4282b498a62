import Ajv, { type ErrorObject } from 'ajv';
import schema from '../../../iut/ics2-shipment.schema.json';

/**
 * The business facts of one shipment as a booking clerk knows them: what `ics2.file` is told. No XML, and no message codes but
 * the type of filing. Form and meaning: iut/ics2-shipment.schema.json and docs/ics2/shipments.md.
 */
export interface PostalAddress {
  street?: string;
  streetSecondLine?: string;
  number?: string;
  poBox?: string;
  postcode?: string;
  city: string;
  district?: string;
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

/** Somebody of whom the clerk may know no more than the number. */
export type KnownParty = Partial<Party>;

/** A UN/LOCODE, or name and country of a place that has none. */
export type Place = string | { name: string; country: string };

export interface Money {
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export interface Container {
  /** ISO 6346, or the number of an air cargo unit. */
  number: string;
  /** Size and type as coded in CL710. */
  sizeAndType?: string;
  suppliedBy?: 'shipper' | 'carrier';
  seals?: string[];
}

/** A trailer, a wagon or a lorry that is itself carried or drawn. */
export interface CarriedMeans {
  registration: string;
  /** CL751. */
  type: string;
  nationality?: string;
}

export interface Reference {
  number: string;
  /** CL013. */
  type: string;
}

export interface Goods {
  description: string;
  /** Six digits of the Harmonized System. */
  hsCode?: string;
  /** Digits 7 and 8 of the Combined Nomenclature. */
  cnDigits?: string;
  cusCode?: string;
  /** UN numbers of dangerous goods. */
  unNumbers?: string[];
  grossMassKg?: number;
  netMassKg?: number;
  packages: { type: string; count?: number; marks?: string }[];
  value?: Money;
  nature?: 'sale' | 'returned' | 'gift' | 'sample' | 'documents';
  origin?: string;
  documents?: Reference[];
  notes?: string[];
}

/** What can be said of a consignment, the carrier's or one in it. */
export interface Consignment {
  /** House bill of lading (sea), house waybill (air, express), CN 22 or CN 23 item (post). */
  houseBill?: string;
  houseWaybill?: string;
  postalItem?: string;
  consignmentNote?: string;
  consignor?: Party;
  consignee?: Party;
  notifyParty?: Party;
  buyer?: Party;
  seller?: Party;
  placeOfAcceptance?: Place;
  placeOfDelivery?: Place;
  /** Countries that the goods pass, in order; that of the means of transport where it is not given. */
  consignmentRoute?: string[];
  /** CL116. */
  methodOfPayment?: string;
  goods?: Goods[];
  containers?: Container[];
  trailers?: CarriedMeans[];
  wagons?: CarriedMeans[];
  /** Negotiable bill without a named consignee. */
  toOrder?: boolean;
  /** Filed together with a customs declaration of low value. */
  lowValue?: boolean;
  ucr?: string;
  notes?: string[];
  documents?: Reference[];
  supplyChainActors?: { eori: string; role: 'consolidator' | 'freight-forwarder' | 'manufacturer' | 'warehouse-keeper' }[];
  /** Who else files, and at which level. */
  supplementaryDeclarants?: { eori: string; level: 'house' | 'sub-house' }[];
  receptacles?: string[];
  postage?: Money;
  invoiceTotal?: Money;
  additions?: Money;
  vat?: { number: string; role: string };
}

export type Mode = 'maritime' | 'inland-waterway' | 'air' | 'road' | 'rail';

export interface Shipment extends Consignment {
  /** Type of the filing: `F10`. */
  filing: string;
  mode: Mode;
  vessel?: { imo?: string; eni?: string; type: string; nationality: string };
  flight?: { number?: string; aircraft?: string };
  truck?: CarriedMeans;
  train?: { number: string; type: string };
  /** ISO 8601 instants in UTC; `departed` is known only afterwards. */
  departure?: string;
  departed?: string;
  arrival?: string;
  /** When the goods are loaded on the vessel or aircraft bound for the Union; of a booking. */
  loadingTime?: string;
  /** When the train leaves the last place abroad where it was put together. */
  lastFormationDeparture?: string;
  /** The ship that carries the lorry over. */
  ferry?: { name: string; imo?: string };
  /** Countries called at, in order, the loading and the unloading country included. */
  route?: string[];
  portOfLoading?: Place;
  portOfUnloading?: Place;
  placeOfLoading?: Place;
  placeOfUnloading?: Place;
  customsOfficeOfFirstEntry?: string;
  /** Where customs is addressed by those who do not know the office of first entry. */
  addressedMemberState?: string;
  billOfLading?: string;
  airWaybill?: string;
  declarant: Party;
  representative?: Party & { acts: 'direct' | 'indirect' };
  /** `connected`: whether the filer has been told that customs reaches this carrier by itself; absent = nobody said. */
  carrier?: KnownParty & { connected?: boolean };
  /** The rest of a consignment whose first part was filed under this MRN; `true` where the filing has no place for the MRN. */
  split?: { previousMrn?: string };
  reEntry?: boolean;
  /** The filing that this one completes. */
  earlierFiling?: { lrn: string; mrn: string };
  screening?: {
    alarm: boolean;
    /** CL724. */
    methods: string[];
    by?: { name: string; number: string };
    at?: PostalAddress;
    remarks?: string;
  };
  /** Who files what stands under the house documents, where the parties have agreed on it. */
  houseParticularsBy?: 'carrier' | 'house-filer';
  /** Consignments within the carrier's; each says only what differs. Without it the shipment is its own one consignment. */
  houses?: Consignment[];
}

/** Thrown when the facts of a stimulus cannot be a shipment, or must not be filed; the message says which and why. */
export class FactsIncomplete extends Error {}

const check = new Ajv({ allErrors: false }).compile<Partial<Shipment>>(schema);

function inWords(error: ErrorObject | undefined): string {
  const missing = (error?.params as { missingProperty?: string } | undefined)?.missingProperty;
  const at = [...(error?.instancePath ?? '').split('/').slice(1), ...(missing === undefined ? [] : [missing])].join('.');
  return missing === undefined ? `the fact "${at}" ${error?.message ?? 'cannot be read'}` : `the fact "${at}" is missing`;
}

/**
 * Reads the facts of a stimulus. Everything arrives from outside, so it is read with care.
 * @throws FactsIncomplete naming the first fact that is absent or of the wrong kind.
 */
export function readShipment(facts: Record<string, unknown>): Shipment {
  if (!check(facts)) throw new FactsIncomplete(inWords(check.errors?.[0]));
  // Before there were other filings, a shipment without a type was a straight bill of lading by sea.
  return { ...structuredClone(facts as unknown as Shipment), filing: facts.filing ?? 'F10', mode: facts.mode ?? 'maritime' };
}

/** The consignments that a filing speaks of below the carrier's level. */
export function housesOf(shipment: Shipment): Consignment[] {
  return (shipment.houses ?? [{}]).map((house) => ({ ...shipment, ...house }));
}
