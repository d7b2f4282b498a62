import { withFaults } from '../../common/planted';
import type { PlantedFault } from '../../model';
import { rightRevenue, type RevenueBehaviour } from './behaviour';

const HOUR_MS = 3_600_000;

/** Whether nobody is in the office: nights (UTC+5) and weekends. */
function officeIsEmpty(at: number): boolean {
  const local = new Date(at + 5 * HOUR_MS);
  return [0, 6].includes(local.getUTCDay()) || local.getUTCHours() < 9 || local.getUTCHours() >= 18;
}

/** One planted defect per requirement that the suite claims of a revenue authority; the words are the catalogue's. */
export const REVENUE_FAULTS: readonly PlantedFault<RevenueBehaviour>[] = [
  // skips the check of composition
  { requirement: 'KZ281-03', change: (b) => { b.checksPart = ({ usage }) => usage !== 'any'; } },
  // registers without sending the number
  { requirement: 'KZ281-04', change: (b) => { b.tellsNumber = false; } },
  // refuses without a reason
  { requirement: 'KZ281-05', change: (b) => { b.tellsReason = false; } },
  // gives PI to a commercial service
  { requirement: 'KZ281-08', change: (b) => { b.handsOnFor = () => true; } },
  // sends a refusal after it registered the same PI
  { requirement: 'KZ281-10', change: (b) => { b.alsoRefuses = true; } },
  // positive answer with a reason for refusal
  { requirement: 'KZ281-11', change: (b) => { b.reasonsBesideNumber = true; } },
  // refusal that holds a number
  { requirement: 'KZ281-12', change: (b) => { b.numberInRefusal = true; } },
  // answers without a reference
  { requirement: 'KZ281-13', change: (b) => { b.citesDocument = false; } },
  // gives a new number to every repeat
  { requirement: 'KZ281-14', change: (b) => { b.knowsRepeats = false; } },
  // answers "cleared"
  { requirement: 'KZ281-15', change: (b) => { b.statusRegistered = 'cleared'; } },
  // answers after an hour: here what is to speed up operations, so that not every scenario waits in vain
  { requirement: 'KZ281-16', change: (b) => { b.answersAfterMs = (purposes) => (purposes.includes('02') ? HOUR_MS : 0); } },
  { requirement: 'EEC52-a', change: (b) => { b.waitsForOfficial = officeIsEmpty; } },
  { requirement: 'EEC52-b', change: (b) => { b.believesDeclarations = false; } },
  { requirement: 'EEC52-c', change: (b) => { b.writesNumberDown = false; } },
  { requirement: 'EEC52-d', change: (b) => { b.writesTimeOfRefusalDown = false; } },
  { requirement: 'EEC52-e', change: (b) => { b.dayOfNumber = (at) => new Date(at).toISOString().slice(0, 10); } },
  // registers it as a new PI
  { requirement: 'KZPI-S09', change: (b) => { b.checksNumbers = false; }, touches: [{ requirement: 'KZPI-S14', why: 'who does not look numbers up takes a UIN as well' }] },
  // reply without ResultInformation
  { requirement: 'KZPI-S10', change: (b) => { b.tellsResult = false; } },
  // status stays registered after annulment
  { requirement: 'KZPI-S11', change: (b) => { b.remembersAnnulment = false; } },
  // registers whatever passes the schema
  { requirement: 'KZPI-S12', change: (b) => { b.checksPart = ({ usage }) => usage === 'any'; } },
  // accepts a UIN as registration number
  { requirement: 'KZPI-S14', change: (b) => { b.takesUinForNumber = true; } },
  // compares local times without offset
  { requirement: 'KZPI-T05', change: (b) => { b.instantOf = (text) => Date.parse(`${text.slice(0, 19)}Z`); } },
];

/** The right behaviour, changed by the faults whose requirements are named. */
export function revenueWith(faults: ReadonlySet<string>): RevenueBehaviour {
  return withFaults(rightRevenue(), REVENUE_FAULTS, faults);
}
