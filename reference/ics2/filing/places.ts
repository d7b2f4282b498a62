import type { Place } from './facts';
import type { KnownGroup } from './form';

/** A UN/LOCODE alone, or location and country of a place that has none; never both. */
export function place(where: Place | undefined): KnownGroup | undefined {
  if (where === undefined) return undefined;
  return typeof where === 'string' ? { UNLOCODE: where } : { location: where.name, address: { country: where.country } };
}
