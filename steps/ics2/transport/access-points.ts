import type { ConformanceWorld } from '../../support/world';

/** An access point of the operator as it is enrolled. */
export interface EnrolledPoint {
  partyId: string;
  binding: 'push' | 'pull';
}

/** The operator's access points in the order of its description. */
export function accessPoints({ run: { facts } }: ConformanceWorld): EnrolledPoint[] {
  const points: EnrolledPoint[] = [];
  for (;;) {
    const name = `ics2.accessPoint.${points.length + 1}`;
    const partyId = facts[`${name}.partyId`];
    if (partyId === undefined) return points;
    points.push({ partyId, binding: facts[`${name}.binding`] === 'pull' ? 'pull' : 'push' });
  }
}

/** Party id of the operator's first access point that is enrolled so; blocks where there is none. */
export function accessPointFor(world: ConformanceWorld, binding: EnrolledPoint['binding']): string {
  const found = accessPoints(world).find((point) => point.binding === binding);
  return found?.partyId ?? world.block(`the description declares no access point for ${binding} (party.accessPoints)`);
}
