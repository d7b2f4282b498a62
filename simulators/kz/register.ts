import { formatNumber, leadTime } from '../../requirements/kz';
import { all, type XmlElement } from '../../protocols/xml';
import type { IdSource } from '../../protocols/time/ids';
import type { AuthorityBehaviour } from './behaviour';
import { groundsForRefusal } from './grounds';
import type { JournalEntry, Outcome, Reading, Reason } from './model';

/** The authority's memory of one scenario: documents, numbers, announced arrivals, declarations. No clock, no wire. */
export interface Register {
  readonly journal: readonly JournalEntry[];
  /** Numbers given so far, as text. */
  readonly given: ReadonlySet<string>;
  decide(reading: Extract<Reading, { kind: 'document' }>, at: number): { outcome: Outcome; entry: JournalEntry };
  /** Arrival announced from outside (road PI holds none): ISO 8601 with offset, by registration plate. */
  announce(plate: string, arrival: string): void;
  /** A preliminary declaration that customs holds, `office/date/number`. */
  holdDeclaration(number: string): void;
  clear(): void;
}

/** What makes two documents the same: names, text and order, not their prefixes or white space. */
function sameness(element: XmlElement): string {
  return JSON.stringify([element.ns, element.name, element.text.trim(), element.attributes.map((one) => [one.name, one.value]), element.children.map(sameness)]);
}

export function createRegister(behaviour: AuthorityBehaviour, ids: IdSource, lead: string): Register {
  const journal: JournalEntry[] = [];
  const given = new Set<string>();
  const documents = new Map<string, { content: string; outcome: Outcome; entry: JournalEntry }>();
  const arrivals = new Map<string, string>();
  const declarations = new Set<string>();
  let serial = 0;
  const known = { wasGiven: (number: string) => given.has(number), holdsDeclaration: (number: string) => declarations.has(number) };

  const lateness = (pi: XmlElement, at: number): Reason[] => {
    const plates = all(pi, 'BorderTransportDetails/PIATTransportMeansItemDetails/TransportMeansRegId').map((one) => one.text.trim());
    const arrival = plates.map((plate) => arrivals.get(plate)).find((one) => one !== undefined);
    if (arrival === undefined) return [];
    const { inTime, lateBy } = leadTime(at, arrival, lead);
    return inTime ? [] : [{ code: 'KZ-LATE', text: `AutoPreliminary: presented ${Math.ceil(lateBy / 1000)} s later than ${lead} before the announced arrival ${arrival}` }];
  };

  const judge = (reading: Extract<Reading, { kind: 'document' }>, at: number, reused: boolean): Outcome => {
    const reasons = groundsForRefusal(reading, behaviour, known);
    if (reused) reasons.unshift({ code: 'KZ-DOC-ID', text: 'DocumentID: another document was registered under this id' });
    if (reasons.length > 0) return { kind: 'refused', reasons };
    const number = { country: 'KZ', date: behaviour.dayOfNumber(at), serial: String(++serial).padStart(9, '0') };
    given.add(formatNumber(number));
    return { kind: 'registered', number, remarks: lateness(reading.pi, at) };
  };

  return {
    journal,
    given,
    decide(reading, at) {
      const content = sameness(reading.pi);
      const before = reading.documentId === undefined ? undefined : documents.get(reading.documentId);
      if (before !== undefined && before.content === content && behaviour.recognisesRepeats) return before;
      // A refused document may come again, put right, under its own id; a registered one's id is taken.
      const outcome = judge(reading, at, before !== undefined && before.content !== content && before.outcome.kind === 'registered');
      const entry: JournalEntry = {
        document: reading.documentId,
        regId: ids.uuid(),
        state: outcome.kind,
        number: outcome.kind === 'registered' && behaviour.journalsNumber ? outcome.number : undefined,
        reasons: outcome.kind === 'refused' ? outcome.reasons : [],
        at: outcome.kind === 'refused' && !behaviour.journalsTimeOfRefusal ? undefined : at,
      };
      journal.push(entry);
      const decided = { content, outcome, entry };
      if (reading.documentId !== undefined && !(before?.outcome.kind === 'registered' && outcome.kind === 'refused')) documents.set(reading.documentId, decided);
      return decided;
    },
    announce: (plate, arrival) => void arrivals.set(plate, arrival),
    holdDeclaration: (number) => void declarations.add(number),
    clear() {
      journal.length = 0;
      given.clear();
      documents.clear();
      arrivals.clear();
      declarations.clear();
      serial = 0;
    },
  };
}
