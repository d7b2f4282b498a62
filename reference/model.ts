import type { HelloInput, ObserveInput, ObserveOutput, StimulusInput, StimulusOutput } from '../iut/contract';
import type { Clock, VirtualClock } from '../protocols/time/clock';
import type { ReferenceName } from '../iut/description/references';
import type { IdSource } from '../protocols/time/ids';

/** What every reference implementation is given. It knows the simulators only by the URLs in `hello`. */
export interface ReferenceServices {
  wall: Clock;
  /** The reference's own business clock, moved by `set-clock`; its timers (retries, planned filings) run on it. */
  business: VirtualClock;
  ids: IdSource;
}

/** One of our own implementations under test: the ICS2 operator, the EAEU authorised body, the Kazakh carrier. */
export interface ReferenceIut {
  /** Regime prefix of its operations: `ics2.file` goes to `ics2`. */
  regime: 'ics2' | 'eaeu' | 'kz';
  capabilities: string[];
  /** What it can be asked about, where it is not alone in its regime. */
  observations?: readonly string[];
  /** Takes the keys and addresses of `hello`, starts its endpoint if it has one, and returns its URL by name. */
  start(hello: HelloInput): Promise<Record<string, string>>;
  stimulate(input: StimulusInput): Promise<StimulusOutput>;
  observe(input: ObserveInput): Promise<ObserveOutput>;
  /** Waits until what the moved clock set off (a retry, a planned filing) has been sent or has failed. */
  settle(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A planted defect: the catalogue's `fault` of exactly one requirement, as a change of the reference's behaviour.
 * `touches` names other requirements that the same defect cannot help breaking, with the reason.
 */
export interface PlantedFault<Behaviour> {
  requirement: string;
  /** Whose description it is planted under, where that of an operator with a system of its own cannot show it. */
  as?: ReferenceName;
  change: (behaviour: Behaviour) => void;
  touches?: { requirement: string; why: string }[];
}
