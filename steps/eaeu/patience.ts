import type { ConformanceWorld } from '../support/world';
import { gatewayOf, wireWaitMs } from './exchange';

/** Real time between two looks, growing from the first to the second. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 300;

/**
 * What the IUT shows of itself, asked for until it is as wanted or the time for what is due at once is over; the last look is returned. What a message
 * said on the wire may stand in the books of a system that works through queues only a moment later (Decision 5, items 93, 113): one early look
 * would blame it for being read too soon.
 */
export async function shownAs<T>(world: ConformanceWorld, look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> {
  const { wall } = world.run;
  const until = wall.now() + wireWaitMs();
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const seen = await look();
    if (wanted(seen) || wall.now() >= until) return seen;
    await gatewayOf(world).received.wait(() => false, pause);
  }
}
