import type { Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';

/** `20261122T101500Z-3fa1`: sorts by time, unique among runs started in the same second. */
export function makeRunId(wall: Clock, ids: IdSource): string {
  const stamp = new Date(wall.now()).toISOString().replace(/\.\d{3}Z$/, 'Z').replace(/[-:]/g, '');
  return `${stamp}-${ids.bytes(2).toString('hex')}`;
}
