import { filingsOf, liveSince, type Release } from '../../requirements/ics2/roles/matrix';
import type { ConfigProblemCode } from './problem';
import type { KeyPath } from './yaml-place';

/** What an operator says of its past with ICS2: the newcomer tests all, who is connected only what is new (Release 3 factsheet). */
export interface WrittenHistory {
  history?: 'newcomer' | 'connected';
  /** The release with which it began, and the filings that it has been lodging where it does not lodge all of its roles. */
  connected?: { release: Release; filings?: string[] };
}

/** Types of filing that an operator already connected has been lodging; undefined for the newcomer and where nothing is declared. */
export type Live = { since: Release; filings: readonly string[] } | undefined;

export type Report = (code: ConfigProblemCode, path: KeyPath, message: string, fix: string) => void;

/** What is live, out of what is written; reports what contradicts itself. */
export function readHistory({ history, connected }: WrittenHistory, roles: readonly string[], report: Report): Live {
  if (history === 'connected' && connected === undefined) report('missing-key', ['party', 'history'], 'it is not said since when the operator is connected', 'add "connected:" with release: R1, R2 or R3');
  if (history !== 'connected' && connected !== undefined) report('conflict', ['party', 'connected'], 'a release is named, but the operator is not declared to be connected', 'add "history: connected", or remove "connected"');
  if (history !== 'connected' || connected === undefined) return undefined;
  const { release, filings } = connected;
  const own = filingsOf(roles);
  const possible = liveSince(release).filter((filing) => own.includes(filing));
  for (const [index, filing] of (filings ?? []).entries()) {
    if (possible.includes(filing)) continue;
    report('conflict', ['party', 'connected', 'filings', index], `${filing} is no filing that these roles lodged in ${release}`, possible.length === 0 ? `none of them lodged anything in ${release}` : `those were ${possible.join(', ')}`);
  }
  return { since: release, filings: filings ?? possible };
}
