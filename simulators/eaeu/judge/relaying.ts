import { INT_NS, isUuid, occurrences, payloadDocument, readFault, type Envelope } from '../../../protocols/eaeu-soap';
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
  const count = one.envelope === undefined ? 0 : occurrences(one.envelope, 'Integration', INT_NS);
  // The same instant written otherwise is the same value: whoever reads and writes XML by its types may write it so.
  const kept = given !== undefined && trackId === given.trackId && Date.parse(acceptTime) === Date.parse(given.acceptTime);
  const rules: Rule<Arrived>[] = [
    {
      requirement: 'EAEU-ENV-20', expected: given === undefined ? 'one int:Integration with a UUID as TrackID, and AcceptTime' : `one int:Integration, unchanged: ${given.trackId}, ${given.acceptTime}`,
      look: () => ({
        observed: `${count} int:Integration: ${trackId}, ${acceptTime}`,
        holds: count === 1 && (given === undefined ? isUuid(trackId) && !Number.isNaN(Date.parse(acceptTime)) : kept),
      }),
    },
    { requirement: 'EAEU-ENV-21', expected: 'AcceptTime ends in Z or +00:00', look: () => ({ observed: acceptTime, holds: /(Z|\+00:00)$/.test(acceptTime) }) },
  ];
  return applyRules(rules, one);
}

/** Judges queue properties and content type of a transport message (Decision 5, Annex 1 items 8, 10, 11). */
export function judgeTransport(one: Arrived): Judgement[] {
  const contentType = one.headers['content-type'] ?? 'absent';
  const { [TRANSPORT.contentType.header]: _said, ...due } = queueHeaders('EEC', contentType);
  const wrong = Object.entries(due).filter(([name, value]) =>
    (name === TRANSPORT.replyTo.queue || name === TRANSPORT.replyTo.manager ? (one.headers[name] ?? '') === '' : one.headers[name] !== value));
  // Parameters are the sender's own business: item 11 prints the value for messages without parts bare.
  const said = one.headers[TRANSPORT.contentType.header] ?? 'absent';
  const fits = [contentType, said].every((type) => (one.attachments.length === 0 ? /^application\/soap\+xml\b/i : /^multipart\/related\b.*\bboundary=/i).test(type));
  return [{
    requirement: 'EAEU-ENV-32', party: 'iut', expected: 'persistent datagram of version 2, expiry 144000, expiration report with full data, reply queue and manager; a fitting contentType',
    observed: wrong.length === 0 && fits ? `as demanded, ${said}` : `${wrong.map(([name]) => `${name}: ${one.headers[name] ?? 'absent'}`).join(', ')}; ${contentType}, ${TRANSPORT.contentType.header}: ${said}, with ${one.attachments.length} parts`,
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
    // What was delivered twice was delivered; that it comes once is judged where messages are relayed.
    holds: copies > 0 ? faults.length === 0 : faults.length === 1 && faults[0]!.at === sender,
  }];
}

/** Judges who may pass: nothing of the message is anywhere (`requirement`). */
export function judgeKeptOut(requirement: string, posted: Posted, arrived: readonly Arrived[], why: string): Judgement[] {
  const copies = copiesOf(posted, arrived);
  return [{ requirement, party: 'iut', expected: `not let into another segment: ${why}`, observed: copies.map(({ at }) => `arrived at ${at}`).join(', ') || 'arrived nowhere', holds: copies.length === 0 }];
}

/** Judges under which name a gateway sends its faults (item 56). */
export function judgeOwnName({ envelope }: Pick<Arrived, 'envelope'>): Judgement[] {
  const name = envelope?.from ?? 'absent';
  return [{ requirement: 'EAEU-ENV-26', party: 'iut', expected: 'From: EAEU://<segment>/SR/gate', observed: name, holds: /^EAEU:\/\/[A-Z]{2,3}\/SR\/gate$/.test(name) }];
}

/** Judges the service messages of a gateway (item 77): which component of the platform names itself in them, if any does, is not laid down. */
export function judgeServiceNames(messages: readonly Pick<Arrived, 'envelope'>[]): Judgement[] {
  const names = messages.flatMap(({ envelope }) => envelope?.replyTo ?? envelope?.from ?? []);
  const actions = messages.map(({ envelope }) => envelope?.action ?? 'no Action');
  return [{
    requirement: 'EAEU-ENV-26', party: 'iut', expected: 'Action int://SR/..., and no sender of another space than SR',
    observed: `${[...new Set(actions)].join(', ') || 'no service message'}; from ${[...new Set(names)].join(', ') || 'nobody by name'}`,
    holds: actions.length > 0 && actions.every((action) => action.startsWith('int://SR/')) && names.every((name) => /^EAEU:\/\/[A-Z]{2,3}\/SR\//.test(name)),
  }];
}

/** Whether a refusal was written down: Annex 4 does not name it among what is copied to the journal service, so one that shows nowhere is a finding. */
export function judgeNotedRefusal(records: number): Judgement[] {
  return [{ requirement: 'EAEU-ENV-37', party: 'iut', expected: 'the refusal is logged', observed: `${records} records at the journal service`, holds: records > 0, weight: 'advice' }];
}
