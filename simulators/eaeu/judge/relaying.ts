import { isUuidUrn, payloadDocument, readFault, type Envelope } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import { queueHeaders, TRANSPORT } from '../../../requirements/eaeu/transport';
import { applyRules, type Rule } from '../../common/rule';
import type { Arrived, NeighbourName, Posted } from '../neighbours/records';

const documentOf = (envelope: Envelope | undefined): string => (envelope?.payload ?? []).map(payloadDocument).join('');
/** Where a message is now: everything of this MessageID. */
export const copiesOf = (posted: Posted, arrived: readonly Arrived[]): Arrived[] => arrived.filter(({ envelope }) => envelope?.messageId === posted.message.messageId);
/** Faults about a message. */
export const faultsAbout = (posted: Posted, arrived: readonly Arrived[]): Arrived[] =>
  arrived.filter(({ envelope }) => envelope?.form === 'fault' && envelope.relatesTo?.value === posted.message.messageId);

/** Judges one relay of Decision 124, item 11: once, to whom it is for, with the data and the correlation that it had. `original` is the message as it was read before. */
export function judgeRelayed(requirement: string, posted: Posted, original: Envelope, arrived: readonly Arrived[], receiver: NeighbourName): Judgement[] {
  const copies = copiesOf(posted, arrived);
  const one = copies[0]?.envelope;
  const changed = one === undefined ? [] : [
    ...(['to', 'replyTo', 'action', 'procedureId', 'conversationId'] as const).filter((name) => one[name] !== original[name]),
    ...(one.relatesTo?.value === original.relatesTo?.value ? [] : ['relatesTo']),
    ...(documentOf(one) === documentOf(original) ? [] : ['the data']),
  ];
  const places = copies.map(({ at }) => at).join(', ') || 'nowhere';
  return [{
    requirement, party: 'iut', expected: `${posted.message.messageId} once, at ${receiver}, as it was sent`,
    observed: `arrived at ${places}${changed.length === 0 ? '' : `; changed: ${changed.join(', ')}`}`,
    holds: copies.length === 1 && copies[0]!.at === receiver && changed.length === 0,
  }];
}

/** Judges that what was accepted before a restart has arrived where it was going (Decision 124, items 8(c), 11); a restart may repeat it. */
export function judgeNotLost(posted: Posted, arrived: readonly Arrived[], receiver: NeighbourName): Judgement {
  const places = copiesOf(posted, arrived).map(({ at }) => at);
  return {
    requirement: 'EAEU-D124-10', party: 'iut', expected: `${posted.message.messageId} at ${receiver}`,
    observed: places.length === 0 ? 'arrived nowhere' : `arrived at ${places.join(', ')}`, holds: places.includes(receiver),
  };
}

/** Judges the platform's header (Decision 5, items 42-44). `given`: what the message had already. */
export function judgePlatformHeader(one: Arrived, given?: { trackId: string; acceptTime: string }): Judgement[] {
  const { trackId = 'absent', acceptTime = 'absent' } = one.envelope?.integration ?? {};
  const rules: Rule<Arrived>[] = [
    {
      requirement: 'EAEU-ENV-20', expected: given === undefined ? 'one int:Integration with a UUID as TrackID, and AcceptTime' : `unchanged: ${given.trackId}, ${given.acceptTime}`,
      look: () => ({ observed: `${trackId}, ${acceptTime}`, holds: given === undefined ? isUuidUrn(trackId) && acceptTime !== 'absent' : trackId === given.trackId && acceptTime === given.acceptTime }),
    },
    { requirement: 'EAEU-ENV-21', expected: 'AcceptTime ends in Z or +00:00', look: () => ({ observed: acceptTime, holds: /(Z|\+00:00)$/.test(acceptTime) }) },
  ];
  return applyRules(rules, one);
}

/** Judges queue properties and content type of a transport message (Decision 5, Annex 1 items 8, 10, 11). */
export function judgeTransport(one: Arrived): Judgement[] {
  const contentType = one.headers['content-type'] ?? 'absent';
  const due = queueHeaders('EEC', contentType);
  const wrong = Object.entries(due).filter(([name, value]) =>
    (name === TRANSPORT.replyTo.queue || name === TRANSPORT.replyTo.manager ? (one.headers[name] ?? '') === '' : one.headers[name] !== value));
  const fits = one.attachments.length === 0 ? /^application\/soap\+xml\b/i.test(contentType) : /^multipart\/related\b.*\bboundary=/i.test(contentType);
  return [{
    requirement: 'EAEU-ENV-32', party: 'iut', expected: 'persistent datagram of version 2, expiry 144000, expiration report with full data, reply queue and manager; a fitting contentType',
    observed: wrong.length === 0 && fits ? `as demanded, ${contentType}` : `${wrong.map(([name]) => `${name}: ${one.headers[name] ?? 'absent'}`).join(', ')}; ${contentType} with ${one.attachments.length} parts`,
    holds: wrong.length === 0 && fits,
  }];
}

/** Judges that a message ended in delivery or in one fault to its sender's segment, and not in both or neither (Decision 5, item 88). */
export function judgeEnd(posted: Posted, arrived: readonly Arrived[], sender: NeighbourName): Judgement[] {
  const faults = faultsAbout(posted, arrived);
  const copies = copiesOf(posted, arrived).length;
  return [{
    requirement: 'EAEU-FLT-12', party: 'iut', expected: `delivered, or one fault to ${sender}`,
    observed: `delivered ${copies} times; faults: ${faults.map(({ at, envelope }) => `${readFault(envelope?.payload[0])?.subcode ?? '?'} to ${at}`).join(', ') || 'none'}`,
    holds: copies + faults.length === 1 && faults.every(({ at }) => at === sender),
  }];
}

/** Judges who may pass: nothing of the message is anywhere (`requirement`). */
export function judgeKeptOut(requirement: string, posted: Posted, arrived: readonly Arrived[], why: string): Judgement[] {
  const copies = copiesOf(posted, arrived);
  return [{ requirement, party: 'iut', expected: `not let into another segment: ${why}`, observed: copies.map(({ at }) => `arrived at ${at}`).join(', ') || 'arrived nowhere', holds: copies.length === 0 }];
}
