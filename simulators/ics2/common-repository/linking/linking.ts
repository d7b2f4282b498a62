import { ParameterError } from '../../../../requirements/parameters';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import type { Life } from '../life';
import { canBecome, type FilingState } from '../states';
import { changes, createHouses, differences, houseKeys } from './differences';
import { standings, tiesOf, type LinkRules, type Pair, type Standing } from './graph';
import { createNeighbours } from './neighbours';
import table from './pairs.json';

/** Whether express filings before arrival are linked like other house filings, or not at all: no source says. */
export type ExpressReading = 'as-house' | 'unlinked';

/** Reads the parameter `ics2.linking.express`. @throws ParameterError PARAMETER_INVALID */
export function expressReading(value: string): ExpressReading {
  if (value === 'as-house' || value === 'unlinked') return value;
  throw new ParameterError('PARAMETER_INVALID', `ics2.linking.express: no reading "${value}"`, 'as-house or unlinked');
}

/** Pairs as written down, under a reading of what no source says. */
export function pairsUnder(express: ExpressReading): Pair[] {
  const rows = table.pairs as (Pair & { unverified?: boolean })[];
  return rows.filter(({ unverified }) => unverified !== true || express === 'as-house');
}

const MASTER: ReadonlySet<string> = new Set(table.master);
const LOWER: ReadonlySet<string> = new Set(table.lower);

export const isMaster = (message: string): boolean => MASTER.has(message.slice(3));
/** Whether the filing holds only a part of an ENS. */
export const isPartial = (message: string): boolean => isMaster(message) || LOWER.has(message.slice(3));

/** States that linking gives, and takes back. */
const OF_LINKING: ReadonlySet<FilingState> = new Set(['03', '04', '05', '10', '11', '12']);

export interface LinkingParts {
  filings: Filings;
  life: Life;
  events: Events;
  rules: () => LinkRules;
  /** By how many percent mass and packages of linked filings may differ before it is noted. */
  tolerance: () => number;
  /** Business time, epoch ms. */
  now: () => number;
}

export interface Linking {
  /** Where each partial filing stands that is linked with this one, directly or through others. Without an MRN: each in force. */
  standings(mrn?: string): Map<string, Standing>;
  /** MRNs of all that is linked below a filing, on every level, each once. `among`: standings asked for before, where many are looked at. */
  below(mrn: string, among?: ReadonlyMap<string, Standing>): string[];
  reset(): void;
}

/** State that a filing takes by where it stands. What was considered complete stays so until it is. */
function stateOf({ message, state }: Filing, { linked, complete }: Standing): FilingState {
  if (!isMaster(message)) return linked ? '05' : '04';
  if (complete) return '11';
  return state === '12' ? '12' : '10';
}

/** What may change how filings stand to each other. */
const CHANGES: ReadonlySet<string> = new Set(['accepted', 'joined', 'amended', 'invalidated']);

/** Gives each partial filing the state in which it stands among the others, whenever one of them changes. */
export function createLinking({ filings, life, events, rules, tolerance, now }: LinkingParts): Linking {
  const neighbours = createNeighbours();
  const widest = pairsUnder('as-house');
  const isInForce = ({ message, state }: Filing): boolean => isPartial(message) && state !== '09';
  const around = (mrn: string): Filing[] => neighbours.around(mrn).map((one) => filings.get(one)!).filter(isInForce);
  const where = (mrn?: string): Map<string, Standing> => standings(mrn === undefined ? filings.all().filter(isInForce) : around(mrn), rules());

  const flag = (filing: Filing, { lower, complete }: Standing, houses: ReturnType<typeof createHouses>): void => {
    const below = lower.map((mrn) => filings.get(mrn)!.links);
    // A part weighs less than the whole: compared only where all is there.
    const upper = complete && below.length > 0 ? differences(filing.links, below, tolerance()) : [];
    const flags = [...upper, ...changes(filing.links, houses, tolerance())];
    if (flags.join('\n') === filing.flags.join('\n')) return;
    filings.set(filing.mrn, { flags });
    events.emit({ kind: 'flagged', mrn: filing.mrn, at: now(), flags });
  };

  const below: Linking['below'] = (mrn, all = where(mrn)) => {
    // Filings are taken in while they are looked through: a set yields what is added meanwhile.
    const found = new Set([mrn]);
    for (const upper of found) all.get(upper)?.lower.forEach((lower) => found.add(lower));
    found.delete(mrn);
    return [...found];
  };

  /** Whom a filing reached before and whom it reaches now: it may have been linked with either. */
  const touched = (mrn: string): Filing[] => {
    const filing = filings.get(mrn)!;
    const before = around(mrn);
    neighbours.set(mrn, isInForce(filing) ? [...tiesOf(filing, widest), ...houseKeys(filing.links)] : []);
    return [...new Set([...around(mrn), ...before])];
  };

  const relink = (changed: string, why: string): void => {
    const affected = touched(changed);
    const houses = createHouses(affected.map(({ links }) => links));
    for (const [mrn, standing] of standings(affected, rules())) {
      const filing = filings.get(mrn)!;
      const to = stateOf(filing, standing);
      if (OF_LINKING.has(filing.state) && (filing.state === to || canBecome(filing.state, to))) life.move(mrn, to, why);
      flag(filing, standing, houses);
    }
  };
  events.on(({ kind, mrn }) => {
    if (CHANGES.has(kind) && isPartial(filings.get(mrn)!.message)) relink(mrn, `${mrn} was ${kind}`);
  });

  return { standings: where, below, reset: neighbours.clear };
}
