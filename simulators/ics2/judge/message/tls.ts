import type { ClientHello } from '../../../../protocols/tls/client-hello';
import type { EndedConnection } from '../../../../protocols/tls/listener';
import { answerText, type OfferAnswer } from '../../../../protocols/tls/offer';
import { suiteName, suiteWorth, type SuiteWorth } from '../../../../protocols/tls/suites';
import { isOutdated } from '../../../../protocols/tls/versions';
import type { Judgement } from '../../../../requirements/judgement';

const VERSIONS = 'ICS2-SEC-16';

/** What a client's ClientHello says of the versions and suites that it would take (ICD v3.30, 4.6.1; eDelivery AS4 1.15, 1.4.2.6). */
export function judgeHello(hello: ClientHello): Judgement[] {
  const { versions, versionsAreAll, suites } = hello;
  const said = `${versionsAreAll ? '' : 'up to '}${versions.join(', ') || 'no version that we know'}`;
  const weak = suites.filter((suite) => ['exposed', 'broken'].includes(suiteWorth(suite))).map(suiteName);
  return [
    { requirement: VERSIONS, party: 'iut', expected: 'TLS 1.2 is offered', observed: said, holds: versions.includes('TLSv1.2') || (!versionsAreAll && versions.includes('TLSv1.3')) },
    { requirement: VERSIONS, party: 'iut', expected: 'no version before TLS 1.2 is offered', observed: said, holds: !versions.some(isOutdated) },
    {
      requirement: VERSIONS, party: 'iut', expected: 'only suites with forward secrecy are offered',
      observed: weak.length === 0 ? `${suites.length} suites, all of them with it` : `of ${suites.length} suites also ${weak.join(', ')}`, holds: weak.length === 0, weight: 'advice',
    },
  ];
}

/** A server's answer to a version that it must refuse. */
export function judgeOldVersion(name: string, answer: OfferAnswer, party: string, requirement = VERSIONS): Judgement {
  return { requirement, party, expected: `${name} is refused`, observed: answerText(answer), holds: answer.kind === 'refused' };
}

/** What a server takes of suites that are not sound; those without forward secrecy are advised against, those that protect nothing are not to be had. */
export function judgeWeakSuites(worth: SuiteWorth, taken: readonly string[], last: OfferAnswer, party: string, requirement = VERSIONS): Judgement {
  const which = worth === 'broken' ? 'encryption that is none or was broken' : 'no forward secrecy';
  return {
    requirement, party, expected: `no suite with ${which} is accepted`, observed: taken.length === 0 ? answerText(last) : `accepted ${taken.join(', ')}`, holds: taken.length === 0,
    ...(worth === 'exposed' && requirement === VERSIONS ? { weight: 'advice' as const } : {}),
  };
}

/**
 * A caller whose certificate does not count gets nowhere (ICD v3.30, 4.6.1: an alert). Some servers let the handshake pass and then refuse every
 * request by a bare HTTP status: nothing is processed either, so that is a finding.
 * @param answer what came back over the connection, if anything; @param failure how it was refused otherwise
 */
export function judgeDoor(requirement: string, answer: { status: number; soap: boolean } | undefined, failure = ''): Judgement {
  const turnedAway = answer !== undefined && !answer.soap && answer.status >= 400 && answer.status < 500;
  return {
    requirement, party: 'iut', expected: 'the connection is refused in the TLS handshake, and no request over it is answered',
    observed: answer === undefined ? failure : `HTTP ${answer.status} with ${answer.soap ? 'a SOAP message' : 'no SOAP message'}`, holds: answer === undefined,
    ...(turnedAway ? { weight: 'advice' as const } : {}),
  };
}

/**
 * Whether a client went on when it was shown what it must not accept: it may break the handshake off, or end the connection after it,
 * without a byte of its own.
 */
export function judgeWithdrawal(requirement: string, shown: string, connection: EndedConnection | undefined, messages: number, weight?: 'advice'): Judgement {
  const { handshake, bytesReceived = 0 } = connection ?? {};
  const ended = handshake === undefined ? 'a connection that still stands' : `handshake ${handshake.outcome}${handshake.detail === undefined ? '' : ` (${handshake.detail})`}, ${bytesReceived} bytes sent`;
  return {
    requirement, party: 'iut', expected: `nothing is sent to a server with ${shown}`, observed: messages === 0 ? ended : `${ended}, ${messages} messages received over it`,
    holds: connection !== undefined && bytesReceived === 0 && messages === 0, ...(weight === undefined ? {} : { weight }),
  };
}
