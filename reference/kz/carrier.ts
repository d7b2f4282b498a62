import { DriverError, type ObserveInput, type ObserveOutput, type StimulusInput, type StimulusOutput } from '../../iut/contract';
import { envelope, SOAP11_MEDIA_TYPE } from '../../protocols/soap11';
import { isoSeconds } from '../../protocols/time/clock';
import { postOverTls } from '../../protocols/tls/post';
import { WireError } from '../../protocols/tls/wire-error';
import { loadXml, type Xml } from '../../protocols/xml';
import type { ReferenceServices } from '../model';
import type { DocumentState } from './behaviour';
import { preArrival } from './document';
import { FactsError, shipmentOf, type Shipment } from './facts';
import { behaviourWith } from './faults';
import { latestPresentation } from './lead';
import { reasonNotToSend } from './refusal';
import type { Office } from './office';
import { readReply, type Reply } from './reply';
import { settingsFrom, type Settings } from './settings';

/** One document of this carrier. Its bytes never change once made: what is sent again is the same document. */
interface Held {
  documentId: string;
  address: string;
  bytes?: Buffer;
  state: DocumentState;
  number?: string;
  reasons: string[];
  attempts: number;
}

/** An answer is taken within this wall time; later it counts as an outage and the same document goes again. */
const ANSWER_LIMIT_MS = 4000;
/** After so many attempts a person has to look. */
const MOST_ATTEMPTS = 10;

/**
 * The reference carrier: presents pre-arrival information of four modes over mutual TLS and keeps what the authority says of it. An
 * outage is never a refusal; the same document goes again after the retry time of its business clock.
 */
export function createCarrier(services: ReferenceServices, faults: ReadonlySet<string>): Office {
  const behaviour = behaviourWith(faults);
  const { business, ids } = services;
  const documents = new Map<string, Held>();
  const working = new Set<Promise<void>>();
  let cancels: (() => void)[] = [];
  let settings: Settings | undefined;
  let xml: Xml;

  const configured = (): Settings => {
    if (settings === undefined) throw new DriverError('iut-refused', 'hello must come first', 'send hello before any other operation');
    return settings;
  };

  const exchange = async (held: Held, bytes: Buffer): Promise<Reply> => {
    const { ca, identity } = configured();
    try {
      const { status, body } = await postOverTls({
        url: held.address, ca, identity, body: bytes, timeoutMs: ANSWER_LIMIT_MS, verifyServer: behaviour.verifiesServer,
        headers: { 'content-type': SOAP11_MEDIA_TYPE, soapaction: '""', 'user-agent': 'reference-carrier' },
      });
      return readReply(xml, status, body);
    } catch (error) {
      if (error instanceof WireError) return { kind: 'outage', why: `${error.code}: ${error.detail}` };
      throw error;
    }
  };

  const take = (held: Held, reply: Reply): void => {
    held.state = behaviour.meaning[reply.kind];
    held.reasons = reply.kind === 'refused' ? reply.reasons : reply.kind === 'outage' ? [reply.why] : [];
    if (reply.kind === 'registered' && behaviour.keepsNumber) held.number = reply.number;
    const open = held.state === 'pending' || held.state === 'undelivered';
    if (open && held.attempts < MOST_ATTEMPTS) cancels.push(business.at(business.now() + configured().retryMs, () => send(held)));
  };

  const send = (held: Held): void => {
    const bytes = held.bytes;
    if (bytes === undefined) return;
    held.attempts += 1;
    const work = exchange(held, bytes).then((reply) => {
      // A reset in between has forgotten this document.
      if (documents.get(held.documentId) === held) take(held, reply);
    }).finally(() => working.delete(work));
    working.add(work);
  };

  const settle = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
  };

  const build = (held: Held, shipment: Shipment, more: { corrects?: string; replaces?: string }): void => {
    const frame = { documentId: held.documentId, dateTime: isoSeconds(business.now()), code: configured().codes[shipment.by], ...more };
    held.bytes = envelope(preArrival(shipment, frame, behaviour));
    if (behaviour.sends(shipment.usage)) send(held);
  };

  const present = ({ operation, facts }: StimulusInput): StimulusOutput => {
    const shipment = shipmentOf(facts);
    const replaces = typeof facts['replaces'] === 'string' ? facts['replaces'] : undefined;
    const refusal = reasonNotToSend(shipment, replaces, behaviour);
    if (refusal !== undefined) return { status: 'refused', reason: refusal };
    const address = operation === 'kz.present-to' ? String(facts['address']) : configured().address;
    const held: Held = { documentId: ids.uuid(), address, state: 'pending', reasons: [], attempts: 0 };
    const corrects = operation === 'kz.correct' ? documents.get(String(facts['reference'])) : undefined;
    if (operation === 'kz.correct' && corrects === undefined) return { status: 'refused', reason: `no document ${String(facts['reference'])} to correct` };
    documents.set(held.documentId, held);
    const more = { ...(corrects === undefined ? {} : { corrects: corrects.documentId }), ...(replaces === undefined ? {} : { replaces }) };
    if (operation !== 'kz.announce') build(held, shipment, more);
    else {
      const due = latestPresentation(shipment, configured().leads, behaviour);
      if (due === undefined) return { status: 'refused', reason: `no lead time is known for this journey by ${shipment.by}` };
      if (Number.isNaN(due)) return { status: 'refused', reason: 'arrival must be an ISO 8601 date-time with offset' };
      if (due <= business.now()) build(held, shipment, more);
      else cancels.push(business.at(due, () => build(held, shipment, more)));
    }
    return { status: 'done', reference: held.documentId };
  };

  const OPERATIONS = ['kz.present', 'kz.correct', 'kz.announce', 'kz.present-to'];

  return {
    operations: OPERATIONS,
    observations: ['kz.pre-arrival'],
    async start(hello) {
      settings = settingsFrom(hello);
      xml = await loadXml();
    },
    async stimulate(input) {
      try {
        return present(input);
      } catch (error) {
        if (error instanceof FactsError) return { status: 'refused', reason: error.message };
        throw error;
      }
    },
    async observe({ reference }: ObserveInput): Promise<ObserveOutput> {
      await settle();
      const held = documents.get(reference);
      if (held === undefined) return { known: false };
      const { documentId, state, number, reasons } = held;
      return { known: true, state, holds: { documentId, ...(number === undefined ? {} : { number }), reasons } };
    },
    settle,
    async reset() {
      cancels.forEach((cancel) => cancel());
      cancels = [];
      documents.clear();
      await settle();
    },
    async close() {
      cancels.forEach((cancel) => cancel());
      await settle();
    },
  };
}
