import { faultEnvelope } from '../../../protocols/soap11';
import { escapeText } from '../../../protocols/xml';
import { ASYNC_GATEWAY_NAMESPACE, GATEWAY_ACCEPTED, GATEWAY_NAMESPACE, kazakhDateTime } from '../../../requirements/kz';

/** What the gateway writes: markup for the Body. Names and order as in its interface descriptions. */

const leaf = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;

/** The answer of the synchronous channel: a status on the message and, where the service has answered, what it said. */
export function syncAnswer(code: string, messageId: string, at: number, documents: readonly string[] = []): string {
  const status = `<status>${leaf('code', code)}${leaf('message', code === GATEWAY_ACCEPTED ? 'accepted' : 'not accepted')}</status>`;
  const info = `<responseInfo>${leaf('messageId', messageId)}${leaf('responseDate', kazakhDateTime(at))}${status}</responseInfo>`;
  const data = documents.length === 0 ? '' : `<responseData>${documents.map((one) => leaf('data', one)).join('')}</responseData>`;
  return `<g:SendMessageResponse xmlns:g="${GATEWAY_NAMESPACE}"><response>${info}${data}</response></g:SendMessageResponse>`;
}

/** That the asynchronous channel took a message. */
export function asyncReceipt(messageId: string, correlationId: string, sessionId: string, at: number): string {
  const parts = [leaf('messageId', messageId), leaf('correlationId', correlationId), leaf('responseDate', kazakhDateTime(at)), leaf('sessionId', sessionId)];
  return `<a:sendMessageResponse xmlns:a="${ASYNC_GATEWAY_NAMESPACE}"><response>${parts.join('')}</response></a:sendMessageResponse>`;
}

/** One message that lies in the asynchronous channel for a carrier. */
export interface Waiting {
  messageId: string;
  /** messageId of what it answers. */
  correlationId: string;
  serviceId: string;
  document: string;
  /** Epoch ms of business time from which it can be fetched. */
  from: number;
}

function waitingMessage({ messageId, correlationId, serviceId, document, from }: Waiting): string {
  const info = [
    leaf('messageId', messageId), leaf('correlationId', correlationId), leaf('serviceId', serviceId), leaf('messageType', 'RESPONSE'),
    leaf('messageDate', kazakhDateTime(from)), `<sender>${leaf('senderId', 'revenue-authority')}</sender>`,
  ];
  return `<messages><messageInfo>${info.join('')}</messageInfo><messageData>${leaf('data', document)}</messageData></messages>`;
}

export function asyncMessages(waiting: readonly Waiting[]): string {
  return `<a:getMessagesResponse xmlns:a="${ASYNC_GATEWAY_NAMESPACE}"><response>${waiting.map(waitingMessage).join('')}</response></a:getMessagesResponse>`;
}

export const noticeTaken = (): string => `<a:sendDeliveryNotificationResponse xmlns:a="${ASYNC_GATEWAY_NAMESPACE}"/>`;

/** A technical fault of the gateway; `errorCode` and its text as ErrorInfo has them, in one sentence. */
export function gatewayFault(errorCode: string, errorMessage: string): Buffer {
  return faultEnvelope({ code: 'Client', text: `${errorCode}: ${errorMessage}` });
}
