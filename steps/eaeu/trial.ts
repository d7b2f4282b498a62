import { uuidUrn, type Attachment, type OutgoingMessage } from '../../protocols/eaeu-soap';
import type { TransactionTerms } from '../../requirements/eaeu/patterns';
import { durationMilliseconds } from '../../requirements/parameters';
import { TRIAL_PROCESS, trialAddress } from '../../requirements/eaeu/trial';
import { COMMON_RULES } from '../../simulators/eaeu/judge/application';
import { subjectOf, type Parties } from '../../simulators/eaeu/judge/headers';
import { judgeSignal } from '../../simulators/eaeu/judge/signal';
import { owed, performs, type Followed } from '../../simulators/eaeu/judge/transactions';
import { applyRules } from '../../simulators/common/rule';
import type { Received, Sent } from '../../simulators/eaeu/records';
import type { Subject } from '../../simulators/eaeu/transactions/document';
import type { Judgement } from '../../requirements/judgement';
import type { ConformanceWorld } from '../support/world';
import { gatewayOf, wireWaitMs } from './exchange';
import { shownAs } from './patience';

/** Real time for what is due at once; then the clock is moved. What the IUT has taken and not looked at by then would seem late to itself. */
const SOON_MS = 2_000;

export const millis = (duration: string | null): number => durationMilliseconds(duration ?? '') ?? 0;

/** The transaction of the test process that the features call by this name. */
export function named(name: string): TransactionTerms {
  const found = TRIAL_PROCESS.transactions.find((transaction) => transaction.name === name);
  if (found === undefined) throw new Error(`the test process has no transaction called "${name}"; see requirements/eaeu/process/P.XX.90.json`);
  return found;
}

const PARTIES: Parties = {
  own: trialAddress('under-test'), otherSegment: TRIAL_PROCESS.participants.counterpart.segment,
  otherParticipant: `${TRIAL_PROCESS.process}/${TRIAL_PROCESS.participants.counterpart.code}`,
};

export const newSubject = (world: ConformanceWorld): string => `S-${world.run.ids.uuid().slice(0, 13)}`;
export const after = (world: ConformanceWorld, milliseconds: number, why: string): Promise<void> => world.moveBusinessClock(world.run.business.now() + milliseconds, why);

/** A request of ours to the IUT. */
export interface Opened {
  transaction: TransactionTerms;
  says: Subject;
  sent: Sent;
  /** How much had been received before. */
  mark: number;
}

/** Opens a transaction with the IUT as respondent; keeps it as `opened`. Blocks when its endpoint cannot be reached. */
export async function openWith(
  world: ConformanceWorld, transaction: TransactionTerms, says: Partial<Subject> = {},
  { change = (message) => message, attachments }: { change?: (message: OutgoingMessage) => OutgoingMessage; attachments?: readonly Attachment[] } = {},
): Promise<Opened> {
  const whole = { subject: newSubject(world), value: 'first value', ...says };
  return post(world, transaction, whole, change(gatewayOf(world).counterpart.request(transaction, whole)), attachments);
}

/** Opens the same transaction again: the same application data under a new MessageID (item 100). */
export function openAgain(world: ConformanceWorld, { transaction, says, sent }: Opened): Promise<Opened> {
  return post(world, transaction, says, { ...sent.message!, messageId: uuidUrn(world.run.ids.uuid()) });
}

async function post(world: ConformanceWorld, transaction: TransactionTerms, says: Subject, message: OutgoingMessage, attachments?: readonly Attachment[]): Promise<Opened> {
  const gateway = gatewayOf(world);
  const mark = gateway.received.all.length;
  const sent = await gateway.deliver(gateway.throughPlatform(message), attachments === undefined ? {} : { attachments });
  if (sent.outcome.kind !== 'answered') world.block(`the IUT's endpoint could not be reached: ${sent.outcome.kind === 'failed' ? sent.outcome.why : sent.outcome.kind}`);
  const opened: Opened = { transaction, says, sent, mark };
  world.kept.set('opened', opened);
  return opened;
}

/** Everything of one transaction instance that the IUT has sent since: of the conversation of a message, or related to it, since an answer may have one of both wrong. */
export function cameOf(world: ConformanceWorld, about: { conversationId?: string; messageId?: string } | undefined, mark: number): Received[] {
  return gatewayOf(world).received.all.slice(mark).filter(({ envelope }) =>
    envelope?.conversationId === about?.conversationId || (about?.messageId !== undefined && envelope?.relatesTo?.value === about.messageId));
}

/**
 * Waits until everything is there that is owed about a message of ours. The clock is moved to one limit after the other, for what is not sent at
 * once; it passes no limit before whatever that limit bounds has had real time to come, since a slow line is no lateness.
 */
export async function follow(world: ConformanceWorld, transaction: TransactionTerms, sent: Sent, opens: boolean, mark: number): Promise<Followed> {
  const came = (): Received[] => cameOf(world, sent.message, mark).filter(({ envelope }) => envelope?.relatesTo !== undefined);
  const steps = owed({ transaction, opens }).map((step) => ({ step, limit: millis(step.limit === null ? null : transaction[step.limit]) }));
  const wholeUntil = (limit: number): boolean => steps.every((one) => one.limit > limit || came().some((message) => performs(transaction, one.step, message)));
  const refused = (): boolean => came().some(({ envelope, label }) => envelope?.form === 'fault' || label === 'P.MSG.ERR');
  const wait = (limit: number, within: number): Promise<unknown> => gatewayOf(world).received.wait(() => wholeUntil(limit) || refused(), within);
  await wait(Infinity, SOON_MS);
  const limits = [...new Set(steps.map(({ limit }) => limit))].filter((limit) => limit > 0).sort((a, b) => a - b);
  for (const limit of limits) {
    if (wholeUntil(Infinity) || refused()) break;
    await world.moveBusinessClock(Math.max(sent.at + limit, world.run.business.now()), `${limit / 1000} s after the message, where something is due that has not come`);
    await wait(limit, wireWaitMs());
  }
  return { transaction, sent, opens, came: came() };
}

/** A notification and its receipt: whatever the IUT had to send before is then there, since it sends in order. False: no receipt came. */
export async function meanwhile(world: ConformanceWorld): Promise<boolean> {
  const transaction = named('notification');
  const gateway = gatewayOf(world);
  const message = gateway.counterpart.request(transaction, { subject: newSubject(world), value: 'meanwhile' });
  await gateway.deliver(gateway.throughPlatform(message));
  return (await gateway.received.wait(({ envelope }) => envelope?.relatesTo?.value === message.messageId, wireWaitMs())) !== undefined;
}

/** Envelope and headers of everything that the IUT sent about a message. */
export function judgeHeaders({ sent, came }: Followed): Judgement[] {
  return came.flatMap((one) => {
    if (one.label === 'P.MSG.RCV' || one.label === 'P.MSG.PRS') return judgeSignal(one, sent.message!, one.label === 'P.MSG.RCV' ? 'RCV' : 'PRS', PARTIES);
    const subject = subjectOf(one, PARTIES);
    return subject === undefined || one.envelope?.form === 'fault' ? [] : applyRules(COMMON_RULES, subject);
  });
}

/** A transaction that the IUT was told to open. */
export interface Started {
  reference: string;
  transaction: TransactionTerms;
  subject: string;
  mark: number;
}

/** Makes the IUT open a transaction; keeps it as `started`. */
export async function start(world: ConformanceWorld, transaction: TransactionTerms, facts: Record<string, unknown> = {}): Promise<Started> {
  const subject = typeof facts['subject'] === 'string' ? facts['subject'] : newSubject(world);
  const mark = gatewayOf(world).received.all.length;
  const { reference } = await world.stimulate('eaeu.start', { transaction: transaction.code, value: 'second value', ...facts, subject });
  if (reference === undefined) world.block('the IUT gave no reference for the transaction');
  const started: Started = { reference: reference!, transaction, subject, mark };
  world.kept.set('started', started);
  return started;
}

/** Requests of the IUT since a start, those of other transactions left out. */
export function requestsOf(world: ConformanceWorld, { transaction, mark }: Started): Received[] {
  return gatewayOf(world).received.all.slice(mark).filter(({ envelope }) =>
    envelope?.form === 'application' && envelope.relatesTo === undefined && (envelope.action ?? '').includes(`/${transaction.code}/`));
}

/** The n-th request (1 = first), if it comes. */
export async function requestOf(world: ConformanceWorld, started: Started, nth = 1): Promise<Received | undefined> {
  await gatewayOf(world).received.wait(() => requestsOf(world, started).length >= nth, wireWaitMs());
  return requestsOf(world, started)[nth - 1];
}

/** Our message of this label in the transaction of a request; blocks when it was not sent. */
export async function ourMessage(world: ConformanceWorld, request: Received, label: string): Promise<Sent> {
  const sent = await gatewayOf(world).sent.wait((one) => one.label === label && one.message?.relatesTo?.value === request.envelope?.messageId, wireWaitMs());
  return sent ?? world.block(`the counterpart has not sent ${label}`);
}

/** State of the transaction as the IUT tells it, waited for. One that was complete may still fail: a dissemination does, when an error comes back. */
export function stateOf(world: ConformanceWorld, { reference }: Started, wanted: string): Promise<string> {
  const look = async (): Promise<string> => (await world.observe('eaeu.transaction', reference)).state ?? 'unknown';
  return shownAs(world, look, (state) => state === wanted || !['running', 'complete'].includes(state));
}

/** What the IUT holds of a subject, its value or `nothing`, waited for. */
export function valueOf(world: ConformanceWorld, subject: string, wanted: string): Promise<string> {
  return shownAs(world, async () => {
    const { known, holds } = await world.observe('eaeu.holdings', subject);
    return known ? String(holds?.['value'] ?? 'no value') : 'nothing';
  }, (value) => value === wanted);
}
