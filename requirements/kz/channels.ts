import { ASYNC_GATEWAY_NAMESPACE, GATEWAY_NAMESPACE } from './structures/namespaces';

/** Ways from a carrier's system to the revenue authority: its own service, or the e-government gateway by one of two channels. */
export type ChannelName = 'direct' | 'gateway' | 'gateway-async';
export type GatewayChannel = Exclude<ChannelName, 'direct'>;

/** What the gateway wants to know of a message, in the order of the interface description. */
interface Field {
  name: string;
  required: boolean;
}

/** How documents are wrapped for one channel of the gateway. Paths are steps below the element of the operation. */
export interface GatewayProfile {
  channel: GatewayChannel;
  namespace: string;
  /** Element of the Body that hands a document over. */
  operation: string;
  info: string;
  data: string;
  fields: readonly Field[];
}

const field = (name: string): Field => ({ name: name.replace('?', ''), required: !name.endsWith('?') });
const fields = (text: string): Field[] => text.split(' ').map(field);

/**
 * SyncChannel v10 as public clients write it (`SendMessage/request`), AsyncChannel v10 as its public interface description has it
 * (`messageInfo`, `messageData`). That pre-arrival information goes this way at all is not proven.
 */
export const GATEWAY_PROFILES: Readonly<Record<GatewayChannel, GatewayProfile>> = {
  gateway: {
    channel: 'gateway', namespace: GATEWAY_NAMESPACE, operation: 'SendMessage', info: 'request/requestInfo', data: 'request/requestData/data',
    fields: fields('messageId correlationId? serviceId messageDate routeId? sender properties? sessionId?'),
  },
  'gateway-async': {
    channel: 'gateway-async', namespace: ASYNC_GATEWAY_NAMESPACE, operation: 'sendMessage', info: 'request/messageInfo', data: 'request/messageData/data',
    fields: fields('messageId? correlationId? serviceId messageType routeId? messageDate sender properties? sessionId?'),
  },
};

/** Status by which the gateway says that it took a message, and nothing more. */
export const GATEWAY_ACCEPTED = 'SCSS001';
