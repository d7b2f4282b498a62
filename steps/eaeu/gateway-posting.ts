import { buildEnvelope, type Attachment, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { millisecondsOf } from '../../requirements/parameters';
import { ORIGIN_PROCESS, transactionOfFlow } from '../../requirements/eaeu/process';
import { defectNamed } from '../../simulators/eaeu/hostile/defects';
import { copiesOf, faultsAbout } from '../../simulators/eaeu/judge/relaying';
import type { Neighbours } from '../../simulators/eaeu/neighbours';
import type { Arrived, DoorName, NeighbourName, Posted } from '../../simulators/eaeu/neighbours/records';
import type { ConformanceWorld } from '../support/world';

export const neighboursOf = (world: ConformanceWorld): Neighbours => world.run.simulators.eaeuNeighbours;
export const arrivedIn = (world: ConformanceWorld): readonly Arrived[] => neighboursOf(world).arrived.all;
const waitMs = (world: ConformanceWorld): number => millisecondsOf(world.run.parameter, 'eaeu.wire.wait');

/** The rows of Decision 124, item 11, by the flow that the gateway relays. */
export const RELAY_OF_FLOW: Readonly<Record<number, string>> = {
  1: 'EAEU-D124-F01b', 2: 'EAEU-D124-F02a', 3: 'EAEU-D124-F03a', 4: 'EAEU-D124-F04b', 5: 'EAEU-D124-F05a', 6: 'EAEU-D124-F06b',
  7: 'EAEU-D124-F07a', 8: 'EAEU-D124-F08b', 9: 'EAEU-D124-F09b', 10: 'EAEU-D124-F10a', 11: 'EAEU-D124-F11b', 12: 'EAEU-D124-F12a',
};

const segmentOf = (address: string | undefined): string => address?.split('/')[2] ?? '';

/** The neighbour that stands for the segment of an address. */
export const neighbourFor = (address: string | undefined): NeighbourName => segmentOf(address) as NeighbourName;

function doorUrl(world: ConformanceWorld, door: DoorName): string {
  const { endpoints = {} } = world.run.hello;
  const url = door === 'inner' ? endpoints['eaeu.gateway'] ?? endpoints['eaeu'] : endpoints['eaeu.external-gateway'] ?? endpoints['eaeu.gateway'] ?? endpoints['eaeu'];
  return url ?? world.block('the gateway under test named no endpoint eaeu.gateway');
}

/** Through which door a sender's messages belong. */
export const doorFor = (message: OutgoingMessage): DoorName => (ORIGIN_PROCESS.thirdCountries.includes(segmentOf(message.replyTo ?? message.from)) ? 'external' : 'inner');

/** Posts into the gateway under test, by the door of its sender unless another is named; keeps it as the last of `posted`. */
export async function postIn(world: ConformanceWorld, message: OutgoingMessage, more: { bytes?: Buffer; door?: DoorName; attachments?: readonly Attachment[] } = {}): Promise<Posted> {
  const door = more.door ?? doorFor(message);
  const posted = await neighboursOf(world).post(doorUrl(world, door), door, { message, bytes: more.bytes ?? buildEnvelope(message) }, more.attachments);
  world.kept.set('posted', [...postedIn(world), posted]);
  return posted;
}

export const postedIn = (world: ConformanceWorld): Posted[] => (world.kept.get('posted') ?? []) as Posted[];
export function lastPosted(world: ConformanceWorld): Posted {
  return postedIn(world).at(-1) ?? world.block('nothing has been sent');
}

/** The message of a flow; the answer to a request is sent in the transaction that the request has opened through the gateway. */
export async function sendFlow(world: ConformanceWorld, flow: number, more: Parameters<Neighbours['compose']['flow']>[1] = {}): Promise<Posted> {
  const { compose } = neighboursOf(world);
  const transaction = transactionOfFlow(flow);
  const request = transaction.response?.flow === flow && more.request === undefined ? compose.flow(transaction.flow) : more.request;
  if (request !== undefined && more.request === undefined) await postIn(world, request);
  return postIn(world, compose.flow(flow, { ...more, request }));
}

/** Real time for what is due at once, and how long a gateway may need on the business clock until it tries once more. */
const SOON_MS = 2_000;
const ANOTHER_TRY_MS = 5 * 60_000;

/**
 * The first copy of a message at any neighbour; undefined when none comes. A gateway has four hours (Decision 5, Annex 1 item 7): what a busy
 * machine has not taken at the first try comes with the next.
 */
export async function copyOf(world: ConformanceWorld, posted: Posted): Promise<Arrived | undefined> {
  const come = (within: number): Promise<Arrived | undefined> => neighboursOf(world).arrived.wait((one) => one.envelope?.messageId === posted.message.messageId, within);
  if ((await come(SOON_MS)) === undefined) {
    await world.moveBusinessClock(world.run.business.now() + ANOTHER_TRY_MS, 'the gateway may try once more');
    await come(waitMs(world) - SOON_MS);
  }
  return copiesOf(posted, arrivedIn(world))[0];
}

/**
 * The first copy, however late within the time of the relay: no source fixes one, so that a gateway which hands on every half hour is in order. For
 * verdicts on the relay alone: the clock goes on nearly so far.
 */
export async function copyInTime(world: ConformanceWorld, posted: Posted): Promise<Arrived | undefined> {
  const [sent, limit] = [world.run.business.now(), millisecondsOf(world.run.parameter, 'eaeu.d124.relayTime')];
  const early = await copyOf(world, posted);
  if (early !== undefined) return early;
  await world.moveBusinessClock(Math.max(world.run.business.now(), sent + limit - ANOTHER_TRY_MS), 'the time of the relay passes');
  return neighboursOf(world).arrived.wait((one) => one.envelope?.messageId === posted.message.messageId, SOON_MS);
}

/** The first copy, or the scenario is blocked: for those that look at what a relayed message is like. */
export async function relayed(world: ConformanceWorld, posted = lastPosted(world)): Promise<Arrived> {
  return (await copyOf(world, posted)) ?? world.block('the gateway under test did not relay the message (judged in the scenario of its flow)');
}

/** The first fault about a message; undefined when none comes. */
export async function faultFor(world: ConformanceWorld, posted: Posted): Promise<Arrived | undefined> {
  await neighboursOf(world).arrived.wait((one) => one.envelope?.form === 'fault' && one.envelope.relatesTo?.value === posted.message.messageId, waitMs(world));
  return faultsAbout(posted, arrivedIn(world))[0];
}

/** Waits the time after which what has not come counts as absent. */
export async function quietly(world: ConformanceWorld): Promise<void> {
  await neighboursOf(world).arrived.wait(() => false, millisecondsOf(world.run.parameter, 'eaeu.quiet'));
}

/** A message of flow 1 with a defect by the words of the features. */
export async function postDamaged(world: ConformanceWorld, words: string, flow = 1): Promise<Posted> {
  const good = neighboursOf(world).compose.flow(flow);
  const damaged = defectNamed(words).damage(good);
  const message: OutgoingMessage = Buffer.isBuffer(damaged) ? good : damaged;
  return postIn(world, message, Buffer.isBuffer(damaged) ? { bytes: damaged } : {});
}
