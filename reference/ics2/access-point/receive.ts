import { openMessage, packError, packReceipt, type EbmsCode, type Opened, type Trust } from '../../../protocols/as4';
import type { Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { Behaviour } from '../behaviour';
import type { OperatorSettings } from '../settings';
import type { Store } from '../../common/store/store';
import { disagreement } from './agreed';
import { readWithoutVerifying } from './careless';
import { TEST_ACTION } from './outgoing';
import { pack } from './pack';
import type { Received } from './received';
import { createSeen, type HttpAnswer } from './seen';

/** Recommended for a whole message (ICD 4.2.6); customs sends no larger ones. */
export const MAX_MESSAGE_BYTES = 20 * 1024 * 1024;

export interface ReceiverParts {
  settings: OperatorSettings;
  behaviour: Behaviour;
  wall: Clock;
  ids: IdSource;
  trust: Trust;
  deliver: (document: Buffer, refToMessageId: string | undefined) => void;
  store: Store;
  /** Ends an event: what it has changed is durable when this returns. */
  commit: () => void;
  /** A test message that a business application should never see. */
  openCase: (what: string) => void;
}

/** An AS4 message as it is on the wire. */
interface WireMessage {
  contentType: string;
  body: Buffer;
}

export interface Receiver {
  handle(request: WireMessage): Promise<HttpAnswer>;
  /** The same for a message that was pulled and has been opened: what comes back is to be posted as a request of its own. */
  takePulled(opened: Opened, message: WireMessage): HttpAnswer;
  reset(): void;
}

/**
 * The operator's receiving side: verify, detect duplicates, hand over once, answer with a signed receipt on the same
 * connection (ICD 4.3.1). The receipt says that the message was understood, not that its content was liked.
 */
export function createReceiver(parts: ReceiverParts): Receiver {
  const { settings, behaviour, wall, ids, trust } = parts;
  const seen = createSeen(parts.store);
  const signal = (): { messageId: string; timestamp: string } => ({ messageId: `${ids.uuid()}@${settings.fqdn}`, timestamp: new Date(wall.now()).toISOString() });

  const error = (code: EbmsCode, detail: string, refToMessageInError: string | undefined): HttpAnswer => {
    const packed = packError({ ...signal(), refToMessageId: refToMessageInError, errors: [{ code, detail, refToMessageInError }], seal: settings.seal });
    return { status: 200, headers: { 'content-type': packed.contentType }, body: packed.body };
  };

  const receipt = (received: Received): HttpAnswer => {
    const { messageId, references } = received;
    const packed = packReceipt({ ...signal(), received: { header: { messageId }, seal: { references } }, seal: settings.seal, quirks: behaviour.receipt.quirks });
    return { status: 200, headers: { 'content-type': packed.contentType }, body: packed.body };
  };

  const answer = (received: Received): HttpAnswer => {
    switch (behaviour.receipt.answerWith) {
      case 'receipt':
        return receipt(received);
      case 'nothing':
        return { status: 202, headers: {}, body: Buffer.alloc(0) };
      case 'message': {
        const packed = pack({ kind: 'test' }, `${ids.uuid()}@${settings.fqdn}`, { settings, behaviour, ids, now: wall.now() });
        return { status: 200, headers: { 'content-type': packed.contentType }, body: packed.body };
      }
    }
  };

  const handOver = (received: Received): void => {
    if (received.action === TEST_ACTION || received.document === undefined) {
      if (behaviour.delivery.deliversTests) parts.openCase('test message');
      return;
    }
    parts.deliver(received.document, received.refToMessageId);
  };

  const receive = (opened: Opened, { contentType, body }: WireMessage, answerTo: (taken: Received) => HttpAnswer): HttpAnswer => {
    const taken = opened.ok ? take(opened) : behaviour.seal.overlook(opened.error.reason) ? readWithoutVerifying(contentType, body) : undefined;
    if (taken === undefined) {
      if (opened.ok) return error('EBMS:0003', `a ${opened.kind} is not expected here`, undefined);
      return error(opened.error.ebms, opened.error.detail, opened.header?.header.messageId);
    }
    const doubt = opened.ok ? behaviour.seal.doubt(opened) : undefined;
    if (doubt !== undefined) return error('EBMS:0101', doubt, taken.messageId);
    const disagreed = opened.ok && opened.kind === 'user' ? disagreement(opened.header, settings) : undefined;
    if (disagreed !== undefined) return error(disagreed.code, disagreed.detail, taken.messageId);
    if (behaviour.receipt.turnsAway(taken.action)) return error('EBMS:0001', `Action "${taken.action}" is not expected here`, taken.messageId);
    const earlier = seen.answerTo(taken.messageId);
    if (earlier !== undefined && behaviour.delivery.detectsDuplicates) {
      return behaviour.delivery.duplicateAnswer === 'receipt' ? earlier : error('EBMS:0004', 'Duplicate message', taken.messageId);
    }
    const reply = answerTo(taken);
    seen.add(taken.messageId, reply);
    handOver(taken);
    return reply;
  };

  /** Nobody is told that a message was taken before that is kept: without an answer customs sends it again. */
  const answered = (opened: Opened, message: WireMessage, answerTo: (taken: Received) => HttpAnswer): HttpAnswer => {
    const reply = receive(opened, message, answerTo);
    parts.commit();
    return reply;
  };

  return {
    async handle(message) {
      return answered(await openMessage({ ...message, trust, limits: { maxBytes: MAX_MESSAGE_BYTES } }), message, answer);
    },
    takePulled: (opened, message) => answered(opened, message, receipt),
    reset() {
      seen.clear();
    },
  };
}

function take(opened: Extract<Opened, { ok: true }>): Received | undefined {
  if (opened.kind !== 'user') return undefined;
  const { messageId, refToMessageId, action } = opened.header;
  return { messageId, refToMessageId, action, references: opened.seal.references, document: opened.business?.bytes };
}
