import type { LogEvent } from '../evidence/model';
import { oneLine } from './escape';
import type { EventOf } from './run';

/** What a verdict rests on, beside its comparison: found again from the log, and from nothing else. */
export interface Circumstances {
  /** Wall clock, ISO 8601. */
  at: string;
  /** Business clock, ISO 8601; undefined where no scenario has set it. */
  business?: string;
  /** The newest of the messages that were seen by then, with their number in the log. */
  messages: string[];
  /** LRN and MRN as these name them: `LRN A1`. */
  numbers: string[];
}

/** Messages and numbers that are shown of a check; the log has all of them. */
const MOST_MESSAGES = 3;
const MOST_NUMBERS = 6;

const NUMBER = /<(?:[\w.-]+:)?(LRN|MRN)>\s*([^<\s]{1,40})\s*</g;

/** @param events of the scenario, in the order of the log */
export function circumstancesOf(check: EventOf<'check'>, events: readonly LogEvent[]): Circumstances {
  const rested = new Set(check.events);
  const seen = events.filter((event): event is EventOf<'message'> => event.type === 'message' && rested.has(event.seq)).slice(-MOST_MESSAGES);
  const clock = events.filter((event): event is EventOf<'clock'> => event.type === 'clock' && event.seq < check.seq).at(-1);
  const named = seen.flatMap(({ business }) => [...(business?.text ?? '').matchAll(NUMBER)].map(([, name, value]) => `${name!} ${oneLine(value!)}`));
  return {
    at: check.at,
    ...(clock === undefined ? {} : { business: clock.business }),
    messages: seen.map(({ seq, label, from, to }) => `${label} from ${from} to ${to} (event ${seq})`),
    numbers: [...new Set(named)].slice(0, MOST_NUMBERS),
  };
}
