import { KAZAKH_ZONE, kazakhDate, type ObligatoryPart, type PiStatus } from '../../requirements/kz';
import type { AuthorityName } from '../../certs/identities';
import type { Outcome, Reason } from './model';

/**
 * How the simulated authority does its work: plain settings and small functions, with the right values. Planted faults
 * (faults.ts) change them; nothing else does.
 */
export interface AuthorityBehaviour {
  /** Authorities whose client certificates open the service (Order 281, Rules 4). */
  admits: AuthorityName[];
  /** Whether a part's absence is looked for. */
  checksPart: (part: ObligatoryPart) => boolean;
  /** Whether RefRegNumber and RegNumber must be numbers that were given. */
  checksReferences: boolean;
  /** Whether a cited preliminary declaration stands in for what it holds. */
  reliesOnDeclarations: boolean;
  recognisesRepeats: boolean;
  /** Civil date put into the number, from the business instant. */
  dayOfNumber: (epochMs: number) => string;
  /** All that is answered on one outcome. */
  answers: (outcome: Outcome) => Outcome[];
  /** Whether a registration is answered at all, or only acknowledged by the gateway. */
  answersRegistration: boolean;
  describeReason: (reason: Reason) => string;
  citesDocument: boolean;
  /** What PI_Status says of an outcome; a clearance is none of its business. */
  statusOf: (outcome: Outcome) => PiStatus | 'cleared';
  givesResultInformation: boolean;
  /** Reasons given beside a registration number. */
  reasonsOfRegistration: readonly Reason[];
  putsNumberIntoRefusal: boolean;
  /** Business milliseconds between receipt and answer, by the purposes (UsageCode) of a document. */
  serviceTimeMs: (usages: readonly string[]) => number;
  waitsForOfficial: (epochMs: number) => boolean;
  /** Whether a status request sees an annulment. */
  remembersAnnulment: boolean;
  journalsNumber: boolean;
  journalsTimeOfRefusal: boolean;
}

export function rightBehaviour(): AuthorityBehaviour {
  return {
    admits: ['tls'],
    checksPart: () => true,
    checksReferences: true,
    reliesOnDeclarations: true,
    recognisesRepeats: true,
    dayOfNumber: kazakhDate,
    answers: (outcome) => [outcome],
    answersRegistration: true,
    describeReason: (reason) => reason.text,
    citesDocument: true,
    statusOf: (outcome) => outcome.kind,
    givesResultInformation: true,
    reasonsOfRegistration: [],
    putsNumberIntoRefusal: false,
    serviceTimeMs: () => 0,
    waitsForOfficial: () => false,
    remembersAnnulment: true,
    journalsNumber: true,
    journalsTimeOfRefusal: true,
  };
}

/** Hours at which an office with officials would be at work in Kazakhstan: used by a planted fault only. */
export function officeIsClosed(epochMs: number): boolean {
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: KAZAKH_ZONE, weekday: 'short', hour: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(epochMs));
  const part = (type: string): string => local.find((one) => one.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  return ['Sat', 'Sun'].includes(part('weekday')) || hour < 9 || hour >= 18;
}
