import Ajv, { type ErrorObject } from 'ajv';
import schema from '../../../iut/ics2-arrival.schema.json';
import { FactsIncomplete, type KnownParty } from '../filing/facts';

/** A place at which a journey calls. */
export interface Call {
  /** UN/LOCODE. */
  place: string;
  /** Only places in the Union's security area have one. */
  customsOffice?: string;
  /** ISO 8601 in UTC, here and below. */
  estimatedArrival?: string;
}

/** A journey to the Union, and how far it has come: what `ics2.arrive` is told (iut/ics2-arrival.schema.json). */
export interface Journey {
  mode: 'maritime' | 'inland-waterway' | 'air';
  /** What all calls of the journey have in common: its number and day. */
  journey: string;
  vessel?: { name?: string; imo?: string; eni?: string };
  flight?: { number: string; aircraft?: string };
  /** In their order. */
  calls: Call[];
  /** Place of the call that this is about. */
  at: string;
  /** Absent while the arrival there is only expected. */
  actualArrival?: string;
  /** LRNs of the operator's own filings for what is on board. */
  filings?: string[];
  /** MRNs of other people's filings for it. */
  mrns?: string[];
  /** Master air waybills on board. */
  waybills?: string[];
  notifier: KnownParty;
  notifyParties?: KnownParty[];
}

const check = new Ajv({ allErrors: false }).compile<Journey>(schema);

function inWords({ instancePath, message, params }: ErrorObject): string {
  const missing = (params as { missingProperty?: string }).missingProperty;
  const at = [...instancePath.split('/').slice(1), ...(missing === undefined ? [] : [missing])].join('.');
  return missing === undefined ? `the fact "${at}" ${message ?? 'cannot be read'}` : `the fact "${at}" is missing`;
}

/** @throws FactsIncomplete naming the first fact that is absent or of the wrong kind */
export function readJourney(facts: Record<string, unknown>): Journey {
  if (!check(facts)) throw new FactsIncomplete(inWords(check.errors![0]!));
  const journey = structuredClone(facts as unknown as Journey);
  if (!journey.calls.some(({ place }) => place === journey.at)) throw new FactsIncomplete(`${journey.at} is none of the places of call`);
  return journey;
}

/** The call that this is about. */
export const callOf = ({ calls, at }: Journey): Call => calls.find(({ place }) => place === at)!;

/** Where the journey enters the Union: the one place at which an arrival is notified (Art. 133 UCC). */
export const firstEntry = ({ calls }: Journey): Call | undefined => calls.find(({ customsOffice }) => customsOffice !== undefined);
