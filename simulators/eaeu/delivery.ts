import { isQueue } from '../../protocols/amqp';
import { buildEnvelope, packMessage, readEnvelope, type Attachment, type OutgoingMessage } from '../../protocols/eaeu-soap';
import type { Mailbox } from '../../protocols/time/mailbox';
import { WireError } from '../../protocols/tls/wire-error';
import type { Xml } from '../../protocols/xml';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { millisecondsOf } from '../../requirements/parameters';
import { queueHeaders } from '../../requirements/eaeu/transport';
import { answerMissing, answerReceived, notPosted, requestPosted } from '../common/wire-events';
import type { SimulatorServices } from '../services';
import type { Sent } from './records';
import { businessOf, headerFacts, labelOf } from './report';
import type { Transport } from './transport';

export interface Delivery {
  deliver: Deliver;
  /** Drops what waits in line, and returns what is under way, with what would have been recorded of it. */
  reset(): Sent[];
}

export type Deliver = (message: OutgoingMessage | Buffer, options?: DeliveryOptions) => Promise<Sent>;

export interface DeliveryOptions {
  /** Another door than the IUT's own. */
  url?: string;
  /** Files that go as parts beside the message (Decision 5, items 22-24). */
  attachments?: readonly Attachment[];
}

/** Occurs in no message and no file of ours. */
const BOUNDARY = 'part-of-a-message-of-the-simulated-gateway';

/**
 * Posts to the IUT's endpoint, one message after the other, so that it sees them in our order. Reports each message before it goes out, and
 * what the transport answered. Never rejects for what network and IUT do: that is in the record.
 */
export function createDelivery(services: SimulatorServices, xml: Xml, sent: Mailbox<Sent>, transport: Transport): Delivery {
  let queue: Promise<unknown> = Promise.resolve();
  let life = 0;
  /** Posted, and not answered yet. */
  const underWay = new Set<Sent>();
  /** An IUT that takes longer to say that it has a message is treated as not reachable. */
  const timeoutMs = millisecondsOf(services.parameter, 'eaeu.wire.wait');

  const post = async (message: OutgoingMessage | Buffer, { url, attachments = [] }: DeliveryOptions, posedIn: number): Promise<Sent> => {
    const bytes = Buffer.isBuffer(message) ? message : buildEnvelope(message);
    const read = readEnvelope(xml, bytes, { mode: 'strict', profile: { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries } });
    const envelope = read.kind === 'message' || read.kind === 'broken' ? read.envelope : undefined;
    const label = labelOf(envelope);
    const exchange = services.ids.uuid();
    const started = life;
    const entry: Sent = { exchange, at: services.business.now(), label, bytes, ...(Buffer.isBuffer(message) ? {} : { message }), outcome: { kind: 'dropped' } };
    underWay.add(entry);
    const record = (outcome: Sent['outcome']): Sent => {
      underWay.delete(entry);
      entry.outcome = outcome;
      if (started === life) sent.put(entry);
      return entry;
    };
    if (posedIn !== life) return record({ kind: 'dropped' });
    const target = url ?? services.iutEndpoint();
    const line = { exchange, from: 'gateway', to: 'iut', label };
    const about = { business: businessOf(label, bytes), facts: headerFacts(envelope) };
    if (target === undefined) {
      services.observe(notPosted(line, bytes, about));
      return record({ kind: 'no-endpoint' });
    }
    const { contentType, body } = packMessage(bytes, attachments, BOUNDARY);
    const headers = { 'content-type': contentType, ...(isQueue(target) ? queueHeaders('EEC', contentType) : {}) };
    services.observe(requestPosted(line, target, headers, body, about));
    try {
      const answer = await transport.post({ client: 'gateway', server: 'iut' }, 'gateway.tls', {
        url: target, body, headers, timeoutMs, messageId: envelope?.messageId, correlationId: envelope?.relatesTo?.value,
      });
      services.observe(answerReceived({ exchange, from: 'iut', to: 'gateway', label: `HTTP ${answer.status}` }, answer));
      return record({ kind: 'answered', status: answer.status, text: answer.body.toString('utf8').slice(0, 1000) });
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      services.observe(answerMissing({ exchange, from: 'iut', to: 'gateway' }, error));
      return record({ kind: 'failed', code: error.code, why: error.detail });
    }
  };

  return {
    deliver(message, options = {}) {
      const posedIn = life;
      const posted = queue.then(() => post(message, options, posedIn));
      queue = posted.catch(() => undefined);
      return posted;
    },
    reset() {
      life += 1;
      return [...underWay];
    },
  };
}
