import { millisecondsOf } from '../../../requirements/parameters';
import { judgePullRequest } from '../../../simulators/ics2/judge/message/pull-request';
import type { ReceivedSignal } from '../../../simulators/ics2/reception';
import type { Sealed } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { accessPoints } from './access-points';
import { followsClock, messagePatience, recordPatience } from '../patience';

/** How often an access point that pulls asks: parameter as4.pull.interval, in ms. */
export const pullIntervalMs = (world: ConformanceWorld): number => millisecondsOf(world.run.parameter, 'as4.pull.interval');

/** What falls due on the clock of an IUT that follows ours is done at once; any other has until the interval has passed in real time. */
export const pullPatience = (world: ConformanceWorld): number => (followsClock(world) ? recordPatience(world) : pullIntervalMs(world) + messagePatience(world));
/** How long the answer to a pulled message may take. */
export const receiptPatience = (world: ConformanceWorld): number => (followsClock(world) ? recordPatience(world) : messagePatience(world));

/** The next PullRequest that `fits`, judged as every message of the carrier is; undefined when none comes. */
export async function pullRequest(world: ConformanceWorld, fits: (request: ReceivedSignal) => boolean): Promise<ReceivedSignal | undefined> {
  const { signals } = world.run.simulators.ics2;
  const asks = (one: ReceivedSignal): boolean => one.kind === 'PullRequest';
  // A request that is wrong is never handed anything: it is judged before what it should have brought is waited for.
  const any = await signals.wait(asks, pullPatience(world));
  if (any !== undefined) judgeRequest(world, any);
  const fitting = (one: ReceivedSignal): boolean => asks(one) && fits(one);
  const request = signals.all.find(fitting) ?? (await signals.wait(fitting, pullPatience(world)));
  if (request !== undefined) judgeRequest(world, request);
  return request;
}

function judgeRequest(world: ConformanceWorld, request: ReceivedSignal): void {
  world.judge(judgePullRequest({ request, partyIds: accessPoints(world).map(({ partyId }) => partyId) }));
}

/** Whether a request was answered with this message. */
export const handsOut = (sealed: Sealed) => ({ answer }: ReceivedSignal): boolean => answer.kind === 'message' && answer.messageId === sealed.messageId;

/** The PullRequest that was answered with this message; blocks when the carrier never asks. */
export async function pulled(world: ConformanceWorld, sealed: Sealed): Promise<ReceivedSignal> {
  const request = await pullRequest(world, handsOut(sealed));
  return request ?? world.block(`the carrier has not pulled the message ${sealed.messageId}`);
}

/**
 * Lets one pull interval pass, on the IUT's clock where that follows ours. Where it does not, the interval has passed once an access point that
 * pulls has asked again, or has let pass all the time that it may take.
 * @param ms for how long the business clock is moved
 */
export async function passPullInterval(world: ConformanceWorld, ms = pullIntervalMs(world), why = 'one pull interval (as4.pull.interval)'): Promise<void> {
  const { signals } = world.run.simulators.ics2;
  const before = new Set(signals.all);
  await world.moveBusinessClock(world.run.business.now() + ms, why);
  if (followsClock(world) || !accessPoints(world).some(({ binding }) => binding === 'pull')) return;
  await signals.wait((one) => one.kind === 'PullRequest' && !before.has(one), pullPatience(world));
}
