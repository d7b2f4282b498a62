import { Temporal } from '../../../requirements/temporal';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { DeskBehaviour } from './behaviour';
import type { Asked, Given, HeldRecord, Holdings, Outcome } from './model';

/** Most records, and most messages that wait for an earlier one. Ours. */
const MOST_RECORDS = 100_000;
const MOST_EARLY = 1_000;

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
}

/** Works on `held`, and keeps nothing anywhere else. */
export function createResource(held: Holdings, behaviour: DeskBehaviour, business: VirtualClock): Resource {
  const find = (id: string): HeldRecord | undefined => held.records.find((record) => record.id === id);
  const no = (code: Extract<Outcome<never>, { ok: false }>['code'], why: string, record?: HeldRecord): Extract<Outcome<never>, { ok: false }> => ({ ok: false, code, why: `${why}${behaviour.quotes(record)}` });

  /** A withdrawal takes effect when twelve months have passed since the depositary received the notice (Article 15); the day itself still counts. */
  const withdrawn = (service: string): boolean => {
    const received = held.withdrawals[service];
    if (received === undefined) return false;
    const last = Temporal.PlainDate.from(received).add({ months: 12 });
    return Temporal.PlainDate.compare(Temporal.Instant.fromEpochMilliseconds(business.now()).toZonedDateTimeISO('UTC').toPlainDate(), last) > 0;
  };

  const apply = ({ service, number, id, subject, content }: Given): void => {
    const record = find(id);
    if (record === undefined) held.records.push({ id, origin: service, receivedAt: business.now(), subject, history: [content] });
    else record.history.push(content);
    held.applied[service] = number;
    const next = held.early.find((one) => one.service === service && one.number === number + 1);
    if (next === undefined) return;
    held.early.splice(held.early.indexOf(next), 1);
    apply(next);
  };

  const missing = (service: string, before: number): number[] => {
    const come = new Set(held.early.filter((one) => one.service === service).map((one) => one.number));
    const all = Array.from({ length: Math.min(before - 1 - (held.applied[service] ?? 0), MOST_EARLY) }, (_, index) => (held.applied[service] ?? 0) + 1 + index);
    return all.filter((number) => !come.has(number));
  };

  const codes = ({ classifier }: Given): string | undefined => {
    const { list, version, codes: known } = held.arrangement.codeList;
    if (!behaviour.checksCodes || (classifier.list === list && classifier.version === version && known.includes(classifier.code))) return undefined;
    return `no code of ${list}, version ${version}`;
  };

  return {
    give(given) {
      const { service, number, id } = given;
      if (held.arrangement.services[service] === undefined) return no('unknown', 'no service of the agreement');
      if (withdrawn(service)) return no('closed', 'the service has left the agreement');
      if (behaviour.wantsExtension(service) && given.extension === undefined) return no('extension', 'an extension is missing');
      const wrong = codes(given);
      if (wrong !== undefined) return no('code-list', wrong);
      const applied = held.applied[service] ?? 0;
      if (number <= applied || held.early.some((one) => one.service === service && one.number === number)) return { ok: true, value: { status: 'known', missing: missing(service, number) } };
      const before = find(id);
      if (before !== undefined && before.origin !== service) return no('competence', 'the record is another service\'s');
      if (held.records.length >= MOST_RECORDS || held.early.length >= MOST_EARLY) return no('full', 'no room');
      if (number === applied + 1) {
        apply(given);
        return { ok: true, value: { status: 'recorded', missing: [] } };
      }
      if (behaviour.onGap === 'forget') return { ok: true, value: { status: 'recorded', missing: [] } };
      held.early.push(given);
      return { ok: true, value: { status: 'held', missing: missing(service, number) } };
    },

    ask({ service, person, id }) {
      const rights = held.arrangement.services[service];
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
      if (behaviour.checksPurpose && !held.arrangement.purposes.includes(purpose)) return no('purpose', 'no customs purpose');
      return { ok: true, value: record };
    },

    release(id, to) {
      const record = find(id);
      if (record === undefined) return no('unknown', 'no such record');
      const consent = held.consents.find((one) => one.from === record.origin && one.to === to);
      if (consent === undefined && behaviour.wantsConsent(withdrawn(record.origin))) return no('consent', 'no written consent of the service that gave it');
      return { ok: true, value: { record, ...(consent === undefined ? {} : { consent: `${consent.document} of ${consent.date}` }) } };
    },
  };
}
