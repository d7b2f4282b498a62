import { DriverError, type HelloInput, type ObserveOutput, type StimulusOutput } from '../../../iut/contract';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { readLetter, writeLetter, type Letter } from '../../../requirements/kz/copies/letters';
import { withFaults } from '../../common/planted';
import { readHello } from '../../common/hello';
import type { Store } from '../../common/store/store';
import type { ReferenceServices } from '../../model';
import { openBooks } from '../books';
import type { Office } from '../office';
import { rightBehaviour } from './behaviour';
import { decide, furnish } from './decisions';
import { dueOf, limitOf, type Desk } from './desk';
import { review, watchLimit } from './execution';
import { COPIES_FAULTS } from './faults';
import { take } from './intake';
import { createOutbox, type Post } from './outbox';
import { createRequester } from './requesting';

interface Settings {
  post: Post;
  code: string;
  stateBody: string;
  designated: ReadonlySet<string>;
}

const WITH_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

function settingsFrom(hello: HelloInput): Settings {
  const { endpoint, fact, file, pems } = readHello(hello);
  return {
    post: { url: endpoint('kz.letters'), ca: pems('tls.ca'), identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') } },
    code: fact('kz.authority'), stateBody: fact('kz.state-body'), designated: new Set(fact('kz.designated').split(' ')),
  };
}

/** Documents in the archive, the newest. Ours. */
const MOST_HELD = 10_000;

const OPERATIONS = ['kz.request-copies', 'kz.inform', 'kz.execute', 'kz.furnish'];

/**
 * Our own customs authority of Kazakhstan as far as it asks for copies and gives them (Customs Code, Art. 445): a journal of requests with their terms,
 * an archive, letters over mutual TLS. Operations and observations are those of docs/kz/copies.md. `faults` are ids out of {@link COPIES_FAULTS}.
 */
export function createCopiesOffice({ business, ids }: ReferenceServices, faults: ReadonlySet<string>, store: Store): Office {
  const behaviour = withFaults(rightBehaviour(), COPIES_FAULTS, faults);
  let settings: Settings | undefined;
  const configured = (): Settings => {
    if (settings === undefined) throw new DriverError('iut-refused', 'hello must come first', 'send hello before any other operation');
    return settings;
  };
  const books = openBooks(store);
  const outbox = createOutbox({ business, post: () => configured().post, waiting: books.open('copies.letter'), commit: books.commit });
  const desk: Desk = {
    behaviour, business, ids, commit: books.commit,
    matters: books.open('copies.matter'), archive: books.file('copies.archive', MOST_HELD), daysOff: books.open('copies.day-off'), byHand: books.open('copies.by-hand'),
    own: () => ({ code: configured().code, name: `customs authority ${configured().code}` }),
    stateBody: () => ({ code: configured().stateBody, name: `body of the state ${configured().stateBody}` }),
    isDesignated: (code) => configured().designated.has(code),
    send: (letter) => outbox.send(writeLetter(letter).toString('utf8')),
  };
  const requester = createRequester(desk, books.open('copies.asked'), ({ items }) => outbox.send(JSON.stringify({ query: items ?? [] })));

  /** Times are compared with ours: one that does not say where it is read cannot be. */
  const bareTime = (letter: Letter): boolean => !WITH_OFFSET.test(letter.dated) && behaviour.offsetOfBareTimes === undefined;

  const receive = ({ method, body }: PartyRequest): PartyResponse => {
    if (method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    const read = readLetter(body);
    const problem = !read.ok ? read.problem : bareTime(read.letter) ? `dated ${read.letter.dated}: a time without an offset is ambiguous` : undefined;
    if (!read.ok || problem !== undefined) return { status: 422, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ problem }) };
    if (!requester.take(read.letter)) take(desk, read.letter);
    books.commit();
    return { status: 202 };
  };

  const observed = (reference: string): ObserveOutput => {
    const own = requester.find(reference);
    if (own !== undefined) return { known: true, state: own.state, holds: { form: own.form, letter: own.letter, answers: own.answers } };
    const matter = desk.matters.find(reference);
    if (matter === undefined) return { known: false };
    review(desk, matter);
    const { number, registered, overdue, remarks, state } = matter;
    const [due, limit] = [dueOf(desk, matter), limitOf(desk, matter)];
    return {
      known: true, state,
      holds: { number, registered, due: due?.toString(), overdue, remarks, ...(limit === undefined ? {} : { limit: limit.toString() }) },
    };
  };

  const stimulate = (operation: string, facts: Record<string, unknown>): StimulusOutput => {
    switch (operation) {
      case 'kz.request-copies': return requester.request(facts);
      case 'kz.inform': return requester.inform(facts);
      case 'kz.execute': return decide(desk, facts);
      case 'kz.furnish': return furnish(desk, facts);
      default: return { status: 'refused', reason: `unknown operation ${operation}` };
    }
  };

  return {
    operations: OPERATIONS,
    observations: ['kz.request'],
    routes: { '/copies': async (request) => receive(request) },
    async start(hello) {
      settings = settingsFrom(hello);
      for (const matter of desk.matters.all()) if (matter.state === 'suspended') watchLimit(desk, matter);
      outbox.go();
    },
    async stimulate({ operation, facts }) {
      const output = stimulate(operation, facts);
      books.commit();
      await outbox.settle();
      return output;
    },
    observe: async ({ reference }) => observed(reference),
    settle: () => outbox.settle(),
    async reset() {
      outbox.stop();
      books.forget();
      await outbox.settle();
    },
    async close() {
      outbox.stop();
      await outbox.settle();
    },
  };
}
