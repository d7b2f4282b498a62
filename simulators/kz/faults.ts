import { withFaults, type PlantedFault } from '../common/planted';
import { officeIsClosed, rightBehaviour, type AuthorityBehaviour } from './behaviour';

const HOUR_MS = 3_600_000;

/** What each one breaks is said in the catalogue (`fault`). */
export const REVENUE_AUTHORITY_FAULTS: readonly PlantedFault<AuthorityBehaviour>[] = [
  { requirement: 'KZ281-02', change: (b) => { b.admits = ['tls', 'rogue']; } },
  { requirement: 'KZ281-03', change: (b) => { b.checksPart = (part) => part.usage !== 'any'; } },
  { requirement: 'KZ281-04', change: (b) => { b.answersRegistration = false; } },
  { requirement: 'KZ281-05', change: (b) => { b.describeReason = () => '-'; } },
  {
    requirement: 'KZ281-10',
    change: (b) => { b.answers = (outcome) => (outcome.kind === 'refused' ? [outcome] : [outcome, { kind: 'refused', reasons: [{ code: 'KZ-AGAIN', text: 'AutoPreliminary: refused after all' }] }]); },
  },
  {
    requirement: 'KZ281-11',
    change: (b) => { b.reasonsOfRegistration = [{ code: 'KZ-BOTH', text: 'AutoPreliminary: not in order' }]; },
  },
  { requirement: 'KZ281-12', change: (b) => { b.putsNumberIntoRefusal = true; } },
  { requirement: 'KZ281-13', change: (b) => { b.citesDocument = false; } },
  { requirement: 'KZ281-14', change: (b) => { b.recognisesRepeats = false; } },
  { requirement: 'KZ281-15', change: (b) => { b.statusOf = (outcome) => (outcome.kind === 'registered' ? 'cleared' : outcome.kind); } },
  { requirement: 'KZ281-16', change: (b) => { b.serviceTimeMs = (usages) => (usages.includes('02') && !usages.includes('01') ? HOUR_MS : 0); } },
  { requirement: 'EEC52-a', change: (b) => { b.waitsForOfficial = officeIsClosed; } },
  { requirement: 'EEC52-b', change: (b) => { b.reliesOnDeclarations = false; } },
  { requirement: 'EEC52-c', change: (b) => { b.journalsNumber = false; } },
  { requirement: 'EEC52-d', change: (b) => { b.journalsTimeOfRefusal = false; } },
  { requirement: 'EEC52-e', change: (b) => { b.dayOfNumber = (at) => new Date(at).toISOString().slice(0, 10); } },
  { requirement: 'KZPI-S09', change: (b) => { b.checksReferences = false; } },
  { requirement: 'KZPI-S10', change: (b) => { b.givesResultInformation = false; } },
  { requirement: 'KZPI-S11', change: (b) => { b.remembersAnnulment = false; } },
  { requirement: 'KZPI-S12', change: (b) => { b.checksPart = (part) => part.usage === 'any'; } },
];

/** The right behaviour, changed by the faults whose requirements are named. */
export function behaviourWith(faults: ReadonlySet<string>): AuthorityBehaviour {
  return withFaults(rightBehaviour(), REVENUE_AUTHORITY_FAULTS, faults);
}
