import type { IutDescription } from './model';

export interface Declaration {
  made(description: Pick<IutDescription, 'party' | 'enrolment' | 'accessPoints' | 'signatures'>): boolean;
  /** Why a scenario is left out without it. */
  lacking: string;
}

/** A kind of key for the Kazakh gateway; what is added says why even a declared one is not tested. */
const signing = (kind: string, note = ''): Declaration =>
  ({ made: ({ signatures = [] }) => signatures.includes(kind), lacking: `for a system that declares signatures with ${kind} keys (party.signatures)${note}` });

/** What a scenario may ask an operator to have declared, by the name that its tag gives it (`@declares:plan`). */
export const DECLARATIONS: Readonly<Record<string, Declaration>> = Object.freeze({
  'own-system': { made: ({ enrolment }) => enrolment.system === 'own', lacking: 'for an operator that declares a system of its own (party.system: own)' },
  provider: { made: ({ enrolment }) => enrolment.system === 'provider', lacking: 'for an operator that declares a service provider (party.system: provider)' },
  country: { made: ({ party }) => party['country'] !== undefined, lacking: 'the description does not declare the country of establishment (party.country)' },
  plan: { made: ({ enrolment }) => enrolment.plan !== undefined, lacking: 'the description does not declare the plan for going live (party.plan)' },
  push: { made: ({ accessPoints }) => accessPoints.length === 0 || accessPoints.some(({ binding }) => binding === 'push'), lacking: 'the description declares no access point that is pushed to (party.accessPoints)' },
  pull: { made: ({ accessPoints }) => accessPoints.some(({ binding }) => binding === 'pull'), lacking: 'the description does not declare an access point that pulls (party.accessPoints)' },
  'kz-rsa': signing('rsa'),
  'kz-ec': signing('ec'),
  'kz-gost': signing('gost', '; the harness has no GOST algorithm and could not verify them'),
  'several-access-points': { made: ({ accessPoints }) => accessPoints.length > 1, lacking: 'the description does not declare more than one access point (party.accessPoints)' },
});
