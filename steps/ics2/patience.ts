import type { ObserveOutput } from '../../iut/contract';
import { millisecondsOf } from '../../requirements/parameters';
import { untilQuiet } from '../support/quiet';
import type { ConformanceWorld } from '../support/world';

/** Between two looks at the IUT's record, ms of wall time: no driver tells us of changes, so we have to ask again. */
const LOOK_AGAIN_MS = 25;

/**
 * Options of a step that waits for what the IUT does by a clock of its own: as long as the operator has declared, which may be longer than steps
 * commonly take (support/hooks.ts). The waits in it have bounds of their own.
 */
export const AS_LONG_AS_DECLARED = { timeout: -1 };

/** Whether the clock of the IUT is moved with ours. */
export const followsClock = (world: ConformanceWorld): boolean => world.run.hello.capabilities.includes('set-clock');

/** How long a message of the IUT is waited for: parameter as4.receipt.timeout, in ms. */
export function messagePatience(world: ConformanceWorld): number {
  return millisecondsOf(world.run.parameter, 'as4.receipt.timeout');
}

/** How long the IUT may take to show in its record what it has already been told on the wire: parameter quiet.window, in ms. */
export function recordPatience(world: ConformanceWorld): number {
  return millisecondsOf(world.run.parameter, 'quiet.window');
}

/**
 * How long has to be watched for what must not happen, in ms: not at all once the IUT has come to rest, where it can tell that; the quiet window
 * where it cannot.
 */
export async function absencePatience(world: ConformanceWorld): Promise<number> {
  const { driver, wall } = world.run;
  if (driver.settle === undefined) return recordPatience(world);
  const late = await untilQuiet([{ name: 'the implementation under test', settle: driver.settle }], recordPatience(world), wall);
  if (late.length > 0) world.note('still under way', late.join(', '));
  return 0;
}

/**
 * Asks for the IUT's record until it `fits` or the patience is over, and returns what was seen last. The asking itself is
 * bounded by the driver; every look is in the evidence.
 * @param limitMs the patience
 */
export async function look(
  world: ConformanceWorld, what: string, reference: string, fits: (seen: ObserveOutput) => boolean, limitMs = recordPatience(world),
): Promise<ObserveOutput> {
  const { wall } = world.run;
  const until = wall.now() + limitMs;
  for (;;) {
    const seen = await world.observe(what, reference);
    if (fits(seen) || wall.now() >= until) return seen;
    await new Promise<void>((resolve) => {
      // The timer of the wall clock is unreferenced; the sockets of the simulators keep the process alive meanwhile.
      wall.at(wall.now() + LOOK_AGAIN_MS, resolve);
    });
  }
}

/** One line about what the IUT holds, for a check. */
export function heldAs(seen: ObserveOutput): string {
  if (!seen.known) return 'not known to the operator';
  const holds = Object.entries(seen.holds ?? {}).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return [seen.state ?? '(no state)', ...holds].join(', ');
}

/** Texts of a list that the IUT holds; none where it is no list. */
export const listOf = (held: unknown): string[] => (Array.isArray(held) ? held.filter((one): one is string => typeof one === 'string') : []);
