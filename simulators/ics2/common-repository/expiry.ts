import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import { Temporal } from '../../../requirements/temporal';
import type { RepositoryConduct } from './conduct';
import type { Events, RepositoryEvent } from './events';
import type { Filings } from './filings';
import type { Life } from './life';

/** How long a filing stands without its goods: UCC Art. 129(2); BPM L3.5, RFT01. */
const LIFE_OF_A_FILING = 'P200D';

export interface ExpiryParts {
  filings: Filings;
  life: Life;
  events: Events;
  conduct: RepositoryConduct;
  business: Clock;
}

/**
 * Invalidates a filing whose goods have not come within 200 days of its lodging. Arrival and presentation stop the clock (ANT02,
 * PCT04), arrival in part too. All clocks are of one length, so only that of the oldest filing runs.
 */
export function createExpiry({ filings, life, events, conduct, business }: ExpiryParts): { reset(): void } {
  /** In the order in which they end. */
  let running: { mrn: string; ends: number }[] = [];
  const stopped = new Set<string>();
  let cancel: (() => void) | undefined;

  const start = (mrn: string): void => {
    const lodged = Temporal.Instant.from(isoSeconds(filings.get(mrn)!.lodgedAt)).toZonedDateTimeISO('UTC');
    const ends = lodged.add(LIFE_OF_A_FILING).epochMilliseconds;
    let place = running.length;
    // Decisions that were held back come later than those on what was lodged after them.
    while (place > 0 && running[place - 1]!.ends > ends) place -= 1;
    running.splice(place, 0, { mrn, ends });
    if (place === 0) waitForOldest();
  };

  const waitForOldest = (): void => {
    cancel?.();
    const oldest = running[0];
    cancel = oldest === undefined ? undefined : business.at(oldest.ends, expire);
  };

  const expire = (): void => {
    const due = running.filter(({ ends }) => ends <= business.now());
    running = running.slice(due.length);
    for (const { mrn } of due) {
      if (stopped.has(mrn) || !life.can(mrn, '09')) continue;
      life.move(mrn, '09', `${LIFE_OF_A_FILING} without the goods (UCC Art. 129(2))`);
      events.emit({ kind: 'invalidated', mrn, at: business.now(), why: 'the goods have not come' });
    }
    waitForOldest();
  };

  const comes = (event: RepositoryEvent): boolean => event.kind === 'partly-arrived' || (event.kind === 'state' && ['19', '21'].includes(event.to));
  events.on((event) => {
    if (event.kind === 'accepted') start(event.mrn);
    else if (comes(event) && conduct.arrivalStopsClock) stopped.add(event.mrn);
  });

  return {
    reset() {
      cancel?.();
      cancel = undefined;
      running = [];
      stopped.clear();
    },
  };
}
