import type { Message } from 'rhea';
import { readCertificate } from '../certificate';
import type { IdSource } from '../time/ids';
import type { PartyHandler, PartyRequest, PartyResponse } from '../tls/handler';
import { NOBODY } from '../tls/peer';
import type { PostResult } from '../tls/post';
import { WireError } from '../tls/wire-error';
import { connectBroker, type BrokerAccess, type BrokerConnection } from './connection';
import { fromAmqp, toAmqp, type Marks, type QueueMessage } from './message';
import { placeOf } from './place';
import { openSender, type PutOutcome, type QueueSender } from './put';
import { openReceiver, type QueueReceiver, type Settlement } from './take';

/** Largest message that is put or taken: above every limit of a rule, so that what breaks the rule can still be told about. */
export const MAX_QUEUE_MESSAGE_BYTES = 128 * 1024 * 1024;

/** Pause before a broker that went away is asked again. */
const PAUSE_MS = 500;

export interface QueuePost extends QueueMessage, Omit<Marks, 'userId'> {
  /** `amqps://host:port/queue/NAME`. */
  url: string;
}

export interface QueueDoor {
  url: string;
  /** Path that the handler sees: with it one handler serves several queues. */
  path: string;
  ids: IdSource;
  handler: PartyHandler;
  onError?: (error: Error, request: PartyRequest) => void;
  /** Told whenever the queue cannot be taken from; it is tried again. */
  onTrouble?: (error: WireError) => void;
}

export interface ServedQueue {
  /** Resolves when everything that lay in the queue by now has been taken; no later than the time for an answer. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Content type of what we put behind everything else in our own queue, to see when it has been taken. */
const MARK = 'application/vnd.customs-conformance.mark';

/**
 * Queues in the words of our HTTP profile, so that whoever sends and whoever serves need not know which of the two carries the message. What
 * the broker accepts is 202: it has the message, and nobody has read it. `released` is 503, anything else that it refuses 403. A handler that
 * answers 2xx has taken a message, 503 lays it back, anything else has the broker put it aside.
 */
export interface QueueBinding {
  /** Throws {@link WireError} when nothing came back. */
  post(post: QueuePost): Promise<PostResult>;
  /** Takes from a queue until closed, over any number of connections. Throws {@link WireError} when the first cannot be had. */
  serve(door: QueueDoor): Promise<ServedQueue>;
  close(): Promise<void>;
}

const STATUS = { accepted: 202, released: 503, rejected: 403, refused: 403 } as const;

function settlementOf({ status }: PartyResponse): Settlement {
  if (status === 503) return 'release';
  return status >= 200 && status < 300 ? 'accept' : 'reject';
}

/** The name under which a broker knows who shows this certificate. */
const userOf = (chainPem: string): string => readCertificate(chainPem).toLegacyObject().subject.CN;

/** Sends and takes as the party of `access`; one connection to each broker, opened when it is needed. */
export function createQueueBinding(access: BrokerAccess): QueueBinding {
  const { clock, identity } = access;
  const userId = userOf(identity.chainPem);
  const connections = new Map<string, Promise<BrokerConnection>>();
  const senders = new Map<string, QueueSender>();
  const doors = new Set<{ close(): Promise<void> }>();
  let closed = false;

  const connected = (broker: string): Promise<BrokerConnection> => {
    const known = connections.get(broker);
    if (known !== undefined) return known;
    const forget = (): void => {
      if (connections.get(broker) === opening) connections.delete(broker);
    };
    const opening = connectBroker(broker, access);
    connections.set(broker, opening);
    opening.then(({ over }) => over.then(forget), forget);
    return opening;
  };
  const senderTo = (connection: BrokerConnection, url: string): QueueSender => {
    const known = senders.get(url);
    if (known?.ended() === false) return known;
    const { broker, address } = placeOf(url);
    const opened = openSender(connection, broker, address, access);
    senders.set(url, opened);
    return opened;
  };
  const answered = (outcome: PutOutcome, { tls }: BrokerConnection): PostResult => {
    const status = STATUS[outcome.state];
    return { status, start: `AMQP ${outcome.state}`, headers: {}, rawHeaders: [], body: Buffer.from('why' in outcome ? outcome.why : ''), tls };
  };

  const handled = async (door: QueueDoor, marks: Map<string, () => void>, message: Message): Promise<Settlement> => {
    const taken = fromAmqp(message);
    if (taken === undefined || taken.body.length > MAX_QUEUE_MESSAGE_BYTES) return 'reject';
    const { headers, body } = taken;
    const marked = headers['content-type'] === MARK ? marks.get(headers['amqp-message-id'] ?? '') : undefined;
    if (marked !== undefined) {
      marked();
      return 'accept';
    }
    const request: PartyRequest = {
      method: 'POST', path: door.path, headers, rawHeaders: Object.entries(headers), body, exchange: door.ids.uuid(), start: `taken from ${placeOf(door.url).address}`,
      // Between us and the sender stands the broker, which vouches for the name and has no certificate to show.
      peer: { ...NOBODY, subject: taken.userId === undefined ? NOBODY.subject : `CN=${taken.userId}` },
    };
    try {
      return settlementOf(await door.handler(request));
    } catch (error) {
      door.onError?.(error as Error, request);
      return 'reject';
    }
  };

  const post: QueueBinding['post'] = async ({ url, messageId, correlationId, ...message }) => {
    const connection = await connected(placeOf(url).broker);
    if (message.body.length > MAX_QUEUE_MESSAGE_BYTES) return answered({ state: 'refused', why: `a message of ${message.body.length} bytes is above ${MAX_QUEUE_MESSAGE_BYTES}` }, connection);
    return answered(await senderTo(connection, url).put(toAmqp(message, { userId, messageId, correlationId })), connection);
  };

  return {
    post,
    async serve(door) {
      const { broker, address } = placeOf(door.url);
      const marks = new Map<string, () => void>();
      const open = async (): Promise<QueueReceiver> => openReceiver(await connected(broker), broker, address, access, (message) => handled(door, marks, message));
      let receiver = await open();
      let leaving = false;
      const pause = (): Promise<void> => new Promise((resolve) => void clock.at(clock.now() + PAUSE_MS, resolve));
      const again = async (): Promise<void> => {
        for (let cause = await receiver.over; cause !== undefined && !leaving; cause = await receiver.over) {
          door.onTrouble?.(cause);
          for (let found = false; !found && !leaving;) {
            await pause();
            found = !leaving && await open().then((one) => { receiver = one; return true; }, (error) => { door.onTrouble?.(error as WireError); return false; });
          }
        }
      };
      const working = again();
      const place = {
        settle: () => new Promise<void>((resolve) => {
          const messageId = door.ids.uuid();
          const done = (): void => {
            cancel();
            marks.delete(messageId);
            resolve();
          };
          const cancel = clock.at(clock.now() + access.timeoutMs, done);
          marks.set(messageId, done);
          post({ url: door.url, headers: { 'content-type': MARK }, body: Buffer.alloc(0), messageId }).catch(done);
        }),
        async close() {
          leaving = true;
          doors.delete(place);
          await receiver.close();
          await working;
        },
      };
      doors.add(place);
      return place;
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.all([...doors].map((door) => door.close()));
      await Promise.all([...connections.values()].map((opening) => opening.then((connection) => connection.close(), () => undefined)));
    },
  };
}
