import { openMessage, packPullRequest, packReceipt, type Opened, type OpenedUserMessage, type Packed, type Quirks, type Trust } from '../../../protocols/as4';
import { postOverTls } from '../../../protocols/tls/post';
import type { SimulatorServices } from '../../services';
import { messageInfo, sealingKey } from '../own-messages';
import { PROBE_HOST } from './parties';
import type { SealName } from './seals';

const TIMEOUT_MS = 10_000;

/** What the interface answered to a signal of the probe. */
export type PullAnswer =
  | { kind: 'message'; message: OpenedUserMessage }
  | { kind: 'error'; codes: string[]; severity: string; refToMessageId?: string; requestId: string }
  /** An answer without content, as a receipt gets. */
  | { kind: 'taken'; status: number }
  | { kind: 'other'; detail: string };

/** Who signs, and with which defects; the owner itself, without any, where nothing is said. */
export interface PullChoices {
  mpc?: string;
  seal?: SealName;
  quirks?: Quirks;
}

/** A party of ours that pulls: real requests, real receipts, each as wrong as it is told to be. Nothing of it is retried. */
export interface PullingProbe {
  eori: string;
  partyId: string;
  pull(choices?: PullChoices): Promise<PullAnswer>;
  /** Posts the receipt for a pulled message. */
  acknowledge(message: OpenedUserMessage, choices?: Omit<PullChoices, 'mpc'>): Promise<PullAnswer>;
}

/** @param target URL of the interface, and the channel that belongs to the party of this id */
export function createPullingProbe(services: SimulatorServices, trust: Trust, target: { url: string; channelOf: (partyId: string) => string }): PullingProbe {
  const { pki } = services;
  const eori = pki.identity('operator.seal').eori ?? '';
  const partyId = `POLLER@${eori}`;

  const post = async ({ contentType, body }: Packed, requestId: string): Promise<PullAnswer> => {
    const result = await postOverTls({
      url: target.url, body, headers: { 'content-type': contentType }, identity: pki.identity('operator.tls'), ca: pki.trustAnchors('tls'), timeoutMs: TIMEOUT_MS,
    });
    if (result.body.length === 0) return { kind: 'taken', status: result.status };
    return read(await openMessage({ contentType: result.headers['content-type'] ?? '', body: result.body, trust }), requestId);
  };

  const read = (opened: Opened, requestId: string): PullAnswer => {
    if (!opened.ok) return { kind: 'other', detail: opened.error.detail };
    if (opened.kind === 'user') return { kind: 'message', message: opened };
    if (opened.kind !== 'error') return { kind: 'other', detail: `a ${opened.kind}` };
    const { errors, refToMessageId } = opened.header;
    return { kind: 'error', codes: errors.map(({ code }) => code), severity: errors[0]?.severity ?? '', refToMessageId, requestId };
  };

  return {
    eori,
    partyId,
    async pull({ mpc = target.channelOf(partyId), seal = 'operator.seal', quirks } = {}) {
      const info = messageInfo(services, PROBE_HOST);
      return post(packPullRequest({ ...info, mpc, seal: sealingKey(pki, seal), quirks }), info.messageId);
    },
    async acknowledge(received, { seal = 'operator.seal', quirks } = {}) {
      const info = messageInfo(services, PROBE_HOST);
      return post(packReceipt({ ...info, received, seal: sealingKey(pki, seal), quirks }), info.messageId);
    },
  };
}

/** How an answer reads. */
export function described(answer: PullAnswer): string {
  switch (answer.kind) {
    case 'message':
      return `${answer.message.header.action} ${answer.message.header.messageId}`;
    case 'error':
      return `eb:Error ${answer.codes.join(', ')} (${answer.severity})`;
    case 'taken':
      return `HTTP ${answer.status} without content`;
    case 'other':
      return answer.detail;
  }
}
