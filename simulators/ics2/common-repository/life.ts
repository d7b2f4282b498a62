import type { Events } from './events';
import type { Filings } from './filings';
import { stateName, type FilingState } from './states';

/** The one way by which filings change their state; each change is an event. */
export interface Life {
  /** The Trader Interface gave this MRN to a filing that is not decided on. */
  registered(mrn: string): void;
  /** The repository has refused it. */
  rejected(mrn: string): void;
  /** Does nothing where it is in that state already. @throws Error for a transition that is not in the table: our own mistake */
  move(mrn: string, to: FilingState, why: string): void;
  /** Whether a filing can take this state. */
  can(mrn: string, to: FilingState): boolean;
  /** Goods of a split consignment arrived in part: a fact beside the state, since CL744 has no code for it. */
  partlyArrived(mrn: string): void;
  /** Nothing is amended any more: a control was announced, or the particulars found wrong (UCC Art. 129(1)). */
  close(mrn: string, why: string): void;
  /** Whether the MRN was given to a filing that is not decided on. */
  isPending(mrn: string): boolean;
  reset(): void;
}

/** @param canBecome the table of transitions @param now business time, epoch ms */
export function createLife(filings: Filings, events: Events, canBecome: (from: FilingState, to: FilingState) => boolean, now: () => number): Life {
  const pending = new Set<string>();
  const tell = (mrn: string, from: FilingState | undefined, to: FilingState, why: string): void =>
    events.emit({ kind: 'state', mrn, at: now(), from, to, why });
  return {
    registered(mrn) {
      pending.add(mrn);
      tell(mrn, undefined, '01', 'registered by the Trader Interface');
    },
    rejected(mrn) {
      pending.delete(mrn);
      tell(mrn, '01', '02', 'refused by the Common Repository');
    },
    move(mrn, to, why) {
      const filing = filings.get(mrn);
      if (filing === undefined) throw new Error(`no filing ${mrn} that could become ${stateName(to)}`);
      const from = filing.state;
      if (from === to) return;
      if (!canBecome(from, to)) throw new Error(`${mrn}: ${stateName(from)} cannot become ${stateName(to)} (${why})`);
      pending.delete(mrn);
      filings.set(mrn, { state: to });
      tell(mrn, from, to, why);
    },
    can(mrn, to) {
      const filing = filings.get(mrn);
      return filing !== undefined && canBecome(filing.state, to);
    },
    partlyArrived(mrn) {
      filings.set(mrn, { partlyArrived: true });
      events.emit({ kind: 'partly-arrived', mrn, at: now() });
    },
    close(mrn, why) {
      filings.set(mrn, { closed: why });
      events.emit({ kind: 'closed', mrn, at: now(), why });
    },
    isPending: (mrn) => pending.has(mrn),
    reset: () => pending.clear(),
  };
}
