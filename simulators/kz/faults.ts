import { officeIsClosed, rightBehaviour, type AuthorityBehaviour } from './behaviour';

/** A planted defect of the simulated authority: it breaks exactly this requirement, to prove that the suite would notice. */
export interface AuthorityFault {
  requirement: string;
  describe: string;
  change: (behaviour: AuthorityBehaviour) => void;
}

const HOUR_MS = 3_600_000;

export const REVENUE_AUTHORITY_FAULTS: readonly AuthorityFault[] = [
  { requirement: 'KZ281-02', describe: 'registers what came past the integrated service', change: (b) => { b.admits = ['tls', 'rogue']; } },
  { requirement: 'KZ281-03', describe: 'skips the check of the composition due for every purpose', change: (b) => { b.checksPart = (part) => part.usage !== 'any'; } },
  { requirement: 'KZ281-04', describe: 'registers without sending the number', change: (b) => { b.answersRegistration = false; } },
  { requirement: 'KZ281-05', describe: 'refuses without a reason', change: (b) => { b.describeReason = () => '-'; } },
  {
    requirement: 'KZ281-10', describe: 'sends a refusal after it registered the same PI',
    change: (b) => { b.answers = (outcome) => (outcome.kind === 'refused' ? [outcome] : [outcome, { kind: 'refused', reasons: [{ code: 'KZ-AGAIN', text: 'AutoPreliminary: refused after all' }] }]); },
  },
  {
    requirement: 'KZ281-11', describe: 'positive answer that also holds a reason for refusal',
    change: (b) => { b.reasonsOfRegistration = [{ code: 'KZ-BOTH', text: 'AutoPreliminary: not in order' }]; },
  },
  { requirement: 'KZ281-12', describe: 'refusal that holds a number', change: (b) => { b.putsNumberIntoRefusal = true; } },
  { requirement: 'KZ281-13', describe: 'answers without a reference', change: (b) => { b.citesDocument = false; } },
  { requirement: 'KZ281-14', describe: 'gives a new number to every repeat', change: (b) => { b.recognisesRepeats = false; } },
  { requirement: 'KZ281-15', describe: 'answers "cleared"', change: (b) => { b.statusOf = (outcome) => (outcome.kind === 'registered' ? 'CLEARED' : 'REFUSED'); } },
  { requirement: 'KZ281-16', describe: 'answers after an hour what is to speed up operations alone', change: (b) => { b.serviceTimeMs = (usages) => (usages.includes('02') && !usages.includes('01') ? HOUR_MS : 0); } },
  { requirement: 'EEC52-a', describe: 'waits for an official', change: (b) => { b.waitsForOfficial = officeIsClosed; } },
  { requirement: 'EEC52-b', describe: 'refuses for data that the declaration supplies', change: (b) => { b.reliesOnDeclarations = false; } },
  { requirement: 'EEC52-c', describe: 'lists a PI as registered before its number exists', change: (b) => { b.journalsNumber = false; } },
  { requirement: 'EEC52-d', describe: 'keeps no time of a refusal', change: (b) => { b.journalsTimeOfRefusal = false; } },
  { requirement: 'EEC52-e', describe: 'dates the number by UTC', change: (b) => { b.dayOfNumber = (at) => new Date(at).toISOString().slice(0, 10); } },
  { requirement: 'KZPI-S09', describe: 'registers a re-submission that cites an unknown number as new', change: (b) => { b.checksReferences = false; } },
  { requirement: 'KZPI-S10', describe: 'reply without ResultInformation', change: (b) => { b.givesResultInformation = false; } },
  { requirement: 'KZPI-S12', describe: 'registers whatever passes the schema', change: (b) => { b.checksPart = (part) => part.usage === 'any'; } },
];

/** The right behaviour, changed by the faults whose requirements are named. */
export function behaviourWith(faults: ReadonlySet<string>): AuthorityBehaviour {
  const behaviour = rightBehaviour();
  for (const fault of REVENUE_AUTHORITY_FAULTS) if (faults.has(fault.requirement)) fault.change(behaviour);
  return behaviour;
}
