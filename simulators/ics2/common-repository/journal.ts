import { isoSeconds } from '../../../protocols/time/clock';
import type { RepositoryEvent } from './events';
import { stateName, type FilingState } from './states';

const shown = (state: FilingState): string => `${state} ${stateName(state)}`;

function words(event: RepositoryEvent): string {
  switch (event.kind) {
    case 'accepted': return 'accepted';
    case 'joined': return 'joined by an IE3F25';
    case 'amended': return 'replaced by its amendment';
    case 'invalidated': return `invalidated: ${event.why}`;
    case 'answered': return `${event.by} answers ${event.references.join(', ')}`;
    case 'told': return `${event.by} has left`;
    case 'state': return `${event.from === undefined ? '' : `${shown(event.from)} -> `}${shown(event.to)} (${event.why})`;
    case 'arrival': return `notified arrival of ${event.filings.join(', ') || 'nothing that was filed'}`;
    case 'partly-arrived': return 'partially arrived, for which CL744 has no code';
    case 'closed': return `closed to amendments: ${event.why}`;
    case 'analysis': return `analysis ${event.what}`;
    case 'flagged': return event.flags.length === 0 ? 'no difference to what is linked below any more' : `differs from what is linked below: ${event.flags.join('; ')}`;
    case 'incomplete': return `the linking timer of ${event.master} ran out; named and not filed: ${event.missing.join(', ')}`;
  }
}

/** An event of the repository for the evidence, so that whoever reads it can follow each filing through its life. */
export function journalEntry(event: RepositoryEvent): { title: string; text: string } {
  return { title: `${event.kind === 'arrival' ? 'arrival' : 'filing'} ${event.mrn}`, text: `${isoSeconds(event.at)} ${words(event)}` };
}
