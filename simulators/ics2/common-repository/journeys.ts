import { at, textAt, type XmlElement } from '../../../protocols/xml';

/** By what customs knows the journey of the active means of transport again (BPM L3.5, GET05). */
export interface Journey {
  /** CL018: 1 sea, 4 air, 8 inland waterways. */
  mode: string;
  /** IMO or ENI number of the vessel, number of the flight. */
  means: string;
  /** Estimated arrival at the first place in the Union, ISO 8601 in UTC. */
  eta: string;
}

/** How goods come, as far as their arrival is concerned. */
export interface Carriage {
  /** CL018; house-level filings do not say it. */
  mode?: string;
  journey?: Journey;
  /** Of a consignment that comes in parts. */
  split: boolean;
}

const AIR = '4';

/** The journey of a filing or of an arrival notification; undefined where it does not say all three (house-level filings, arrivals by MRN). */
export function journeyOf(root: XmlElement): Journey | undefined {
  const transport = at(root, 'activeBorderTransportMeans');
  const mode = textAt(transport, 'ModeOfTransport');
  const means = textAt(transport, mode === AIR ? 'conveyanceReferenceNumber' : 'identificationNumber');
  const eta = textAt(transport, 'estimatedDateAndTimeOfArrival/DateTime');
  return mode === undefined || means === undefined || eta === undefined ? undefined : { mode, means, eta };
}

export const sameJourney = (one: Journey, other: Journey): boolean => one.mode === other.mode && one.means === other.means && one.eta === other.eta;

/** Reads a filing or an amendment. */
export const carriageOf = (root: XmlElement): Carriage => ({
  mode: textAt(root, 'activeBorderTransportMeans/ModeOfTransport'),
  journey: journeyOf(root),
  split: textAt(root, 'splitConsignment/splitConsignmentIndicator') === '1',
});
