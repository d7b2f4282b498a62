import { buildEnvelope, packMessage, type Attachment, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { postOverTls } from '../../protocols/tls/post';
import { WireError } from '../../protocols/tls/wire-error';
import type { Settings } from './settings';

export type Posted = { taken: true } | { taken: false; why: string };

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

export function createOutbox(settings: () => Settings): Outbox {
  let queue: Promise<unknown> = Promise.resolve();
  const sent: string[] = [];

  const post = async (message: OutgoingMessage, attachments: readonly Attachment[]): Promise<Posted> => {
    const { gatewayUrl, identity, ca, answerLimitMs } = settings();
    const { contentType, body } = packMessage(buildEnvelope(message), attachments, BOUNDARY);
    try {
      const answer = await postOverTls({
        url: gatewayUrl, identity, ca, timeoutMs: answerLimitMs, headers: { 'content-type': contentType }, body,
      });
      return answer.status === 202 ? { taken: true } : { taken: false, why: `HTTP ${answer.status} ${answer.body.toString('utf8').slice(0, 300).trim()}` };
    } catch (error) {
      if (error instanceof WireError) return { taken: false, why: error.message };
      throw error;
    }
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
