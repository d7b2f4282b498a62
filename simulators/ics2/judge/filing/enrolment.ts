import { codeLists } from '../../../../requirements/ics2/codelists/code-lists';
import type { Judgement } from '../../../../requirements/judgement';
import { readPartyId } from '../message/envelope';

/** A message of the operator beside what the operator declared about itself. */
export interface Sender {
  /** As written in From/PartyId. */
  fromPartyId?: string;
  /** EORI with which the operator declares. */
  operator: string;
  /** EORI of the provider whose system sends; absent for an operator with a system of its own. */
  provider?: string;
  /** EORI of the declarant in the business document. */
  declarant?: string;
}

const eoriOf = (partyId: string | undefined): string => readPartyId(partyId ?? '')?.eori ?? `no EORI (${partyId ?? 'no PartyId'})`;

/** Whose EORI is on the wire: of the system that was declared (ICS2-SEED-02; ICD 4.2.2.1, table 8). */
export function judgeSystem({ fromPartyId, operator, provider }: Sender): Judgement {
  const due = provider ?? operator;
  return {
    requirement: 'ICS2-SEED-02', party: 'iut', observed: eoriOf(fromPartyId), holds: eoriOf(fromPartyId) === due,
    expected: `From/PartyId with the EORI ${due} of the ${provider === undefined ? 'operator, which declared a system of its own' : 'declared service provider'}`,
  };
}

/** An operator that sends what it declares does both under one EORI (ICS2-SEED-07). */
export function judgeOneEori({ fromPartyId, declarant }: Sender): Judgement {
  return {
    requirement: 'ICS2-SEED-07', party: 'iut', expected: 'the EORI in From/PartyId is that of the declarant',
    observed: `from ${eoriOf(fromPartyId)}, declarant ${declarant ?? 'none'}`, holds: declarant !== undefined && eoriOf(fromPartyId) === declarant,
  };
}

/** Behind a provider there are two EORIs, each in its place (ICS2-SEED-08). */
export function judgeTwoEoris({ fromPartyId, operator, provider, declarant }: Sender): Judgement {
  const from = eoriOf(fromPartyId);
  return {
    requirement: 'ICS2-SEED-08', party: 'iut', expected: `From/PartyId with the provider's EORI ${provider ?? '(none declared)'}, declarant with the operator's ${operator}`,
    observed: `from ${from}, declarant ${declarant ?? 'none'}`, holds: from === provider && declarant === operator && from !== declarant,
  };
}

/** What an operator declares about its place in the customs union's security area. */
export interface Establishment {
  eori: string;
  /** Country of establishment, ISO 3166-1 alpha-2. */
  country: string;
  /** Country of the administration that has the plan for going live. */
  authority: string;
}

/** They belong to the security area without being member states. */
const ASSOCIATED = ['CH', 'NO'];

/** Member states and Northern Ireland (CL717), Norway and Switzerland. */
export function participates(country: string): boolean {
  const list = codeLists().get('CL717');
  return ASSOCIATED.includes(country) || (list?.kind === 'codes' && list.codes.has(country));
}

/** Customs of the United Kingdom issue the EORI numbers of Northern Ireland. */
const countryOf = (authority: string): string => (authority === 'GB' ? 'XI' : authority);

/** The EORI is a participant's, and the plan lies with the customs that is responsible for the operator (ICS2-SEED-09). */
export function judgeEstablishment({ eori, country, authority }: Establishment): Judgement[] {
  const issuer = eori.slice(0, 2);
  const responsible = ASSOCIATED.includes(country) ? country : issuer;
  const row = { requirement: 'ICS2-SEED-09', party: 'iut' };
  return [
    { ...row, expected: 'an EORI of a participating country: a member state, Northern Ireland, Norway or Switzerland', observed: eori, holds: participates(issuer) },
    {
      ...row, observed: `given to customs of ${authority}`, holds: countryOf(authority) === countryOf(responsible),
      expected: `the plan given to customs of ${responsible}, ${responsible === country && ASSOCIATED.includes(country) ? `where the operator is established (EORI of ${issuer})` : 'which issued the EORI'}`,
    },
  ];
}

/** The plan for going live, as declared. */
export interface Plan {
  authority?: string;
  /** ISO 8601 date. */
  date?: string;
}

/**
 * The plan was given before the tests began, and early enough (ICS2-SEED-10). How early no source obliges: a plan given later is a
 * finding of its own.
 * @param run day of the run, ISO 8601
 * @param latest last day on which the plan was given early enough, ISO 8601, and how that is said
 */
export function judgePlan({ authority, date }: Plan, run: string, latest: { day: string; lead: string }): Judgement[] {
  const row = { requirement: 'ICS2-SEED-10', party: 'iut' };
  const given = authority === undefined || date === undefined ? 'no plan is recorded (party.plan)' : `given to customs of ${authority} on ${date}`;
  const before = date !== undefined && authority !== undefined && date <= run;
  const presence: Judgement = { ...row, expected: `a plan for going live, given to an administration not after the run (${run})`, observed: given, holds: before };
  return before ? [presence, { ...row, weight: 'advice', expected: `${latest.lead} before the run or earlier`, observed: given, holds: date <= latest.day }] : [presence];
}

/** `[<system>@]<EORI>[@<MS>]`, whatever stands for the system. */
const SYSTEM_OF = /^(?:(.*)@)?([A-Z]{2}[A-Za-z0-9]{1,15})(?:@[A-Z]{2})?$/;
const SYSTEM = /^[A-Za-z0-9]{1,12}$/;

/**
 * Several access points of one party are told apart (ICS2-ENR-02; ICD table 8). One of them may go without an identifier: the grammar
 * makes it optional, and it differs from all that have one. Whose EORI it is has a row of its own (ICS2-AS4-02).
 */
export function judgeSystemIdentifiers(partyIds: readonly string[]): Judgement {
  const read = partyIds.map((partyId) => SYSTEM_OF.exec(partyId));
  const systems = read.map((match) => match?.[1]);
  const wellFormed = read.every((match) => match !== null && match[2] === read[0]?.[2] && (match[1] === undefined || SYSTEM.test(match[1])));
  return {
    requirement: 'ICS2-ENR-02', party: 'iut', expected: '<id>@<EORI> of one EORI, with different identifiers of 1 to 12 letters and digits, at most one without',
    observed: partyIds.join(', ') || 'none', holds: partyIds.length > 1 && wellFormed && new Set(systems).size === systems.length,
  };
}

/** Business begins on a connection that was tested (ICS2-ENR-03). */
export function judgeConnectedFirst({ tested, businessBeforeTest }: { tested: boolean; businessBeforeTest: number }): Judgement {
  return {
    requirement: 'ICS2-ENR-03', party: 'iut', expected: 'a receipted connectivity test before the first functional message of the run',
    observed: `${tested ? 'a receipted test' : 'no receipted test'}, ${businessBeforeTest} functional messages before it`, holds: tested && businessBeforeTest === 0,
  };
}
