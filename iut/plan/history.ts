import { filingsOf, PROCESSES } from '../../requirements/ics2/roles/matrix';
import type { IutDescription } from '../description/model';
import type { FeatureScenario } from './features';

/** Areas whose scenarios show a basic process of the business: run for what is new. Those of others that name no role show the connection itself, which does not change. */
const BUSINESS: ReadonlySet<string> = new Set([...Object.values(PROCESSES).flat(), 'linking', 'timing']);

/**
 * Why an operator that is connected already need not run a scenario of ICS2: what it would file has long been live, or the
 * scenario is about the connection. Undefined for a newcomer, for what is new, and for checks of our own simulators.
 */
export function alreadyLive({ name, tags, read }: FeatureScenario, { live, roles, modes }: Pick<IutDescription, 'live' | 'roles' | 'modes'>): string | undefined {
  if (live === undefined || !tags.includes('@ics2') || tags.includes('@topic:self-check')) return undefined;
  const connected = `the operator is connected since ${live.since} (party.history)`;
  const area = read.flatMap((tag) => (tag.kind === 'area' ? [tag.area] : []))[0] ?? '';
  const named = read.flatMap((tag) => (tag.kind === 'role' ? [tag.role] : []));
  if (named.length === 0 && !BUSINESS.has(area)) return `${connected}: its connection is proven, and only what is new is tested`;
  const by = read.flatMap((tag) => (tag.kind === 'mode' ? [tag.mode] : []));
  const possible = filingsOf(named.length === 0 ? roles : roles.filter((role) => named.includes(role)), by.length === 0 ? modes : modes.filter((mode) => by.includes(mode)));
  // A scenario that names filings of the role is about no others; further names are those of other parties.
  const mentioned = possible.filter((filing) => name.includes(filing));
  const filings = mentioned.length > 0 ? mentioned : possible;
  const isNew = filings.some((filing) => !live.filings.includes(filing));
  return isNew ? undefined : `${connected} with ${live.filings.join(', ') || 'nothing'}: only what is new is tested`;
}
