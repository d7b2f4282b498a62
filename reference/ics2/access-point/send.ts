import { matchReceipt, openMessage, type Opened, type Packed, type Trust } from '../../../protocols/as4';
import type { Clock, VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError, type WireErrorCode } from '../../../protocols/tls/wire-error';
import type { DeliveryReport } from '../desk';
import type { Behaviour } from '../behaviour';
import type { OperatorSettings } from '../settings';
import { asClient } from './connection';
import { interfaceFor } from './interfaces';
import type { Outgoing } from './outgoing';
import { pack } from './pack';
import { createTurns } from './turns';

/** Answers are signals of a few kilobytes; anything larger is not one. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** A large message needs its time to be sent, before any answer is due. Bytes per millisecond. */
const SLOWEST_LINE = 1000;

export interface SenderParts {
  settings: OperatorSettings;
  behaviour: Behaviour;
  wall: Clock;
  business: VirtualClock;
  ids: IdSource;
  trust: Trust;
}

export interface Sender {
  /** Takes a message and returns at once; the report tells how it ended. */
  submit(outgoing: Outgoing, report: DeliveryReport): void;
  /** Resolves when nothing is on the wire any more (retries that wait for the clock do not count). */
  settle(): Promise<void>;
  /** Forgets what is waiting; an attempt on the wire ends unheard. */
  reset(): void;
}

/** What one attempt came to. */
type Outcome =
  | { kind: 'receipted' }
  | { kind: 'refused'; code: string; text: string }
  | { kind: 'bad-receipt'; why: string }
  /** Nothing is certain; `code` is what the producer is told when it stays so. */
  | { kind: 'unsure'; code: string; why: string; connected: boolean };

const unsure = (why: string, connected = true): Outcome => ({ kind: 'unsure', code: 'EBMS:0301', why, connected });

/** Ends of an attempt that never came to a connection. */
const NO_CONNECTION: ReadonlySet<WireErrorCode> = new Set(['connect-refused', 'dns', 'tls-refused-by-peer']);

/**
 * Reception awareness (ICD table 19; AS4 3.2): without a receipt the same bytes go out again under the same MessageId after
 * the interval, up to the maximum; then the producer is told EBMS:0301. So they do after an error that speaks of trouble on the side
 * of customs, and while nobody is there. The interval runs on the operator's clock, so that a harness which moves that clock need not
 * wait; a production system would use the wall clock.
 */
export function createSender(parts: SenderParts): Sender {
  const { settings, behaviour, wall, business, ids, trust } = parts;
  const onTheWire = new Set<Promise<void>>();
  let life = 0;

  const run = (work: () => Promise<void>): void => {
    const job = work().finally(() => onTheWire.delete(job));
    onTheWire.add(job);
  };

  const turns = createTurns(run);

  const attempt = async ({ country }: Outgoing, packed: Packed, messageId: string): Promise<Outcome> => {
    let answer;
    try {
      answer = await postOverTls({
        url: interfaceFor(country, settings.interfaces).url,
        body: packed.body,
        headers: { 'content-type': packed.contentType },
        ...asClient(settings.tls, behaviour.connection),
        timeoutMs: settings.answerTimeoutMs + packed.body.length / SLOWEST_LINE,
        maxResponseBytes: MAX_ANSWER_BYTES,
      });
    } catch (error) {
      if (error instanceof WireError) return unsure(error.message, !NO_CONNECTION.has(error.code));
      throw error;
    }
    const opened = await openMessage({ contentType: answer.headers['content-type'] ?? '', body: answer.body, trust });
    return judgeAnswer(opened, packed, messageId, behaviour);
  };

  const send = async (outgoing: Outgoing, messageId: string, number: number, packed: Packed, report: DeliveryReport): Promise<void> => {
    const born = life;
    report.sentAs(messageId);
    const answered = attempt(outgoing, packed, messageId);
    if (behaviour.delivery.resubmits && number === 2) submit(outgoing, report);
    const outcome = await answered;
    if (born !== life) return;
    if (outcome.kind === 'receipted') return report.receipted();
    if (outcome.kind === 'bad-receipt') return report.failed('EBMS:0302', outcome.why);
    if (outcome.kind === 'refused') {
      if (behaviour.delivery.tellsRefusal) report.failed(outcome.code, outcome.text);
      return;
    }
    if (!outcome.connected && !behaviour.delivery.outlastsOutage) return;
    if (number >= settings.retry.maxAttempts) {
      if (behaviour.delivery.tellsProducer) report.failed(outcome.code, `no receipt after ${number} attempts (${outcome.why})`);
      return;
    }
    business.at(business.now() + settings.retry.intervalMs, () => {
      const again = async (): Promise<void> => {
        // What was filed before a reset is forgotten, and not only what is on the wire at that moment.
        if (born === life) await retry(outgoing, messageId, number + 1, packed, report);
      };
      turns.due({ action: outgoing.kind === 'business' ? outgoing.action : undefined, make: again });
    });
  };

  const retry = (outgoing: Outgoing, first: string, number: number, packed: Packed, report: DeliveryReport): Promise<void> => {
    const messageId = behaviour.delivery.retryMessageId(first, freshMessageId);
    return send(outgoing, messageId, number, messageId === first ? packed : packNow(outgoing, messageId), report);
  };

  const freshMessageId = (): string => behaviour.header.messageId(ids.uuid(), settings.fqdn);
  const packNow = (outgoing: Outgoing, messageId: string): Packed => pack(outgoing, messageId, { settings, behaviour, ids, now: wall.now() });

  const submit = (outgoing: Outgoing, report: DeliveryReport): void => {
    const messageId = freshMessageId();
    const packed = packNow(outgoing, messageId);
    run(() => send(outgoing, messageId, 1, packed, report));
  };

  return {
    submit,
    async settle() {
      while (onTheWire.size > 0) await Promise.all(onTheWire);
    },
    reset() {
      life += 1;
    },
  };
}

function judgeAnswer(opened: Opened, sent: Packed, messageId: string, behaviour: Behaviour): Outcome {
  if (!opened.ok) return unsure(`the answer is no AS4 signal: ${opened.error.detail}`);
  if (opened.kind === 'error') {
    const first = opened.header.errors.find((error) => error.severity === 'failure') ?? opened.header.errors[0];
    const understood = behaviour.delivery.readsFaultBody || !opened.observations.some((observation) => observation.code === 'fault-in-body');
    if (first === undefined || !understood) return unsure('the answer cannot be read');
    const text = [first.shortDescription, first.description, first.detail].filter(Boolean).join(': ');
    if (behaviour.delivery.isTransient(first.code, text)) return { kind: 'unsure', code: first.code, why: text, connected: true };
    return { kind: 'refused', code: first.code, text };
  }
  if (opened.kind !== 'receipt') return unsure(`a ${opened.kind} came back instead of a receipt`);
  const match = matchReceipt(opened, { messageId, references: sent.references });
  if (behaviour.delivery.counts(match.ok)) return { kind: 'receipted' };
  return { kind: 'bad-receipt', why: match.ok ? '' : match.differences.join('; ') };
}
