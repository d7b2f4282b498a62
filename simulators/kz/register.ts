import { formatNumber, leadTime } from '../../requirements/kz';
import { all, at, textAt, type XmlElement } from '../../protocols/xml';
import type { IdSource } from '../../protocols/time/ids';
import type { AuthorityBehaviour } from './behaviour';
import { groundsForRefusal } from './grounds';
import { leadOf, type Journey } from './lead';
import type { JournalEntry, Outcome, Reading, Reason, Standing } from './model';

/** The authority's memory of one scenario: documents, numbers, announced arrivals, declarations. No clock, no wire. */
export interface Register {
  readonly journal: readonly JournalEntry[];
  /** Numbers given so far, as text. */
  readonly given: ReadonlySet<string>;
  decide(reading: Extract<Reading, { kind: 'document' }>, at: number): { outcome: Outcome; entry: JournalEntry };
  /** Strikes the document of this id, or the one of this TIR carnet (`series number`), off the register. */
  annul(by: { regId?: string; tir?: string }, at: number): Standing;
  /** How the document of this PI_RegID stands. */
  standing(regId: string): Standing;
  /** Arrival announced from outside (road and rail PI hold none), by what names the means: plate, wagon, flight, ship. */
  announce(means: string, journey: Journey): void;
  /** A preliminary declaration that customs holds, `office/date/number`. */
  holdDeclaration(number: string): void;
  clear(): void;
}

/** What makes two documents the same: names, text and order, not their prefixes or white space. */
function sameness(element: XmlElement): string {
  return JSON.stringify([element.ns, element.name, element.text.trim(), element.attributes.map((one) => [one.name, one.value]), element.children.map(sameness)]);
}

/** The journey that an air or water document states, where its times have an offset: without one they are ambiguous and say nothing. */
function plannedJourney(pi: XmlElement): Journey | undefined {
  const stated = (path: string): string | undefined => {
    const text = textAt(pi, path);
    return text !== undefined && /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : undefined;
  };
  const arrival = stated('ArrivalDateTime');
  const departure = stated('BorderTransportDetails/DepartureDateTime');
  return arrival === undefined ? undefined : { arrival, ...(departure === undefined ? {} : { departure }) };
}

function tirOf(pi: XmlElement): string | undefined {
  const carnet = at(pi, 'MainConsignmentDetails/TIRCarnetIdDetails');
  return carnet && `${textAt(carnet, 'TIRSeries') ?? ''} ${textAt(carnet, 'TIRID') ?? ''}`;
}

export function createRegister(behaviour: AuthorityBehaviour, ids: IdSource, parameter: (name: string) => string | undefined): Register {
  const journal: JournalEntry[] = [];
  const given = new Set<string>();
  const documents = new Map<string, { content: string; outcome: Outcome; entry: JournalEntry }>();
  const journeys = new Map<string, Journey>();
  const declarations = new Set<string>();
  let serial = 0;
  const known = { wasGiven: (number: string) => given.has(number), holdsDeclaration: (number: string) => declarations.has(number) };

  const lateness = ({ pi, profile }: Extract<Reading, { kind: 'document' }>, received: number): Reason[] => {
    const announced = all(pi, profile.means).map((one) => journeys.get(one.text.trim())).find((one) => one !== undefined);
    const journey = announced ?? plannedJourney(pi);
    const lead = journey === undefined ? undefined : leadOf(profile, journey, parameter);
    if (journey === undefined || lead === undefined) return [];
    const { inTime, lateBy } = leadTime(received, journey.arrival, lead.value);
    return inTime ? [] : [{ code: 'KZ-LATE', text: `${profile.root}: presented ${Math.ceil(lateBy / 1000)} s later than ${lead.value} before the arrival ${journey.arrival}` }];
  };

  const judge = (reading: Extract<Reading, { kind: 'document' }>, at: number, reused: boolean): Outcome => {
    const reasons = groundsForRefusal(reading, behaviour, known);
    if (reused) reasons.unshift({ code: 'KZ-DOC-ID', text: 'DocumentID: another document was registered under this id' });
    if (reasons.length > 0) return { kind: 'refused', reasons };
    const number = { country: 'KZ', date: behaviour.dayOfNumber(at), serial: String(++serial).padStart(9, '0') };
    given.add(formatNumber(number));
    return { kind: 'registered', number, remarks: lateness(reading, at) };
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
      const tir = tirOf(reading.pi);
      if (tir !== undefined) entry.tir = tir;
      journal.push(entry);
      const decided = { content, outcome, entry };
      if (reading.documentId !== undefined && !(before?.outcome.kind === 'registered' && outcome.kind === 'refused')) documents.set(reading.documentId, decided);
      return decided;
    },
    annul({ regId, tir }, at) {
      const entry = journal.find((one) => one.state === 'registered' && one.annulledAt === undefined && (tir === undefined ? one.regId === regId : one.tir === tir));
      if (entry === undefined) {
        const named = tir === undefined ? `PI_RegID: no registered document has the id ${regId ?? ''}` : `TIR_ID: no registered document has the TIR carnet ${tir}`;
        return { kind: 'unknown', regId: regId ?? ids.uuid(), reasons: [{ code: 'KZ-UNKNOWN', text: named }] };
      }
      entry.annulledAt = at;
      return { kind: 'standing', regId: entry.regId, status: 'annulled', number: entry.number };
    },
    standing(regId) {
      const entry = journal.find((one) => one.regId === regId);
      if (entry === undefined) return { kind: 'unknown', regId, reasons: [{ code: 'KZ-UNKNOWN', text: `InformationID: no document has the id ${regId}` }] };
      const annulled = entry.annulledAt !== undefined && behaviour.remembersAnnulment;
      return { kind: 'standing', regId, status: annulled ? 'annulled' : entry.state, number: entry.number };
    },
    announce: (means, journey) => void journeys.set(means, journey),
    holdDeclaration: (number) => void declarations.add(number),
    clear() {
      journal.length = 0;
      given.clear();
      documents.clear();
      journeys.clear();
      declarations.clear();
      serial = 0;
    },
  };
}
