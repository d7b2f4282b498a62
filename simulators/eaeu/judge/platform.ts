import { isUuidUrn, payloadDocument, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import type { Received, Relayed, Sent } from '../records';
import { applyRules, equals, type Rule } from '../../common/rule';

/** Who answers for these rules: our own gateway. */
export const GATEWAY = 'gateway';

const documentOf = (envelope: Envelope | undefined): string => (envelope?.payload ?? []).map(payloadDocument).join('');

const RELAY_RULES: readonly Rule<{ arrived: Received; relayed: readonly Relayed[] }>[] = [
  {
    requirement: 'EAEU-D124-F01b', expected: 'the same data reach the third country, once',
    look: ({ arrived, relayed }) => {
      const same = relayed.filter((one) => documentOf(one.envelope) === documentOf(arrived.envelope));
      return { observed: `${relayed.length} relayed, ${same.length} with the same data`, holds: relayed.length === 1 && same.length === 1 };
    },
  },
  {
    requirement: 'EAEU-ENV-20', expected: 'one int:Integration with TrackID and AcceptTime',
    look: ({ relayed }) => {
      if (relayed.length === 0) return undefined;
      const integration = relayed[0]!.envelope.integration;
      return { observed: JSON.stringify(integration ?? 'absent'), holds: isUuidUrn(integration?.trackId ?? '') && (integration?.acceptTime ?? '') !== '' };
    },
  },
  {
    requirement: 'EAEU-ENV-21', expected: 'AcceptTime ends in Z or +00:00',
    look: ({ relayed }) => {
      const time = relayed[0]?.envelope.integration?.acceptTime;
      return time === undefined ? undefined : { observed: time, holds: /(Z|\+00:00)$/.test(time) };
    },
  },
];

/** Judges what the gateway did with a message for the third country. */
export function judgeRelay(arrived: Received, relayed: readonly Relayed[]): Judgement[] {
  return applyRules(RELAY_RULES, { arrived, relayed }, GATEWAY);
}

/** Judges that the platform's header, once given, is not changed (item 43). */
export function judgeKeptIntegration(given: { trackId: string; acceptTime: string }, relayed: Relayed | undefined): Judgement[] {
  return applyRules<Relayed | undefined>([{
    requirement: 'EAEU-ENV-20', expected: `unchanged: ${given.trackId}, ${given.acceptTime}`,
    look: (one) => {
      const seen = one?.envelope.integration;
      return { observed: `${seen?.trackId ?? 'absent'}, ${seen?.acceptTime ?? 'absent'}`, holds: seen?.trackId === given.trackId && seen.acceptTime === given.acceptTime };
    },
  }], relayed, GATEWAY);
}

/** Judges the address of a notice of flow 2 as the gateway passed it on (Decision 124, item 11(b)). */
export function judgeNoticeAddress(notice: OutgoingMessage, authorisedBody: string): Judgement[] {
  return applyRules<OutgoingMessage>([{ requirement: 'EAEU-D124-F02a', expected: `the notice goes to ${authorisedBody}`, look: ({ to }) => equals(to, authorisedBody) }], notice, GATEWAY);
}

/** Judges a fault of the gateway itself (items 56, 67). */
export function judgeGatewayFault(sent: Sent | undefined): Judgement[] {
  return applyRules<Sent | undefined>([{ requirement: 'EAEU-ENV-26', expected: 'From: EAEU://EEC/SR/gate', look: (one) => equals(one?.message?.from, 'EAEU://EEC/SR/gate') }], sent, GATEWAY);
}

/** Whether we sent a fault about the message with this id. */
export function faultsAbout(sent: readonly Sent[], messageId: string | undefined): Sent[] {
  return sent.filter((one) => one.label.startsWith('fault') && one.message?.relatesTo?.value === messageId);
}

