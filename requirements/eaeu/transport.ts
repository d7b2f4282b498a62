import table from './transport-table.json';

/** A property of the queue message whose value Decision 5 fixes, and the HTTP header that carries it in our profile. */
export interface QueueProperty {
  header: string;
  value: string;
  /** Name in the message descriptor. */
  field: string;
  item: string;
}

/** Transport between gateways (Decision 5, Annex 1), in our HTTP profile of it. */
export const TRANSPORT: {
  /** Limit of a transport message (item 5). */
  maxBytes: number;
  /** How long delivery may take (item 7), ISO 8601. */
  expiry: string;
  inboundQueue: string;
  managerSuffix: string;
  properties: readonly QueueProperty[];
  /** Headers for the queue and the manager that reports go to: filled, with whatever the sender's are called. */
  replyTo: { queue: string; manager: string };
  contentType: { header: string };
} = table;

/** The headers that a segment's gateway gives a message beside its content type (items 8, 10, 11, 14, 15). */
export function queueHeaders(segment: string, contentType: string): Record<string, string> {
  return {
    ...Object.fromEntries(TRANSPORT.properties.map(({ header, value }) => [header, value])),
    [TRANSPORT.replyTo.queue]: TRANSPORT.inboundQueue,
    [TRANSPORT.replyTo.manager]: `${segment}${TRANSPORT.managerSuffix}`,
    [TRANSPORT.contentType.header]: contentType,
  };
}
