import { isoSeconds } from '../../../protocols/time/clock';
import { ParameterError, durationMilliseconds } from '../../../requirements/parameters';
import { specimenConditions, type Conditions, type ExchangeMessage } from '../../../requirements/kz/exchange';
import { judgeData, taken, type CustomsAuthority, type MessageOf } from '../../../simulators/kz/customs-authority';
import type { ConformanceWorld } from '../../support/world';

/** Words shared by the steps on exchange between customs authorities. */
export const customsOf = (world: ConformanceWorld): CustomsAuthority => world.run.simulators.kzCustoms;

/** How long a message of the IUT is awaited on the wall clock. Ours. */
const MESSAGE_LIMIT_MS = 2000;

/** Value of a limit that no source fixes; undefined where the run has none. */
function limit(world: ConformanceWorld, parameter: string): string | undefined {
  try {
    return world.run.parameter(parameter);
  } catch (error) {
    if (error instanceof ParameterError && error.code === 'PARAMETER_UNSET') return undefined;
    throw error;
  }
}

/** The limit in milliseconds. Without a value the scenario has nothing to judge by, and is not tested. */
export function limitOf(world: ConformanceWorld, parameter: 'kz444.exchangeTerm' | 'kz446.sendTerm'): number {
  const value = limit(world, parameter) ?? world.block(`the parameter ${parameter} has no value: the document that fixes it is not known; set it in the description`);
  return durationMilliseconds(value) ?? world.block(`${parameter} is ${value}: give it in days, hours or less`);
}

/** The conditions of this run: a specimen, with the limit that the run gives. */
export const conditionsOf = (world: ConformanceWorld): Conditions => specimenConditions(limit(world, 'kz444.exchangeTerm'));

/** Puts the conditions in force at the IUT. */
export async function loadConditions(world: ConformanceWorld): Promise<void> {
  await world.stimulate('kz.load-conditions', { conditions: conditionsOf(world) });
}

/** Messages of a kind that reached the other authority, oldest first. */
export const messages = <K extends ExchangeMessage['message']>(world: ConformanceWorld, kind: K): { at: number; path: string; message: MessageOf<K> }[] =>
  taken(customsOf(world).received.all, kind);

/** Waits until `enough` holds of the messages of a kind, at most for the message limit; returns all of them either way. */
export async function awaited<K extends ExchangeMessage['message']>(
  world: ConformanceWorld, kind: K, enough: (all: MessageOf<K>[]) => boolean,
): Promise<{ at: number; path: string; message: MessageOf<K> }[]> {
  await customsOf(world).received.wait(() => enough(messages(world, kind).map((one) => one.message)), MESSAGE_LIMIT_MS);
  return messages(world, kind);
}

/**
 * The same for what may take its time until `end` (epoch ms, business time): where it did not come at once, the clock is moved there. Of an
 * implementation whose clock cannot be moved nothing is known then: it may still send.
 */
export async function awaitedUntil<K extends ExchangeMessage['message']>(
  world: ConformanceWorld, kind: K, enough: (all: MessageOf<K>[]) => boolean, end: number,
): Promise<{ at: number; path: string; message: MessageOf<K> }[]> {
  const atOnce = await awaited(world, kind, enough);
  if (enough(atOnce.map((one) => one.message)) || world.run.business.now() >= end) return atOnce;
  if (!world.run.hello.capabilities.includes('set-clock')) world.block(`it may still come until ${isoSeconds(end)}, and the clock of the implementation cannot be moved there (set-clock)`);
  await world.moveBusinessClock(end, 'the end of the term in which it may come');
  return awaited(world, kind, enough);
}

/** Judges all data so far by what holds for all of them. */
export function judgeAllData(world: ConformanceWorld): void {
  const all = messages(world, 'data');
  if (all.length > 0) world.judge(all.flatMap(({ message }) => judgeData(message, conditionsOf(world))));
}
