/** A queue: on which broker, and the AMQP address that the broker knows it by. */
export interface QueuePlace {
  /** `amqps://host:port`. */
  broker: string;
  /** `/queue/NAME`, slash included. Brokers other than RabbitMQ take it as a name like any other. */
  address: string;
}

/** The port that IANA gives to AMQP over TLS. */
const AMQPS_PORT = 5671;

/** Whether a URL names a queue and not a web address. */
export const isQueue = (url: string): boolean => url.startsWith('amqps:');

/** Throws TypeError for what is no `amqps://host[:port]/address`. */
export function placeOf(url: string): QueuePlace {
  const parsed = new URL(url);
  if (parsed.protocol !== 'amqps:' || parsed.hostname === '' || parsed.pathname.length < 2) throw new TypeError(`${url} names no queue: amqps://host:port/queue/NAME is expected`);
  return { broker: `amqps://${parsed.hostname}:${parsed.port || AMQPS_PORT}`, address: decodeURIComponent(parsed.pathname) };
}

/** The URL of a queue by its name on a broker. */
export const queueUrl = (broker: string, name: string): string => `${broker.replace(/\/$/, '')}/queue/${encodeURIComponent(name)}`;
