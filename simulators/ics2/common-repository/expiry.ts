import type { Clock } from '../../../protocols/time/clock';
import { isoSeconds } from '../../../protocols/time/clock';
import { Temporal } from '../../../requirements/temporal';
import type { RepositoryConduct } from './conduct';
import type { Events } from './events';
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
 * Invalidates a filing whose goods have not come within 200 days of its registration. Arrival and presentation stop the clock
 * (ANT02, PCT04), arrival in part too; a filing that has ended has none.
 */
export function createExpiry({ filings, life, events, conduct, business }: ExpiryParts): { reset(): void } {
  const clocks = new Map<string, () => void>();
  const stop = (mrn: string): void => {
    clocks.get(mrn)?.();
    clocks.delete(mrn);
  };

  events.on((event) => {
    const { kind, mrn } = event;
    const arrived = kind === 'partly-arrived' || (kind === 'state' && ['19', '21'].includes(event.to));
    if (arrived && conduct.arrivalStopsClock) stop(mrn);
    if (kind === 'state' && event.to === '09') stop(mrn);
    if (kind !== 'accepted') return;
    const lodged = Temporal.Instant.from(isoSeconds(filings.get(mrn)!.lodgedAt)).toZonedDateTimeISO('UTC');
    clocks.set(mrn, business.at(lodged.add(LIFE_OF_A_FILING).epochMilliseconds, () => {
      clocks.delete(mrn);
      if (!life.can(mrn, '09')) return;
      life.move(mrn, '09', `${LIFE_OF_A_FILING} without the goods (UCC Art. 129(2))`);
      events.emit({ kind: 'invalidated', mrn, at: business.now(), why: 'the goods have not come' });
    }));
  });

  return {
    reset() {
      for (const cancel of clocks.values()) cancel();
      clocks.clear();
    },
  };
}
