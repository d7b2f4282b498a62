import { createQueueBinding, isQueue, placeOf, queueUrl, type ServedQueue } from '../../protocols/amqp';
import type { PartyHandler } from '../../protocols/tls/handler';
import { createHttpsServer } from '../../protocols/tls/https-server';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { postOverTls } from '../../protocols/tls/post';
import { WireError } from '../../protocols/tls/wire-error';
import type { ReferenceServices } from '../model';

export type Posted = { taken: true } | { taken: false; why: string };

/** A message on its way out. Both ids are those of the envelope within. */
export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  messageId?: string;
  correlationId?: string;
}

export interface Inlet {
  party: string;
  client: string;
  /** The name of the queue for each path that the handler tells apart; `''` is the door itself. */
  queues: Readonly<Record<string, string>>;
  port?: number;
  maxBodyBytes?: number;
  /** For a planted fault alone: who needs no certificate. */
  alsoAdmits?: 'anybody';
  handler: PartyHandler;
}

export interface Listening {
  port: number;
  url(path: string): string;
  /** Resolves when everything that lies in our queues has been taken; at once over HTTPS. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** How one of our participants sends and takes: posted over HTTPS, or, where its neighbour is a queue, through the queues of that broker. */
export interface Transport {
  /** Never rejects for what network and other side do. */
  post(message: Outgoing): Promise<Posted>;
  /** Throws ListenError, or WireError where the broker cannot be had. The port is 0 for queues. */
  listen(inlet: Inlet): Promise<Listening>;
  close(): Promise<void>;
}

/** @param neighbour any address that we send to: it tells by its scheme how messages travel, and names the broker. */
export function createTransport(
  { identity, ca, answerLimitMs: timeoutMs }: { identity: TlsIdentity; ca: string[]; answerLimitMs: number }, neighbour: string, { wall, ids }: ReferenceServices,
): Transport {
  const binding = isQueue(neighbour) ? createQueueBinding({ identity, ca, clock: wall, timeoutMs }) : undefined;
  /** That of the neighbour's queues, so that we find ours again when we are started again in the same exchange. */
  const prefix = /^amqps:.*\/(cc\.[^./]+\.)/.exec(neighbour)?.[1] ?? '';
  return {
    async post({ url, headers, body, messageId, correlationId }) {
      try {
        const { status, body: words } = await (binding !== undefined && isQueue(url)
          ? binding.post({ url, headers, body, messageId, correlationId })
          : postOverTls({ url, headers, body, identity, ca, timeoutMs }));
        return status === 202 ? { taken: true } : { taken: false, why: `HTTP ${status} ${words.toString('utf8').slice(0, 300)}`.trim() };
      } catch (error) {
        if (error instanceof WireError) return { taken: false, why: error.message };
        throw error;
      }
    },
    async listen({ queues, handler, ...door }) {
      if (binding === undefined) {
        const server = await createHttpsServer({ ...door, identity, ca, clock: wall, ids, handler });
        return { port: server.port, url: (path) => server.url + path, settle: async () => undefined, close: () => server.close() };
      }
      const { broker } = placeOf(neighbour);
      const named = new Map(Object.entries(queues).map(([path, name]) => [path, queueUrl(broker, `${prefix}${name}`)]));
      const taking = await Promise.all([...named].map(([path, url]) => binding.serve({ url, path, ids, handler })));
      const all = (work: (queue: ServedQueue) => Promise<void>) => async (): Promise<void> => void (await Promise.all(taking.map(work)));
      return { port: 0, url: (path) => named.get(path) ?? broker, settle: all((queue) => queue.settle()), close: all((queue) => queue.close()) };
    },
    close: async () => binding?.close(),
  };
}
