import type { IdentityName } from '../../certs/identities';
import { createQueueBinding, isQueue, queueUrl, type QueueBinding, type ServedQueue } from '../../protocols/amqp';
import { createMutualTlsEndpoint } from '../../protocols/tls/endpoint';
import type { PartyHandler } from '../../protocols/tls/handler';
import type { PostResult } from '../../protocols/tls/post';
import { millisecondsOf } from '../../requirements/parameters';
import { postAndReport, type Parties } from '../common/connect';
import { failureReporter } from '../common/wire-events';
import type { SimulatorServices } from '../services';

/** Where a party of ours takes messages: one address each for the paths that its handler tells apart. */
export interface Doors {
  url(path: string): string;
  close(): Promise<void>;
}

export interface DoorOptions {
  party: string;
  identity: IdentityName;
  port: number;
  /** The name of the queue for each path, where messages come by queues. */
  queues: Readonly<Record<string, string>>;
  maxBodyBytes: number;
  handler: PartyHandler;
}

export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Of the envelope within, for the properties of a queue message. */
  messageId?: string;
  correlationId?: string;
  timeoutMs: number;
}

/** How messages of Decision 5 travel: posted over mutual TLS, or put onto queues (Annex 1). The same words for both. */
export interface Transport {
  /** Throws ListenError, or WireError where the broker cannot be had. */
  open(doors: DoorOptions): Promise<Doors>;
  /** Resolves when everything that lies in our queues has been taken. */
  settle(): Promise<void>;
  /** Sends to an address of either kind, and reports the connection. Throws WireError when nothing came back. */
  post(parties: Parties, as: IdentityName, message: Outgoing): Promise<PostResult>;
  close(): Promise<void>;
}

export function createTransport(services: SimulatorServices): Transport {
  const { pki, wall, ids, observe, broker } = services;
  const ca = pki.trustAnchors('tls');
  /** Queues of this run and of no other. */
  const prefix = `cc.${ids.uuid().slice(0, 8)}`;
  const timeoutMs = millisecondsOf(services.parameter, 'eaeu.wire.wait');
  const served: ServedQueue[] = [];
  const bindings = new Map<IdentityName, QueueBinding>();
  const bindingOf = (name: IdentityName): QueueBinding => {
    const binding = bindings.get(name) ?? createQueueBinding({ identity: pki.identity(name), ca, clock: wall, timeoutMs });
    bindings.set(name, binding);
    return binding;
  };

  return {
    async open({ party, identity, port, queues, maxBodyBytes, handler }) {
      const onError = failureReporter(services, party);
      if (broker === undefined) {
        const endpoint = await createMutualTlsEndpoint({
          party, client: 'iut', host: services.host, port, identity: pki.identity(identity), ca, crl: pki.crl('tls'), clock: wall, ids, observe, maxBodyBytes, handler, onError,
        });
        return { url: (path) => endpoint.url + path, close: () => endpoint.close() };
      }
      const named = new Map(Object.entries(queues).map(([path, name]) => [path, queueUrl(broker, `${prefix}.${name}`)]));
      const trouble = (error: Error): void => observe({ kind: 'note', title: `${party}: the queue cannot be taken from`, text: error.message });
      const taking = await Promise.all([...named].map(([path, url]) => bindingOf(identity).serve({ url, path, ids, handler, onError, onTrouble: trouble })));
      served.push(...taking);
      return {
        url: (path) => named.get(path) ?? broker,
        close: async () => void (await Promise.all(taking.map((queue) => queue.close()))),
      };
    },
    settle: async () => void (await Promise.all(served.map((queue) => queue.settle()))),
    post: (parties, as, { messageId, correlationId, ...message }) => (isQueue(message.url)
      ? bindingOf(as).post({ ...message, messageId, correlationId })
      : postAndReport(observe, parties, { ...message, identity: pki.identity(as), ca })),
    async close() {
      await Promise.all([...bindings.values()].map((binding) => binding.close()));
    },
  };
}
