import { parseNumber } from '../../requirements/kz';
import type { JournalEntry } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf } from './exchange';
import { isUnderTest } from './test-client';

/** What an authority has written down, our own or the one under test. */
export interface Books {
  journal: readonly JournalEntry[];
  /** Registration numbers that it gave, as text: those it sent, where it is under test. */
  given: ReadonlySet<string>;
}

function entryOf(value: unknown): JournalEntry {
  const { document, regId, state, number, at } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const time = typeof at === 'string' ? Date.parse(at) : NaN;
  return {
    document: typeof document === 'string' ? document : undefined,
    regId: String(regId),
    state: state === 'registered' ? 'registered' : 'refused',
    number: typeof number === 'string' ? parseNumber(number) : undefined,
    reasons: [],
    at: Number.isNaN(time) ? undefined : time,
  };
}

/** The books of the authority of this scenario; `sent` are the numbers that its answers held. */
export async function booksOf(world: ConformanceWorld, sent: readonly string[]): Promise<Books> {
  if (!isUnderTest(world)) return { journal: authorityOf(world).journal(), given: authorityOf(world).given() };
  const { holds } = await world.observe('kz.register', 'pre-arrival');
  const decisions = holds?.['decisions'];
  if (!Array.isArray(decisions)) world.block('the authority under test shows no list of decisions (observe kz.register, holds.decisions)');
  return { journal: decisions.map(entryOf), given: new Set(sent) };
}
