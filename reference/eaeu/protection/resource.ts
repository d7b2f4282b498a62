import { Temporal } from '../../../requirements/temporal';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { DeskBehaviour } from './behaviour';
import { keyOf, type Holdings } from './holdings';
import type { Arrangement, Asked, Given, HeldRecord, Outcome, Standing } from './model';

/** Most records, and most messages that wait for an earlier one. Ours. */
const MOST_RECORDS = 100_000;
const MOST_EARLY = 1_000;

const NOTHING_ARRANGED: Arrangement = { services: {}, codeList: { list: '', version: '', codes: [] }, purposes: [] };

export interface Taken {
  status: 'recorded' | 'known' | 'held';
  /** Numbers of earlier messages of this service that have not come. */
  missing: number[];
}

/** The information resource under the agreement of 09.06.2009: who may put in, who may look, and what may leave. */
export interface Resource {
  give(given: Given): Outcome<Taken>;
  ask(asked: Asked): Outcome<HeldRecord>;
  use(id: string, purpose: string): Outcome<HeldRecord>;
  /** What may go to a third party, with the consent that it rests on. */
  release(id: string, to: string): Outcome<{ record: HeldRecord; consent?: string }>;
  /** The depositary received the service's notice on this day (ISO). */
  withdraws(service: string, receivedOn: string): void;
}

/** Works on `held`, and keeps nothing anywhere else. */
export function createResource(held: Holdings, behaviour: DeskBehaviour, business: VirtualClock): Resource {
  const find = (id: string): HeldRecord | undefined => held.records.find(id);
  const arrangement = (): Arrangement => held.arrangements.all()[0] ?? NOTHING_ARRANGED;
  const standing = (service: string): Standing => held.standings.find(service) ?? held.standings.put(service, { service, applied: 0 });
  const no = (code: Extract<Outcome<never>, { ok: false }>['code'], why: string, record?: HeldRecord): Extract<Outcome<never>, { ok: false }> => ({ ok: false, code, why: `${why}${behaviour.quotes(record)}` });

  /** A withdrawal takes effect when twelve months have passed since the depositary received the notice (Article 15); the day itself still counts. */
  const withdrawn = (service: string): boolean => {
    const received = held.standings.find(service)?.withdrawalReceivedOn;
    if (received === undefined) return false;
    const last = Temporal.PlainDate.from(received).add({ months: 12 });
    return Temporal.PlainDate.compare(Temporal.Instant.fromEpochMilliseconds(business.now()).toZonedDateTimeISO('UTC').toPlainDate(), last) > 0;
  };

  const apply = ({ service, number, id, subject, content }: Given): void => {
    const record = find(id);
    if (record === undefined) held.records.put(id, { id, origin: service, receivedAt: business.now(), subject, history: [content] });
    else record.history.push(content);
    standing(service).applied = number;
    const next = held.early.find(keyOf(service, number + 1));
    if (next === undefined) return;
    held.early.remove(keyOf(service, number + 1));
    apply(next);
  };

  const missing = (service: string, before: number): number[] => {
    const { applied } = standing(service);
    const all = Array.from({ length: Math.min(before - 1 - applied, MOST_EARLY) }, (_, index) => applied + 1 + index);
    return all.filter((number) => held.early.find(keyOf(service, number)) === undefined);
  };

  const codes = ({ classifier }: Given): string | undefined => {
    const { list, version, codes: known } = arrangement().codeList;
    if (!behaviour.checksCodes || (classifier.list === list && classifier.version === version && known.includes(classifier.code))) return undefined;
    return `no code of ${list}, version ${version}`;
  };

  return {
    give(given) {
      const { service, number, id } = given;
      if (arrangement().services[service] === undefined) return no('unknown', 'no service of the agreement');
      if (withdrawn(service)) return no('closed', 'the service has left the agreement');
      if (behaviour.wantsExtension(service) && given.extension === undefined) return no('extension', 'an extension is missing');
      const wrong = codes(given);
      if (wrong !== undefined) return no('code-list', wrong);
      const { applied } = standing(service);
      if (number <= applied || held.early.find(keyOf(service, number)) !== undefined) return { ok: true, value: { status: 'known', missing: missing(service, number) } };
      const before = find(id);
      if (before !== undefined && before.origin !== service) return no('competence', 'the record is another service\'s');
      if (held.records.size >= MOST_RECORDS || held.early.size >= MOST_EARLY) return no('full', 'no room');
      if (number === applied + 1) {
        apply(given);
        return { ok: true, value: { status: 'recorded', missing: [] } };
      }
      if (behaviour.onGap === 'forget') return { ok: true, value: { status: 'recorded', missing: [] } };
      held.early.put(keyOf(service, number), given);
      return { ok: true, value: { status: 'held', missing: missing(service, number) } };
    },

    ask({ service, person, id }) {
      const rights = arrangement().services[service];
      const record = find(id);
      if (rights === undefined || !behaviour.serves(service)) return no('unknown', 'no service of the agreement', record);
      if (withdrawn(service)) return no('closed', 'the service has left the agreement', record);
      if (!rights.persons.includes(person)) return no('competence', 'no person with the right of access', record);
      // A record that is not there and one that may not be seen are refused alike: the difference would tell.
      if (record === undefined) return no('competence', 'outside the competence of the service');
      if (behaviour.checksCompetence && !rights.subjects.includes(record.subject)) return no('competence', 'outside the competence of the service', record);
      return { ok: true, value: record };
    },

    use(id, purpose) {
      const record = find(id);
      if (record === undefined) return no('unknown', 'no such record');
      if (behaviour.checksPurpose && !arrangement().purposes.includes(purpose)) return no('purpose', 'no customs purpose');
      return { ok: true, value: record };
    },

    withdraws(service, receivedOn) {
      standing(service).withdrawalReceivedOn = receivedOn;
    },

    release(id, to) {
      const record = find(id);
      if (record === undefined) return no('unknown', 'no such record');
      const consent = held.consents.all().find((one) => one.from === record.origin && one.to === to);
      if (consent === undefined && behaviour.wantsConsent(withdrawn(record.origin))) return no('consent', 'no written consent of the service that gave it');
      return { ok: true, value: { record, ...(consent === undefined ? {} : { consent: `${consent.document} of ${consent.date}` }) } };
    },
  };
}
