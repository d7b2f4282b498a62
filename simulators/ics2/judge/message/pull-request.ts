import { attribute, child, walk } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import type { ReceivedSignal } from '../../reception';
import { ownerOf } from '../../trader-interface/mpc';

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A PullRequest of the operator and what it is judged against. */
export interface PullRequestSubject {
  request: ReceivedSignal;
  /** Party ids of the operator's access points, as enrolled. */
  partyIds: readonly string[];
}

/** What stands in the seal that has no place there: ICS2 identifies a puller by its certificate alone. */
function strangers({ request: { message } }: PullRequestSubject): string[] {
  const { envelope, security } = message;
  const token = envelope !== undefined && [...walk(envelope)].some((one) => one.name === 'UsernameToken');
  const actor = security === undefined ? undefined : (attribute(security, 'role', SOAP_12) ?? attribute(security, 'actor', SOAP_12));
  return [...(token ? ['a UsernameToken'] : []), ...(actor === undefined ? [] : [`a Security header for ${actor}`])];
}

const RULES: Rule<PullRequestSubject>[] = [
  {
    requirement: 'ICS2-AS4-36',
    expected: ({ partyIds }) => `PullRequest/@mpc = urn:fdc:ec.europa.eu:2019:eu_ics2_c2t/EORI/<PartyId> with ${partyIds.join(' or ')}`,
    observe: ({ request }) => request.mpc ?? '(absent)',
    holds: ({ request, partyIds }) => partyIds.includes(ownerOf(request.mpc ?? '')?.partyId ?? ''),
  },
  {
    requirement: 'ICS2-SEC-19',
    expected: 'a seal by X.509 in the ordinary Security header, which verifies over eb:Messaging and Body, without UsernameToken',
    observe: (subject) => {
      const { opened, message } = subject.request;
      const seal = opened.ok ? 'verified' : `refused: ${opened.error.detail}`;
      return [child(message.security, 'Signature') === undefined ? 'no signature' : seal, ...strangers(subject)].join(', ');
    },
    holds: (subject) => subject.request.opened.ok && subject.request.opened.seal !== undefined && strangers(subject).length === 0,
  },
];

/** Judges a PullRequest, as received (ICD 3.30, 4.3.3; eDelivery AS4 1.15, 1.5.5.5). */
export function judgePullRequest(subject: PullRequestSubject): Judgement[] {
  return applyRules(RULES, subject);
}
