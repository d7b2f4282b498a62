import { isQueue } from '../../protocols/amqp';
import { buildEnvelope, packMessage, type Attachment, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { queueHeaders } from '../../requirements/eaeu/transport';
import type { Settings } from './settings';
import type { Posted, Transport } from './transport';

export type { Posted };

/** Everything we send goes through here, one after the other, so that the gateway sees it in our order. */
export interface Outbox {
  send(message: OutgoingMessage, attachments?: readonly Attachment[]): Promise<Posted>;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
  /** MessageIDs sent so far, oldest first. */
  readonly sent: readonly string[];
  reset(): void;
}

/** Occurs in no message and no file of ours. */
const BOUNDARY = 'part-of-a-message-of-the-participant-under-test';

export function createOutbox(settings: () => Settings & { transport: Transport }): Outbox {
  let queue: Promise<unknown> = Promise.resolve();
  const sent: string[] = [];

  const post = async (message: OutgoingMessage, attachments: readonly Attachment[]): Promise<Posted> => {
    const { gatewayUrl, segment, transport } = settings();
    const { contentType, body } = packMessage(buildEnvelope(message), attachments, BOUNDARY);
    const headers = { 'content-type': contentType, ...(isQueue(gatewayUrl) ? queueHeaders(segment, contentType) : {}) };
    return transport.post({ url: gatewayUrl, headers, body, messageId: message.messageId, correlationId: message.relatesTo?.value });
  };

  return {
    sent,
    send(message, attachments = []) {
      if (message.messageId !== undefined) sent.push(message.messageId);
      const posted = queue.then(() => post(message, attachments));
      queue = posted.catch(() => undefined);
      return posted;
    },
    async settle() {
      for (let seen; seen !== queue;) {
        seen = queue;
        await seen;
      }
    },
    reset() {
      sent.length = 0;
    },
  };
}
