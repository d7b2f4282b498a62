import { matchReceipt, openMessage, type Opened, type Trust } from '../../../protocols/as4';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError, type WireErrorCode } from '../../../protocols/tls/wire-error';
import type { Behaviour } from '../behaviour';
import type { OperatorSettings } from '../settings';
import { asClient } from './connection';
import { interfaceFor } from './interfaces';
import type { Posting } from './posting';
import type { Crossed } from './proofs';

/** Answers are signals of a few kilobytes; anything larger is not one. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** A large message needs its time to be sent, before any answer is due. Bytes per millisecond. */
const SLOWEST_LINE = 1000;

/** What one attempt came to. */
export type Outcome =
  | { kind: 'receipted'; receipt: Crossed }
  | { kind: 'refused'; code: string; text: string }
  | { kind: 'bad-receipt'; why: string }
  /** Nothing is certain; `code` is what the producer is told when it stays so. */
  | { kind: 'unsure'; code: string; why: string; connected: boolean };

const unsure = (why: string, connected = true): Outcome => ({ kind: 'unsure', code: 'EBMS:0301', why, connected });

/** Ends of an attempt that never came to a connection. */
const NO_CONNECTION: ReadonlySet<WireErrorCode> = new Set(['connect-refused', 'dns', 'tls-refused-by-peer']);

/** Posts the message once, and reads what comes back on the connection. */
export async function attempt(posting: Posting, { settings, behaviour, trust }: { settings: OperatorSettings; behaviour: Behaviour; trust: Trust }): Promise<Outcome> {
  const { country, packed } = posting;
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
  const crossed: Crossed = { contentType: answer.headers['content-type'] ?? '', body: answer.body };
  return judgeAnswer(await openMessage({ ...crossed, trust }), crossed, posting, behaviour);
}

function judgeAnswer(opened: Opened, receipt: Crossed, { messageId, packed }: Posting, behaviour: Behaviour): Outcome {
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
  const match = matchReceipt(opened, { messageId, references: packed.references });
  if (behaviour.delivery.counts(match.ok)) return { kind: 'receipted', receipt };
  return { kind: 'bad-receipt', why: match.ok ? '' : match.differences.join('; ') };
}
