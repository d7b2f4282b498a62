import type { HelloInput, ObserveInput, ObserveOutput, StimulusInput, StimulusOutput } from '../../iut/contract';
import type { PartyHandler } from '../../protocols/tls/handler';

/**
 * One office of the Kazakh house: the carrier, the customs authority's exchange, its requests for copies ... Each knows its own operations and
 * keeps its own books; what they share is the door (house.ts).
 */
export interface Office {
  /** Operations that it carries out, `kz.present`. */
  operations: readonly string[];
  /** What it can be asked for, `kz.pre-arrival`. */
  observations: readonly string[];
  /** What comes in for it, by the path under the house's address (`/exchange`). */
  routes?: Readonly<Record<string, PartyHandler>>;
  start(hello: HelloInput): Promise<void>;
  /** Doors of its own beside that of the house, by the name of the endpoint, once it has started. */
  addresses?: () => Readonly<Record<string, string>>;
  stimulate(input: StimulusInput): Promise<StimulusOutput>;
  observe(input: ObserveInput): Promise<ObserveOutput>;
  /** Waits until what the moved clock set off has been sent or has failed. */
  settle(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}
