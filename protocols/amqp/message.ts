import { message as sections, type Message } from 'rhea';

/** A transport message as both bindings carry it: its properties as headers (the HTTP profile of the message descriptor), and octets. */
export interface QueueMessage {
  /** Lower-case names: `content-type`, `mqmd-expiry` ... */
  headers: Record<string, string>;
  body: Buffer;
}

/** What a queue message says beside the descriptor. */
export interface Marks {
  /** Who puts it; a broker checks it against the connection's certificate (AMQP 1.0 part 3, 3.2.4). */
  userId: string;
  messageId?: string;
  correlationId?: string;
}

const PERSISTENT = 'MQPER_PERSISTENT';
/** MQMD counts tenths of a second, AMQP milliseconds. */
const TENTH_MS = 100;

/**
 * The descriptor's fields where AMQP 1.0 (part 3, 3.2) has one of its own: Persistence is `durable`, Expiry is `ttl`, ReplyToQ and
 * ReplyToQMgr are `reply-to`. What AMQP has no field for (Version, MsgType, Report, the header of MQRFH2) goes as application property
 * under its name in the HTTP profile.
 */
export function toAmqp({ headers, body }: QueueMessage, { userId, messageId, correlationId }: Marks): Message {
  const { 'content-type': contentType, 'mqmd-persistence': persistence, 'mqmd-expiry': expiry, 'mqmd-replytoq': queue, 'mqmd-replytoqmgr': manager, ...others } = headers;
  return {
    durable: persistence === PERSISTENT,
    ...(expiry === undefined || !/^\d{1,9}$/.test(expiry) ? {} : { ttl: Number(expiry) * TENTH_MS }),
    ...(queue === undefined ? {} : { reply_to: `${queue}@${manager ?? ''}` }),
    ...(contentType === undefined ? {} : { content_type: contentType }),
    ...(messageId === undefined ? {} : { message_id: messageId }),
    ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
    user_id: Buffer.from(userId, 'utf8'),
    application_properties: others,
    body: sections.data_section(body),
  } as unknown as Message;
}

/** Octets of the body: data sections, or a value that is text or binary. Undefined for a body of any other kind. */
function octets(body: unknown): Buffer | undefined {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  const content = (body as { content?: unknown } | undefined)?.content;
  if (Array.isArray(content)) return content.every(Buffer.isBuffer) ? Buffer.concat(content) : undefined;
  return Buffer.isBuffer(content) ? content : undefined;
}

const text = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));

/** What lay on the queue, as headers again; only what was there is named. Undefined for a body that is no octets. */
export function fromAmqp(message: Message): (QueueMessage & { userId?: string }) | undefined {
  const body = octets(message.body);
  if (body === undefined) return undefined;
  const { durable, ttl, reply_to: replyTo, content_type: contentType, message_id: messageId, correlation_id: correlationId, user_id: userId, application_properties: others = {} } = message;
  const [queue, manager] = replyTo === undefined ? [] : text(replyTo).split('@');
  const headers: Record<string, string> = {
    ...Object.fromEntries(Object.entries(others as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), text(value)])),
    'mqmd-persistence': durable === true ? PERSISTENT : 'MQPER_NOT_PERSISTENT',
    ...(typeof ttl === 'number' ? { 'mqmd-expiry': String(ttl / TENTH_MS) } : {}),
    ...(queue === undefined ? {} : { 'mqmd-replytoq': queue }),
    ...(manager === undefined ? {} : { 'mqmd-replytoqmgr': manager }),
    ...(contentType === undefined ? {} : { 'content-type': text(contentType) }),
    ...(messageId === undefined ? {} : { 'amqp-message-id': text(messageId) }),
    ...(correlationId === undefined ? {} : { 'amqp-correlation-id': text(correlationId) }),
    ...(userId === undefined ? {} : { 'amqp-user-id': text(userId) }),
  };
  return { headers, body, ...(userId === undefined ? {} : { userId: text(userId) }) };
}
