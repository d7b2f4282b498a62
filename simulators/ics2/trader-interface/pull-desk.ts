import { matchReceipt, type EbmsCode, type OpenedError, type OpenedPullRequest, type OpenedReceipt, type Packed } from '../../../protocols/as4';
import type { Mailbox } from '../../../protocols/time/mailbox';
import type { Conduct } from '../conduct';
import type { Dissection } from '../judge/message/dissection';
import type { Answer } from '../reception';
import type { NotAdmitted } from './admission';
import type { Directory } from './directory';
import { ownerOf } from './mpc';
import type { Push, Sealed } from './outbox';
import type { Partitions } from './partitions';

/** What goes back on the connection, and what the record says of it. */
export interface SignalAnswer {
  answer: Answer;
  packed?: Packed;
  status?: number;
  /** Business document of a message that is handed out. */
  document?: string;
}

/** A signal that was verified, as it arrived. */
export interface ArrivedSignal {
  opened: OpenedPullRequest | OpenedReceipt | OpenedError;
  message: Dissection;
}

/** What a scenario asks of the interface; nothing by default. */
export interface PullScript {
  /** So many receipts for pulled messages get lost behind its door: they are taken like any other, and nobody hears of them. */
  receiptsToLose: number;
}

export interface PullDeskParts {
  conduct: Conduct;
  directory: Directory;
  partitions: Partitions<Sealed>;
  script: PullScript;
  /** Where pulled messages that were receipted or refused are recorded, as pushed ones are. */
  pushes: Mailbox<Push>;
  /** Why this EORI may not act with this sealing certificate; undefined = it may. */
  refusal: (eori: string, leaf: Buffer) => Promise<NotAdmitted | undefined>;
  /** Makes an eb:Error that answers the message of this id. */
  error: (code: EbmsCode, detail: string, refToMessageId: string | undefined) => SignalAnswer;
}

export type PullDesk = (signal: ArrivedSignal) => Promise<SignalAnswer>;

/** How a message counts whose last attempt has brought no receipt (eDelivery AS4 1.15, 1.5.5.4). */
export function missingReceipt(attempts: number): NonNullable<Push['failure']> {
  return { code: 'EBMS:0301', message: `no receipt after it was pulled ${attempts} times`, hint: 'Post the receipt as a request of its own to the URL that was pulled.' };
}

/** Answer to a signal that needs none. */
const TAKEN: SignalAnswer = { answer: { kind: 'taken' }, status: 202 };

/**
 * The pulling side of the Trader Interface (ICD 3.30, 4.1.3.3, 4.3.3; eDelivery AS4 1.15, 1.5.5): hands out messages of a
 * partition to its owner only, and takes receipts that come as requests of their own.
 */
export function createPullDesk({ conduct, directory, partitions, script, pushes, refusal, error }: PullDeskParts): PullDesk {
  const handOut = async ({ header, seal }: OpenedPullRequest): Promise<SignalAnswer> => {
    const { mpc, messageId } = header;
    const owner = ownerOf(mpc);
    if (owner === undefined) return error('EBMS:0001', `message partition channel "${mpc}" is not known here`, messageId);
    const refused = conduct.pull.by === 'owner' ? await refusal(owner.eori, seal.chainDer[0]!) : undefined;
    if (refused !== undefined) return error(refused.code, refused.detail, messageId);
    const point = directory.at(owner.partyId);
    if (point === undefined) return error('EBMS:0001', `no access point ${owner.partyId} is enrolled`, messageId);
    if (point.binding === 'push') return error('EBMS:0010', `${owner.partyId} is enrolled for push`, messageId);
    const next = partitions.handOut(owner.partyId);
    if (next === undefined) return error('EBMS:0006', 'nothing there', messageId);
    return { answer: { kind: 'message', messageId: next.messageId, action: next.action }, packed: next.packed, document: next.document };
  };

  /** The pulled message that a signal is about, if the signal comes from its owner; an error that answers the signal otherwise. */
  const about = async (refToMessageId: string | undefined, leaf: Buffer, signalId: string): Promise<{ sent: Sealed } | { refused: SignalAnswer }> => {
    const sent = partitions.handedOut(refToMessageId ?? '');
    if (sent === undefined) return { refused: error('EBMS:0302', `no message ${refToMessageId ?? '(none named)'} was pulled from here`, signalId) };
    const refused = await refusal(ownerOf(sent.mpc ?? '')?.eori ?? '', leaf);
    return refused === undefined ? { sent } : { refused: error(refused.code, refused.detail, signalId) };
  };

  const acknowledge = async (opened: OpenedReceipt, message: Dissection): Promise<SignalAnswer> => {
    const { refToMessageId, messageId } = opened.header;
    const known = await about(refToMessageId, opened.seal.chainDer[0]!, messageId);
    if ('refused' in known) return known.refused;
    const { sent } = known;
    const proof = { messageId: sent.messageId, references: sent.packed.references };
    const match = matchReceipt(opened, proof);
    if (!match.ok) return error('EBMS:0302', `the receipt is for other content: ${match.differences.join('; ')}`, messageId);
    if (script.receiptsToLose > 0) {
      script.receiptsToLose -= 1;
      return TAKEN;
    }
    if (partitions.settle(sent.messageId)) pushes.put({ sealed: sent, answer: { status: 200, message, opened, sent: proof } });
    return TAKEN;
  };

  /** The owner refuses what it pulled: it will not be handed out again. An unsigned error proves nothing and changes nothing. */
  const refuse = async ({ header, seal }: OpenedError): Promise<SignalAnswer> => {
    const [first] = header.errors;
    if (seal === undefined || first === undefined) return TAKEN;
    const known = await about(header.refToMessageId ?? first.refToMessageInError, seal.chainDer[0]!, header.messageId);
    if ('refused' in known) return TAKEN;
    if (first.severity === 'failure' && partitions.settle(known.sent.messageId)) {
      const message = `the access point refused the message: ${first.code} ${first.detail ?? first.description ?? ''}`;
      pushes.put({ sealed: known.sent, failure: { code: 'refused', message, hint: 'See the eb:Error that the access point sent.' } });
    }
    return TAKEN;
  };

  return async ({ opened, message }) => {
    if (opened.kind === 'pull-request') return handOut(opened);
    return opened.kind === 'receipt' ? acknowledge(opened, message) : refuse(opened);
  };
}
