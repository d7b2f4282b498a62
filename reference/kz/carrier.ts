import { DriverError, type ObserveInput, type ObserveOutput, type StimulusInput, type StimulusOutput } from '../../iut/contract';
import { isoSeconds } from '../../protocols/time/clock';
import { loadXml } from '../../protocols/xml';
import type { Store } from '../common/store/store';
import type { ReferenceServices } from '../model';
import type { DocumentState } from './behaviour';
import { openBooks } from './books';
import { connectionOf, type Connection } from './channel/connection';
import { createPost, type Post, type Sending } from './channel/post';
import { createSigning, type Signing } from './channel/signing';
import { preArrival } from './document';
import { FactsError, shipmentOf, type Shipment } from './facts';
import { behaviourWith } from './faults';
import { latestPresentation } from './lead';
import { reasonNotToSend } from './refusal';
import type { Office } from './office';
import type { Reply } from './reply';
import { settingsFrom, type Settings } from './settings';

/** One document of this carrier, as it is kept. Its text never changes once made: what is sent again is the same document. */
interface Held {
  documentId: string;
  connection: Connection;
  /** Used instead of the configured one. */
  address?: string;
  /** What is to be presented, and what goes with it, until the document is made. */
  planned?: { shipment: Shipment; more: { corrects?: string; replaces?: string } };
  sending?: Sending;
  state: DocumentState;
  number?: string;
  reasons: string[];
  /** What kept it from being answered: an outage, a time-out, a status of the gateway, an answer that is not to be believed. */
  trouble?: 'outage' | 'time-out' | 'other-gateway-status' | 'untrusted';
  attempts: number;
  /** When it goes (again), epoch ms of business time. */
  dueAt?: number;
}

/** After so many attempts a person has to look. */
const MOST_ATTEMPTS = 10;

/**
 * The reference carrier: presents pre-arrival information of four modes, by the authority's own service or through the e-government gateway,
 * and keeps what the authority says of it. An outage is never a refusal; the same document goes again after the retry time of its business clock.
 */
export function createCarrier(services: ReferenceServices, faults: ReadonlySet<string>, store: Store): Office {
  const behaviour = behaviourWith(faults);
  const { business, ids } = services;
  const books = openBooks(store);
  const documents = books.open<Held>('carrier.document');
  const working = new Set<Promise<void>>();
  let cancels: (() => void)[] = [];
  let ready: { settings: Settings; signing: Signing; post: Post } | undefined;
  let connection: Connection = { channel: 'direct' };

  const configured = (): NonNullable<typeof ready> => {
    if (ready === undefined) throw new DriverError('iut-refused', 'hello must come first', 'send hello before any other operation');
    return ready;
  };
  const isOpen = ({ state }: Held): boolean => state === 'pending' || state === 'undelivered';

  const take = (held: Held, reply: Reply): void => {
    held.state = behaviour.meaning[reply.kind];
    held.reasons = reply.kind === 'refused' ? reply.reasons : 'why' in reply ? [reply.why] : 'status' in reply ? [reply.status] : [];
    held.trouble = 'why' in reply || reply.kind === 'other-gateway-status' ? reply.kind : undefined;
    if (reply.kind === 'registered' && behaviour.keepsNumber) held.number = reply.number;
    if (!isOpen(held) || held.attempts >= MOST_ATTEMPTS) held.dueAt = undefined;
    books.commit();
  };

  /** Work that a document waits for. A reset in between has forgotten the document. */
  const work = <T>(held: Held, doing: Promise<T>, then: (done: T) => void): void => {
    const task = doing.then((done) => {
      if (documents.find(held.documentId) === held) then(done);
    }).finally(() => working.delete(task));
    working.add(task);
  };

  /** Asks the gateway for an answer again and again, until there is one or the document itself goes again. */
  const poll = (held: Held, sending: Sending): void => {
    const { post, settings } = configured();
    const at = business.now() + settings.pollMs;
    if (held.dueAt === undefined || at >= held.dueAt) return;
    cancels.push(business.at(at, () => work(held, post.collect(sending), (reply) => {
      if (reply !== undefined && isOpen(held)) take(held, reply);
      poll(held, sending);
    })));
  };

  const send = (held: Held): void => {
    const { sending } = held;
    if (sending === undefined || !isOpen(held)) return;
    const { post, settings } = configured();
    held.attempts += 1;
    // Kept before it leaves: whoever is stopped while it waits for the answer sends the same document again.
    held.dueAt = business.now() + settings.retryMs;
    books.commit();
    work(held, post.present(sending), (reply) => {
      // An answer to an earlier sending may have been fetched while this one was on its way.
      if (!isOpen(held)) return;
      held.dueAt = business.now() + settings.retryMs;
      take(held, reply);
      wait(held);
      if (reply.kind === 'accepted-for-later') poll(held, sending);
    });
  };

  const settle = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
  };

  const build = (held: Held): void => {
    const { shipment, more } = held.planned!;
    const { settings, signing } = configured();
    const frame = { documentId: held.documentId, dateTime: isoSeconds(business.now()), code: settings.codes[shipment.by], ...more };
    const document = signing.document(preArrival(shipment, frame, behaviour), held.connection.signature);
    held.sending = { connection: held.connection, messageId: ids.uuid(), document, ...(held.address === undefined ? {} : { address: held.address }) };
    delete held.planned;
    delete held.dueAt;
    if (behaviour.sends(shipment.usage)) send(held);
    books.commit();
  };

  /** Has a document go when it is due. */
  const wait = ({ documentId, dueAt }: Held): void => {
    if (dueAt === undefined) return;
    // After a restart it may have been due long ago.
    cancels.push(business.at(Math.max(dueAt, business.now()), () => {
      const held = documents.find(documentId);
      if (held === undefined) return;
      if (held.planned === undefined) send(held);
      else build(held);
    }));
  };

  const present = ({ operation, facts }: StimulusInput): StimulusOutput => {
    const shipment = shipmentOf(facts);
    const replaces = typeof facts['replaces'] === 'string' ? facts['replaces'] : undefined;
    const refusal = reasonNotToSend(shipment, replaces, behaviour);
    if (refusal !== undefined) return { status: 'refused', reason: refusal };
    const elsewhere = operation === 'kz.present-to' ? { address: String(facts['address']) } : {};
    const corrects = operation === 'kz.correct' ? documents.find(String(facts['reference'])) : undefined;
    if (operation === 'kz.correct' && corrects === undefined) return { status: 'refused', reason: `no document ${String(facts['reference'])} to correct` };
    const more = { ...(corrects === undefined ? {} : { corrects: corrects.documentId }), ...(replaces === undefined ? {} : { replaces }) };
    const due = operation === 'kz.announce' ? latestPresentation(shipment, configured().settings.leads, behaviour) : business.now();
    if (due === undefined) return { status: 'refused', reason: `no lead time is known for this journey by ${shipment.by}` };
    if (Number.isNaN(due)) return { status: 'refused', reason: 'arrival must be an ISO 8601 date-time with offset' };
    const documentId = ids.uuid();
    const held = documents.put(documentId, { documentId, connection, ...elsewhere, planned: { shipment, more }, state: 'pending', reasons: [], attempts: 0, dueAt: due });
    if (due <= business.now()) build(held);
    else wait(held);
    books.commit();
    return { status: 'done', reference: documentId };
  };

  const connect = ({ facts }: StimulusInput): StimulusOutput => {
    const chosen = connectionOf(facts);
    if (typeof chosen === 'string') return { status: 'refused', reason: chosen };
    connection = chosen;
    return { status: 'done' };
  };

  const OPERATIONS = ['kz.present', 'kz.correct', 'kz.announce', 'kz.present-to', 'kz.connect'];

  return {
    operations: OPERATIONS,
    observations: ['kz.pre-arrival'],
    async start(hello) {
      const xml = await loadXml();
      const settings = settingsFrom(hello);
      const signing = createSigning(hello, xml, services);
      ready = { settings, signing, post: createPost({ settings, signing, behaviour, business, ids, xml }) };
      documents.all().forEach(wait);
    },
    async stimulate(input) {
      try {
        return input.operation === 'kz.connect' ? connect(input) : present(input);
      } catch (error) {
        if (error instanceof FactsError) return { status: 'refused', reason: error.message };
        throw error;
      }
    },
    async observe({ reference }: ObserveInput): Promise<ObserveOutput> {
      await settle();
      const held = documents.find(reference);
      if (held === undefined) return { known: false };
      const { documentId, state, number, reasons, trouble } = held;
      return { known: true, state, holds: { documentId, ...(number === undefined ? {} : { number }), reasons, ...(trouble === undefined ? {} : { trouble }) } };
    },
    settle,
    async reset() {
      cancels.forEach((cancel) => cancel());
      cancels = [];
      books.forget();
      connection = { channel: 'direct' };
      await settle();
    },
    async close() {
      cancels.forEach((cancel) => cancel());
      await settle();
    },
  };
}
