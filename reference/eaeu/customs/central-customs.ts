import { parseAction, payloadDocument, readSignal, type Envelope } from '../../../protocols/eaeu-soap';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow } from '../../../requirements/eaeu/process';
import type { ObserveOutput, StimulusOutput } from '../../../iut/contract';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { withFaults } from '../../common/planted';
import type { Store } from '../../common/store/store';
import { createAnswers } from '../answers';
import { rightBehaviour } from '../behaviour';
import { structuralErrors, type SchemaOf } from '../control';
import type { Outbox } from '../post';
import type { Party } from '../receive';
import { rightCustomsBehaviour } from './behaviour';
import { CENTRAL_CUSTOMS_FAULTS } from './faults';
import { createReports } from './reports';
import { createRequests } from './requests';
import { createResource } from './resource';

export interface CentralCustoms extends Party {
  operations: Readonly<Record<string, (facts: Record<string, unknown>) => StimulusOutput>>;
  observations: Readonly<Record<string, (reference: string) => ObserveOutput>>;
  /** Goes on with what was open when we were stopped. */
  resume(): void;
  reset(): void;
}

const COUNTRY = /^[A-Z]{2}$/;

/**
 * Our own central customs body of a member state (Decision 124, items 10, 21, 22): takes what third countries report at issue, says what became
 * of it, checks single certificates and asks for updates. `faults` are ids out of {@link CENTRAL_CUSTOMS_FAULTS}.
 *
 * Operations: `eaeu.check` {issuingCountry, number, issuedOn}, `eaeu.update` {issuingCountry, from, to} -> reference of the request.
 * `observe eaeu.foreign-certificate` (reference: country/number) -> valid | annulled | replaced; `eaeu.check` -> open | confirmed | not-confirmed |
 * abnormal; `eaeu.update` -> open | updated | no-updates | abnormal.
 */
export function createCentralCustoms(
  services: { business: VirtualClock; ids: IdSource; outbox: Outbox; schemaOf: SchemaOf; store: Store }, faults: ReadonlySet<string>,
): CentralCustoms {
  const { business, ids, outbox, schemaOf, store } = services;
  const behaviour = withFaults(rightCustomsBehaviour(), CENTRAL_CUSTOMS_FAULTS, faults);
  const own = roleAddress('central-customs');
  const address = (): string => own;
  const answers = createAnswers({ behaviour: rightBehaviour(), business, ids, outbox, address });
  const resource = createResource(behaviour.resource, store);
  const reports = createReports({ behaviour, business, ids, outbox, answers, address, resource, store });
  const requests = createRequests({ behaviour, business, ids, outbox, address, resource, store });

  const signal = (source: Envelope): void => {
    const code = readSignal(source.payload[0])?.code;
    if (code !== 'ERR' && !reports.confirmed(source.relatesTo?.value)) answers.unexpected(source, 'транзакция неизвестна');
  };

  const report = transactionOfFlow(7);
  const responses = [transactionOfFlow(10), transactionOfFlow(12)];

  const application = (source: Envelope, problem: string): void => {
    const payload = source.payload[0];
    const response = responses.find((one) => source.action === transactionAction(one, ORIGIN_PROCESS, one.response!.message))?.response;
    const code = source.action === transactionAction(report) ? report.structure : response?.structure;
    if (payload === undefined || !parseAction(source.action ?? '').ok || code === undefined) return answers.fault(source, 'wsa:ActionNotSupported', problem);
    const errors = structuralErrors(schemaOf(code), payloadDocument(payload));
    if (errors.length > 0) return answers.signal(source, 'ERR', errors);
    if (response === undefined) return reports.take(source);
    if (!requests.take(source)) answers.unexpected(source, 'запрос неизвестен');
  };

  const asked = (reference: string): ObserveOutput => {
    const found = requests.find(reference);
    return found === undefined ? { known: false } : { known: true, state: found.state, holds: { count: found.count } };
  };

  return {
    serves: ({ to }) => to === own,
    take(source, problem) {
      // A fault answers nothing of itself; what it is about is sent again when its time is over (Decision 5, items 89, 100).
      if (source.form === 'fault') return;
      if (source.form === 'signal') return signal(source);
      application(source, problem);
    },
    operations: {
      'eaeu.check': ({ issuingCountry, number, issuedOn }) => {
        if (typeof issuingCountry !== 'string' || !COUNTRY.test(issuingCountry) || typeof number !== 'string' || typeof issuedOn !== 'string') {
          return { status: 'refused', reason: 'issuingCountry (two letters), number and issuedOn are needed' };
        }
        return { status: 'done', reference: requests.ask({ about: 'one', issuingCountry, number, issuedOn }) };
      },
      'eaeu.update': ({ issuingCountry, from, to }) => {
        const [start, end] = [Date.parse(String(from)), Date.parse(String(to))];
        if (typeof issuingCountry !== 'string' || !COUNTRY.test(issuingCountry) || !(start <= end)) {
          return { status: 'refused', reason: 'issuingCountry (two letters), from and to (ISO 8601, in this order) are needed' };
        }
        return { status: 'done', reference: requests.ask({ about: 'period', issuingCountry, from: start, to: end }) };
      },
    },
    observations: {
      'eaeu.foreign-certificate': (reference) => {
        const [country = '', ...number] = reference.split('/');
        const found = resource.find(country, number.join('/'));
        return found === undefined ? { known: false } : { known: true, state: found.state, holds: { kind: found.kind, number: found.number, source: found.source } };
      },
      'eaeu.check': asked,
      'eaeu.update': asked,
    },
    resume() {
      reports.resume();
      requests.resume();
    },
    reset() {
      reports.reset();
      requests.reset();
      resource.clear();
    },
  };
}
