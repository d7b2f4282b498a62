import type { VirtualClock } from '../../../protocols/time/clock';
import { createPile } from '../../common/store/cabinet';
import { FORGETFUL, type Store } from '../../common/store/store';
import type { DeskBehaviour } from './behaviour';
import { openHoldings, type Holdings } from './holdings';
import type { TrailEntry } from './model';
import { createResource, type Resource } from './resource';
import { createTrail } from './trail';

/** The desk from one start to the next. */
export interface Desk {
  held: Holdings;
  resource: Resource;
  /** Ends whatever was done: with its line in the audit trail it is kept, before anybody is told. */
  note(entry: Omit<TrailEntry, 'at'>): void;
  /** Writes the signs of life that are due. */
  watch(): void;
}

/** Opens the desk on what it has written down before; `again`: it was open already. */
export function openDesk(store: Store, behaviour: DeskBehaviour, business: VirtualClock, intervalMs: number, again = false): Desk {
  const held = openHoldings(store);
  const lines = again && !behaviour.resumesTrail ? createPile<TrailEntry>('nowhere', FORGETFUL, 1) : held.trail;
  const trail = createTrail(lines, business, intervalMs);
  return {
    held,
    resource: createResource(held, behaviour, business),
    note(entry) {
      trail.add(entry);
      held.commit();
    },
    watch() {
      trail.watch();
      held.commit();
    },
  };
}
