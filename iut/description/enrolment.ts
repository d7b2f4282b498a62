import type { ConfigProblemCode } from './problem';
import type { KeyPath } from './yaml-place';

/** What an operator settles with customs before it takes part in ICS2 (Release 3 factsheet; ICD 3.30, 5.1.1). */
export interface Enrolment {
  /** Whose system is connected; `portal`: none, people use the trader portal; undefined = not declared. */
  system?: 'own' | 'provider' | 'portal';
  /** The IT service provider, where the system is a provider's: it operates the access point, under its own EORI. */
  provider?: { eori: string; name: string };
  /** To whose customs administration the plan for going live was given, and when. */
  plan?: { authority: string; date: string };
}

/** `party` as far as enrolment is concerned. */
interface WrittenParty extends Enrolment {
  eori?: string;
  accessPoints?: readonly unknown[];
}

/** What the schema cannot say: a provider is named exactly where one is used, and is somebody else. */
export function checkEnrolment({ eori, system, provider, accessPoints = [] }: WrittenParty, report: (code: ConfigProblemCode, path: KeyPath, message: string, fix: string) => void): void {
  if (system === 'provider' && provider === undefined) report('missing-key', ['party', 'system'], 'the service provider is not named', 'add "provider:" with eori and name, or write "system: own"');
  if (system !== 'provider' && provider !== undefined) report('conflict', ['party', 'provider'], 'a provider is named, but the system is not declared to be a provider\'s', 'add "system: provider", or remove the provider');
  if (system === 'provider' && eori === undefined) report('missing-key', ['party'], 'the operator\'s own EORI is missing', 'add "eori:", with which the operator declares; the provider\'s is for the access point');
  if (system === 'portal' && accessPoints.length > 0) report('conflict', ['party', 'accessPoints'], 'access points are named, but people use the trader portal', 'remove them, or write "system: own"');
  if (provider !== undefined && provider.eori === eori) report('conflict', ['party', 'provider', 'eori'], `${provider.eori} is the operator itself`, 'give the EORI of the provider, or write "system: own"');
}

/** EORI of whoever operates the access point: the provider where there is one (ICD 4.2.2.1, 4.6.3). */
export function accessPointOwner({ party, enrolment }: { party: { eori?: string }; enrolment: Enrolment }): string | undefined {
  return enrolment.provider?.eori ?? party.eori;
}

/** Facts of `hello`: `ics2.system`, `ics2.provider.eori`, `ics2.provider.name`, `ics2.plan.authority`, `ics2.plan.date`, those declared. */
export function enrolmentFacts({ system, provider, plan }: Enrolment): Record<string, string> {
  return {
    ...(system === undefined ? {} : { 'ics2.system': system }),
    ...(provider === undefined ? {} : { 'ics2.provider.eori': provider.eori, 'ics2.provider.name': provider.name }),
    ...(plan === undefined ? {} : { 'ics2.plan.authority': plan.authority, 'ics2.plan.date': plan.date }),
  };
}
