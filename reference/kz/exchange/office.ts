import type { ObserveOutput, StimulusOutput } from '../../../iut/contract';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { isForm, PROCESS_SUBJECTS, readMessage, writeMessage, type ExchangeMessage } from '../../../requirements/kz/exchange';
import { withFaults } from '../../common/planted';
import type { Store } from '../../common/store/store';
import type { ReferenceServices } from '../../model';
import { openBooks } from '../books';
import { FactsError } from '../facts';
import type { Office } from '../office';
import { rightBehaviour } from './behaviour';
import { recordsFor } from './commission';
import { frameOf, type Desk } from './desk';
import { textOf } from '../read-facts';
import { EXCHANGE_FAULTS } from './faults';
import { createInforming } from './informing';
import { createJournal } from './journal';
import { createOfficials } from './officials';
import { createOutbox } from './outbox';
import { createRegular } from './regular';
import { settingsFrom, type Settings } from './settings';

/**
 * The exchange of a Kazakh customs authority with that of another member state and with the Commission (Customs Code of Kazakhstan, articles on
 * cooperation, 444 and 446). Operations and facts: requirements/kz/exchange/README.md. `faults` are ids out of {@link EXCHANGE_FAULTS}.
 */
export function createExchangeOffice({ business, ids }: ReferenceServices, faults: ReadonlySet<string>, store: Store): Office {
  const behaviour = withFaults(rightBehaviour(), EXCHANGE_FAULTS, faults);
  let settings: Settings | undefined;
  const configured = (): Settings => {
    if (settings === undefined) throw new Error('hello comes first');
    return settings;
  };
  const books = openBooks(store);
  const outbox = createOutbox({
    business, settings: configured, waiting: books.open('exchange.outgoing'), missed: (number) => regular.reportDelay(number), commit: books.commit,
  });
  const journal = createJournal(behaviour.cooperation, books.open('exchange.interaction'));
  const desk: Desk = { behaviour, business, ids, books, outbox, journal, other: () => configured().other };
  const regular = createRegular(desk);
  const officials = createOfficials(desk);
  const informing = createInforming(desk);

  const interact = (facts: Record<string, unknown>): StimulusOutput => {
    const form = textOf(facts, 'form');
    if (!isForm(form)) return { status: 'refused', reason: `${form} is no form of interaction` };
    const reference = ids.uuid();
    journal.enter(reference, form);
    return { status: 'done', reference };
  };

  const operations: Record<string, (facts: Record<string, unknown>) => StimulusOutput> = {
    'kz.load-conditions': regular.loadConditions,
    'kz.withdraw-conditions': regular.withdrawConditions,
    'kz.register-document': regular.register,
    'kz.amend-document': regular.amend,
    'kz.appoint-officials': officials.appoint,
    'kz.replace-official': officials.replace,
    'kz.load-sending-act': informing.loadAct,
    'kz.record-finding': informing.record,
    'kz.volunteer': informing.volunteer,
    'kz.interact': interact,
  };

  const observations: Record<string, (reference: string) => ObserveOutput> = {
    'kz.officials': (state) => held(officials.of(state)),
    'kz.information': (id) => {
      const message = informing.taken(id);
      return message === undefined ? { known: false } : { known: true, state: 'stored', holds: { basis: message.basis } };
    },
    'kz.interaction': (reference) => held(journal.find(reference)),
    'kz.common-process': (name) => {
      const subject = PROCESS_SUBJECTS.find((one) => one === name);
      const process = subject === undefined ? undefined : behaviour.cooperation.processes[subject];
      if (process === undefined) return { known: false };
      return process === null ? { known: true, state: 'absent' } : { known: true, state: 'configured', holds: { process } };
    },
  };

  const answerTo = (message: ExchangeMessage): ExchangeMessage => {
    const reply = { ...frameOf(desk), to: message.from, about: message.id };
    switch (message.message) {
      case 'query': return { ...reply, message: 'records', records: recordsFor(message, regular.documents(), behaviour.cooperation) };
      case 'officials': officials.take(message); break;
      case 'information': {
        const reasons = informing.take(message);
        if (reasons !== undefined) return { ...reply, message: 'return', reasons };
      }
    }
    return { ...reply, message: 'receipt' };
  };

  const receive = async ({ method, body }: PartyRequest): Promise<PartyResponse> => {
    if (method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    const read = readMessage(body);
    if (!read.ok) return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${read.problem}\n` };
    const answer = writeMessage(answerTo(read.message));
    books.commit();
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: answer };
  };

  const stop = async (): Promise<void> => {
    outbox.reset();
    await outbox.settle();
  };

  return {
    operations: Object.keys(operations),
    observations: Object.keys(observations),
    routes: { '/exchange': receive },
    async start(hello) {
      settings = settingsFrom(hello);
      outbox.resume();
    },
    async stimulate({ operation, facts }) {
      try {
        const output = operations[operation]!(facts);
        books.commit();
        return output;
      } catch (error) {
        if (error instanceof FactsError) return { status: 'refused', reason: error.message };
        throw error;
      }
    },
    observe: async ({ what, reference }) => observations[what]!(reference),
    settle: outbox.settle,
    async reset() {
      books.forget();
      await stop();
    },
    close: stop,
  };
}

const held = (what: object | undefined): ObserveOutput => (what === undefined ? { known: false } : { known: true, holds: { ...what } });
