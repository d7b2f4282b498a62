import { filingsOf, modesOf } from '../../requirements/ics2/roles/matrix';
import type { ConformanceWorld } from '../support/world';
import { containerShipment, onTheDanube, shipmentFor, type ShipmentFacts } from './shipments';

/** What an implementation lodges where the type does not matter: its role, a mode of it, and the type. */
export interface OwnFiling {
  role: string;
  mode: string;
  filing: string;
}

/** As what an implementation is tested: roles and modes of the description, and the types that it has lodged since an earlier release. */
export interface Lodger {
  roles: readonly string[];
  modes: readonly string[];
  live: readonly string[];
}

/**
 * The first type of the first role, by the order of the matrix; one that is new to the operator before one that it has long
 * been lodging. A carrier by sea lodges its straight bill of lading, whatever else it does. Undefined for whoever files nothing.
 */
export function ownFiling({ roles, modes, live }: Lodger): OwnFiling | undefined {
  const choices = roles.flatMap((role) => modesOf(role).filter((mode) => modes.includes(mode)).flatMap((mode) => filingsOf([role], [mode]).map((filing): OwnFiling => ({ role, mode, filing }))));
  const bySea = choices.find(({ role, mode }) => role === 'sea-carrier' && mode === 'maritime');
  return bySea ?? choices.find(({ filing }) => !live.includes(filing)) ?? choices[0];
}

/** A shipment of the operator's own kind that no earlier filing of the run has named: a container for whoever goes by sea. */
export function freshShipment(world: ConformanceWorld): ShipmentFacts {
  const eori = world.run.facts['ics2.eori'] ?? '';
  const fresh = world.run.ids.uuid().slice(0, 8).toUpperCase();
  const own = ownFiling(world.run.lodger);
  if (own === undefined || (own.mode === 'maritime' && own.filing === 'F10')) return containerShipment(eori, `CC${fresh}`);
  const shipment = shipmentFor(own.filing, { eori, fresh });
  return own.mode === 'inland-waterway' ? onTheDanube(shipment) : shipment;
}
