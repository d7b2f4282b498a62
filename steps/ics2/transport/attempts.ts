import type { SignedReference } from '../../../protocols/as4';
import { millisecondsOf } from '../../../requirements/parameters';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { followsClock, recordPatience } from '../patience';

/** Time between two attempts of the IUT at the same message: parameter as4.retry.interval, in ms. */
export const intervalMs = (world: ConformanceWorld): number => millisecondsOf(world.run.parameter, 'as4.retry.interval');

export const maxAttempts = (world: ConformanceWorld): number => Number(world.run.parameter('as4.retry.maxAttempts'));

/** Everything that reached the interface with this LRN, under whatever MessageId. */
export const attemptsAt = (world: ConformanceWorld, lrn: string): Reception[] => world.run.simulators.ics2.receptions.all.filter((one) => one.lrn === lrn);

/**
 * How long another attempt is waited for on the wall clock, in ms. One that does not follow the business clock retries by its own: hence the
 * interval, and before it the end of the attempt under way, which the interface brings about after twice as4.answer.timeout.
 */
export function retryPatience(world: ConformanceWorld): number {
  const answerMs = millisecondsOf(world.run.parameter, 'as4.answer.timeout');
  return 2 * answerMs + intervalMs(world) + recordPatience(world);
}

/** URI and digest of every reference of the seal: what must not change between attempts. */
export function digests(reception: Reception): string {
  const references: readonly SignedReference[] = reception.opened.seal?.references ?? [];
  return references.map((one) => `${one.uri}=${one.digestValue}`).sort().join(' ');
}

/** An interval counts from the end of an attempt; an IUT that follows the clock is first given the instant at which that end is. */
export async function attemptEnds(world: ConformanceWorld): Promise<void> {
  await world.moveBusinessClock(world.run.business.now(), 'the attempt under way comes to its end');
}

/** Lets `count` retry intervals pass, the first of them after the attempt under way. */
export async function intervalsPass(world: ConformanceWorld, count: number): Promise<void> {
  await attemptEnds(world);
  for (let passed = 0; passed < count; passed++) {
    await world.moveBusinessClock(world.run.business.now() + intervalMs(world), 'one retry interval (as4.retry.interval)');
  }
}

/**
 * Lets all attempts at a message come to their end, and one more interval in which another would show. Of an IUT that retries by its own clock
 * only time tells: as long as its attempts may take.
 */
export async function attemptsEnd(world: ConformanceWorld, lrn: string): Promise<void> {
  const most = maxAttempts(world);
  await intervalsPass(world, most + 1);
  if (followsClock(world)) return;
  await world.run.simulators.ics2.receptions.wait(() => attemptsAt(world, lrn).length > most, most * intervalMs(world) + retryPatience(world));
}
