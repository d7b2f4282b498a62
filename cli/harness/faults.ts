import type { EventBody } from '../../evidence/model';
import { nationalServiceDesk } from '../../requirements/ics2/service-desks/service-desk';
import type { HarnessConduct } from './conduct';

/** A planted defect of the harness itself, for the rows that bind it. */
export interface HarnessFault {
  requirement: string;
  change: (conduct: HarnessConduct) => void;
}

/** What was demanded and whether it held, and not on what that rests. */
function verdictOnly(event: EventBody): EventBody | undefined {
  if (event.type === 'check') return { ...event, observed: event.outcome, events: [] };
  return event.type === 'message' || event.type === 'clock' ? undefined : event;
}

export const HARNESS_FAULTS: readonly HarnessFault[] = [
  { requirement: 'ICS2-SEED-15', change: (conduct) => (conduct.accountsFor = 'planned') },
  { requirement: 'ICS2-SEED-16', change: (conduct) => (conduct.heedless = 'history') },
  { requirement: 'ICS2-SEED-17', change: (conduct) => (conduct.plans = 'not @area:invalidation') },
  { requirement: 'ICS2-SEED-18', change: (conduct) => (conduct.heedless = 'role') },
  { requirement: 'ICS2-SEED-21', change: (conduct) => (conduct.heedless = 'portal') },
  { requirement: 'ICS2-SEED-23', change: (conduct) => (conduct.serviceDesk = (eori) => nationalServiceDesk(`${eori.startsWith('BE') ? 'NL' : 'BE'}${eori.slice(2)}`)) },
  { requirement: 'ICS2-EVD-02', change: (conduct) => (conduct.records = verdictOnly) },
  // A default of ours is then taken for law.
  { requirement: 'ICS2-EVD-03', change: (conduct) => (conduct.weighs = ({ holds }, { breach }) => (holds ? 'pass' : breach)) },
];
