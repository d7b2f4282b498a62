import type { Clock } from '../../../../protocols/time/clock';
import type { RepositoryConduct } from '../conduct';
import type { Events } from '../events';
import type { Filings } from '../filings';
import type { Linking } from './linking';
import { isMaster } from './linking';

export interface LinkingTimerParts {
  filings: Filings;
  linking: Linking;
  events: Events;
  conduct: RepositoryConduct;
  business: Clock;
  /** Parameter linking.timer, ms. */
  length: () => number;
}

/**
 * Started by a master partial whose lower filings are not all there (BPM L3.5, PET10). When it has run out each filing of the ENS
 * whose named parties have not filed is reported once, as an event; customs tells its filer and them (PET13).
 */
export function createLinkingTimer({ filings, linking, events, conduct, business, length }: LinkingTimerParts): { reset(): void } {
  const running = new Map<string, () => void>();

  const ranOut = (master: string): void => {
    running.delete(master);
    const standings = linking.standings(master);
    // Invalidated meanwhile: nobody has to file any more.
    if (!standings.has(master)) return;
    for (const mrn of [master, ...linking.below(master, standings)]) {
      const named = filings.get(mrn)!.links.consignments.flatMap((one) => one.named);
      const missing = standings.get(mrn)?.missing ?? [];
      if (missing.length > 0) events.emit({ kind: 'incomplete', mrn, at: business.now(), master, missing, told: conduct.tellsOfParties([...new Set(named)], missing) });
    }
  };

  events.on(({ kind, mrn }) => {
    if (kind !== 'accepted' || !isMaster(filings.get(mrn)!.message) || filings.get(mrn)!.state !== '10') return;
    running.set(mrn, business.at(business.now() + length(), () => ranOut(mrn)));
  });

  return {
    reset() {
      for (const cancel of running.values()) cancel();
      running.clear();
    },
  };
}
