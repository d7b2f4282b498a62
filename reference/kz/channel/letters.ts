import { escapeText } from '../../../protocols/xml';

/** What the carrier writes to the e-government gateway: markup for the Body, in the order of the interface descriptions. */

const SYNC = 'http://bip.bee.kz/SyncChannel/v10/Types';
const ASYNC = 'http://bip.bee.kz/AsyncChannel/v10/Types';

/** Who writes, and for which service. */
export interface Account {
  senderId: string;
  password: string;
  service: string;
}

/** One document on its way. The id stays with it, however often it goes. */
export interface Posting {
  messageId: string;
  /** ISO 8601 with offset; undefined leaves it out. */
  date: string | undefined;
  document: string;
}

const leaf = (name: string, text: string | undefined): string => (text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`);
const sender = ({ senderId, password }: Account): string => `<sender>${leaf('senderId', senderId)}${leaf('password', password)}</sender>`;

/** SendMessage of the synchronous channel. */
export function syncRequest(account: Account, { messageId, date, document }: Posting): string {
  const info = [leaf('messageId', messageId), leaf('serviceId', account.service), leaf('messageDate', date), sender(account)];
  return `<s:SendMessage xmlns:s="${SYNC}"><request><requestInfo>${info.join('')}</requestInfo><requestData>${leaf('data', document)}</requestData></request></s:SendMessage>`;
}

/** sendMessage of the asynchronous channel. */
export function asyncRequest(account: Account, { messageId, date, document }: Posting): string {
  const info = [leaf('messageId', messageId), leaf('serviceId', account.service), leaf('messageType', 'REQUEST'), leaf('messageDate', date), sender(account)];
  return `<s:sendMessage xmlns:s="${ASYNC}"><request><messageInfo>${info.join('')}</messageInfo><messageData>${leaf('data', document)}</messageData></request></s:sendMessage>`;
}

/** getMessages: asks for what answers the message of this id. */
export function question(account: Account, messageId: string, correlationId: string, date: string): string {
  const parts = [leaf('messageId', messageId), leaf('correlationId', correlationId), leaf('requestDate', date), leaf('serviceId', account.service), sender(account), leaf('amount', '10')];
  return `<s:getMessages xmlns:s="${ASYNC}"><request>${parts.join('')}</request></s:getMessages>`;
}

/** sendDeliveryNotification: the message of this id has been received and need not be kept. */
export function notice(account: Account, messageId: string, date: string): string {
  const parts = [leaf('messageId', messageId), leaf('serviceId', account.service), leaf('notificationDate', date), sender(account), `<deliveryStatus>${leaf('receiveStatus', 'DELIVERED')}${leaf('statusDate', date)}</deliveryStatus>`];
  return `<s:sendDeliveryNotification xmlns:s="${ASYNC}"><request>${parts.join('')}</request></s:sendDeliveryNotification>`;
}
