import type { JournalQuery, JournalRecord, OutgoingMessage } from '../../../protocols/eaeu-soap';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Mail } from './mail';
import type { Door } from './settings';

/** The platform's header (Decision 5, items 41-44). */
export interface Integration {
  trackId: string;
  acceptTime: string;
}

/** Everything about the gateway that a planted fault may change. The defaults are right; nothing else in this folder knows of faults. */
export interface Behaviour {
  platform: {
    integration(existing: Integration | undefined, fresh: Integration): Integration;
    acceptTime(now: number): string;
    /** Our name in what we send ourselves. */
    address(right: string): string;
  };
  admission: {
    /** Whether a sender of this kind of segment may come through this door (Decision 124, item 16). */
    opens(door: Door, sender: 'member' | 'third-country'): boolean;
    checksParticipants: boolean;
    /** Whether an Action must be one of the process table (Decision 124, items 12, 18). */
    checksActions: boolean;
    /** Whether damaged identifiers are repaired in silence. */
    mode: 'strict' | 'lenient';
    /** What follows a message above the limit. */
    oversize: 'fault' | 'nothing';
    /** Whether a fault about a fault is sent. */
    faultsFaults: boolean;
  };
  relaying: {
    /** Whether a message goes on at all. */
    passes(mail: Mail, text: string): boolean;
    /** Which segments get it, given the right one. */
    segments(right: string, mail: Mail, all: readonly string[]): readonly string[];
    /** The text as it goes on: as it came. */
    text(text: string, mail: Mail): string;
    /** Queue properties of what goes out. */
    properties(right: Record<string, string>): Record<string, string>;
    /** How long an undelivered message is kept. */
    expiryMs(right: number): number;
    /** What becomes of a message that the next node does not take. */
    whenClosed: 'try-again' | 'drop';
    /** What becomes of messages that were accepted before a restart. */
    afterRestart: 'go-on' | 'parked';
    /** A message of our own that is sent in place of a message that came: none. */
    instead(mail: Mail): OutgoingMessage | undefined;
  };
  journal: {
    records(record: JournalRecord): boolean;
    /** What a record says of a message, given its headers in words and its content: nothing but the headers (Decision 124, item 30). */
    says(headers: string, content: string): string;
    findsRelated(query: JournalQuery): boolean;
    /** Whose failure an error signal between other parties is: not ours. */
    blamesChannelFor(mail: Mail): boolean;
  };
}

export function rightBehaviour(): Behaviour {
  return {
    platform: { integration: (existing, fresh) => existing ?? fresh, acceptTime: isoSeconds, address: (right) => right },
    admission: {
      opens: (door, sender) => (door === 'external') === (sender === 'third-country'),
      checksParticipants: true, checksActions: true, mode: 'strict', oversize: 'fault', faultsFaults: false,
    },
    relaying: {
      passes: () => true, segments: (right) => [right], text: (text) => text, properties: (right) => right,
      expiryMs: (right) => right, whenClosed: 'try-again', afterRestart: 'go-on', instead: () => undefined,
    },
    journal: { records: () => true, says: (headers) => headers, findsRelated: ({ findRelates }) => findRelates, blamesChannelFor: () => false },
  };
}
