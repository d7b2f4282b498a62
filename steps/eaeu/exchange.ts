import type { OutgoingMessage } from '../../protocols/eaeu-soap';
import { durationMilliseconds, millisecondsOf } from '../../requirements/parameters';
import { ORIGIN_PROCESS, roleAddress, transactionOfFlow } from '../../requirements/eaeu/process';
import type { Gateway } from '../../simulators/eaeu';
import { judgeApplication } from '../../simulators/eaeu/judge/application';
import type { Parties } from '../../simulators/eaeu/judge/headers';
import type { IssuedFacts } from '../../simulators/eaeu/judge/report';
import { at } from '../../protocols/xml/element';
import type { Received, Sent } from '../../simulators/eaeu/records';
import { context } from '../support/context';
import type { ConformanceWorld } from '../support/world';

/** Real time for a message that is due at once. After a third of a second the IUT is asked whether it means to send at all. */
const SOON_MS = 300;
export const wireWaitMs = (): number => millisecondsOf(context().parameter, 'eaeu.wire.wait');
const quietMs = (): number => millisecondsOf(context().parameter, 'eaeu.quiet');
export const RECEIPT_MS = durationMilliseconds(transactionOfFlow(1).receiptTime ?? '') ?? 0;

export function gatewayOf(world: ConformanceWorld): Gateway {
  return world.run.simulators.eaeu;
}

/** For what only a door that answers for itself can show. Blocks over queues, where the broker takes every message in the place of its owner. */
export function needsAnsweringDoor(world: ConformanceWorld): void {
  if (gatewayOf(world).queued) world.block('over queues the broker takes what is put, whoever refuses it later: shown over HTTPS');
}

/** The logical address under which the IUT is known to the harness. */
export function ownAddress(world: ConformanceWorld): string {
  return world.run.facts['eaeu.address'] ?? roleAddress('authorised-body');
}

export function partiesOf(world: ConformanceWorld): Parties {
  const { segment, code } = ORIGIN_PROCESS.participants['third-country-customs'];
  return { own: ownAddress(world), otherParticipant: `${ORIGIN_PROCESS.process}/${code}`, otherSegment: segment };
}

/** A certificate that the IUT was told to issue. */
export interface Issued {
  reference: string;
  facts: IssuedFacts & Record<string, unknown>;
  /** How much had been received before. */
  mark: number;
}

/** Makes the authorised body issue a certificate, under the number `given` where one is; keeps it as `issued`. */
export async function issue(world: ConformanceWorld, kind: IssuedFacts['kind'], named?: IssuedFacts['named'], given?: string): Promise<Issued> {
  const number = given ?? `KZ-EAV-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`;
  const names = named ?? (kind === 'duplicate' || kind === 'replacement' ? { number: `${number}-0`, issuedOn: '2026-05-20' } : undefined);
  const facts = {
    kind, form: 'paper', number, issuedOn: '2026-06-01', issuedFor: 'VN',
    issuingBody: 'Қазақстан Республикасының «Атамекен» ұлттық палатасы', exporter: 'ТОО «Первый экспортёр», Өскемен',
    ...(names === undefined ? {} : { named: names }),
  };
  const mark = gatewayOf(world).received.all.length;
  const { reference } = await world.stimulate('eaeu.issue', facts);
  if (reference === undefined) world.block('the IUT gave no reference for the certificate');
  const issued: Issued = { reference: reference!, facts, mark };
  world.kept.set('issued', issued);
  return issued;
}

/** A message of flow 1 as far as anything can be known before it is judged: whatever came that is neither signal nor fault. */
const isReport = (one: Received): boolean => one.envelope === undefined || one.envelope.form === 'application';

/**
 * The n-th report (1 = first) after the order to issue. Undefined when it does not come; asks the IUT early whether it holds the report back or
 * finds no way, so that a missing report does not cost the whole wait.
 */
export async function report(world: ConformanceWorld, issued: Issued, nth = 1): Promise<Received | undefined> {
  const { received } = gatewayOf(world);
  const present = (): Received | undefined => received.all.slice(issued.mark).filter(isReport)[nth - 1];
  const come = (within: number): Promise<Received | undefined> => received.wait(() => present() !== undefined, within).then(() => present());
  const soon = await come(SOON_MS);
  if (soon !== undefined) return soon;
  if (nth === 1 && world.run.hello.capabilities.includes('observe')) {
    const { state } = await world.observe('eaeu.certificate', issued.reference);
    if (state === 'waiting' || state === 'undeliverable') return undefined;
  }
  return come(wireWaitMs() - SOON_MS);
}

/** The first report, judged as a whole, or the scenario is blocked; keeps it as `report`. */
export async function soundReport(world: ConformanceWorld): Promise<Received> {
  const first = await report(world, world.keptAs<Issued>('issued'));
  if (first === undefined) return world.block('no report of the certificate reached the gateway');
  world.judge(judgeApplication(first, partiesOf(world)));
  world.kept.set('report', first);
  return first;
}

/** What we sent under this label since the order to issue; blocks when the simulated side has not sent it or the IUT was not there. */
export async function sentToIut(world: ConformanceWorld, label: string): Promise<Sent> {
  const { procedureId } = world.keptAs<Received>('report').envelope ?? {};
  const sent = await gatewayOf(world).sent.wait((one) => one.label === label && one.message?.procedureId === procedureId, wireWaitMs());
  if (sent === undefined) return world.block(`the simulated side has not sent ${label}`);
  return reached(world, sent);
}

function reached(world: ConformanceWorld, sent: Sent): Sent {
  if (sent.outcome.kind === 'failed') world.block(`the IUT's endpoint could not be reached: ${sent.outcome.code}, ${sent.outcome.why}`);
  if (sent.outcome.kind === 'no-endpoint') world.block('the IUT named no endpoint');
  return sent;
}

/** One message that a step delivered, and where the IUT's answers to it begin. */
export interface Delivery {
  sent: Sent;
  /** The message as it was before any damage. */
  message: OutgoingMessage;
  mark: number;
}

type Damage = (good: OutgoingMessage) => OutgoingMessage | Buffer;

/** Posts to the IUT, whatever comes of it; keeps the delivery as the last of `deliveries`. */
export async function attempt(world: ConformanceWorld, message: OutgoingMessage, damage: Damage = (good) => good): Promise<Delivery> {
  const gateway = gatewayOf(world);
  const mark = gateway.received.all.length;
  const sent = await gateway.deliver(damage(gateway.throughPlatform(message)));
  const delivery = { sent, message: sent.message ?? message, mark };
  world.kept.set('deliveries', [...deliveries(world), delivery]);
  return delivery;
}

/** Who is sent bytes that are no message may end the connection over them: a refusal too. */
const cutOff = ({ message, outcome }: Sent): boolean => message === undefined && outcome.kind === 'failed' && outcome.code === 'connection-cut';

/** Posts to the IUT; blocks when it could not be reached. */
export async function deliver(world: ConformanceWorld, message: OutgoingMessage, damage?: Damage): Promise<Delivery> {
  const delivery = await attempt(world, message, damage);
  if (!cutOff(delivery.sent)) reached(world, delivery.sent);
  return delivery;
}

export function deliveries(world: ConformanceWorld): Delivery[] {
  return (world.kept.get('deliveries') as Delivery[] | undefined) ?? [];
}

/** The n-th delivery of this scenario, counted from 1, or from the end when negative. */
export function delivery(world: ConformanceWorld, nth: number): Delivery {
  const found = deliveries(world).at(nth < 0 ? nth : nth - 1);
  if (found === undefined) throw new Error(`no earlier step of this scenario delivered message ${nth}`);
  return found;
}

/** An answer of the IUT: a signal, a fault, or an application message that relates to something. */
const isAnswer = (one: Received): boolean => one.envelope !== undefined && (one.envelope.form !== 'application' || one.envelope.relatesTo !== undefined);

/** Everything that the IUT answered since a delivery, so far. */
export function answersSince(world: ConformanceWorld, mark: number): Received[] {
  return gatewayOf(world).received.all.slice(mark).filter(isAnswer);
}

/**
 * The IUT's answer to a delivery, if one comes: one that relates to it, or else, when the time is over, the first since. So an answer to an
 * earlier delivery that comes late is not taken for this one, and one with a wrong relation is found all the same.
 */
export async function answer(world: ConformanceWorld, { mark, message }: Delivery, within = wireWaitMs()): Promise<Received | undefined> {
  const related = (): Received | undefined => answersSince(world, mark).find((one) => one.envelope?.relatesTo?.value === message.messageId);
  await gatewayOf(world).received.wait(() => related() !== undefined, within);
  return related() ?? answersSince(world, mark)[0];
}

/** The answer to the last delivery; where nothing came, undefined. */
export const lastAnswer = (world: ConformanceWorld): Promise<Received | undefined> => answer(world, delivery(world, -1));

/** A short real wait in which nothing more is due; only for what must not come. */
export async function quiet(world: ConformanceWorld): Promise<void> {
  await gatewayOf(world).received.wait(() => false, quietMs());
}

export const isConfirmation = (one: Received): boolean => one.envelope?.payload[0]?.name === 'DeliveryReceipt';

/** Short words for an answer, for checks. */
export function described(one: Received | undefined): string {
  return one === undefined ? 'no answer' : `${one.label}${one.envelope?.relatesTo === undefined ? '' : ` about ${one.envelope.relatesTo.value}`}`;
}

/** Blocks when the IUT does not confirm a notice where the scenario expects the ordinary run of things. */
export async function takenNotice(world: ConformanceWorld, taken: Delivery): Promise<Received> {
  const first = await answer(world, taken);
  if (first === undefined || !isConfirmation(first)) return world.block(`the notice was not confirmed: ${described(first)}`);
  return first;
}

/** A notice of flow 2 for the report kept in this scenario; without one, of a procedure that nobody knows. */
export function noticeFor(world: ConformanceWorld, positive = true): OutgoingMessage {
  const kept = world.kept.get('report') as Received | undefined;
  return gatewayOf(world).compose.notice({
    positive,
    procedureId: kept?.envelope?.procedureId ?? `urn:uuid:${world.run.ids.uuid()}`,
    eDocRefId: at(kept?.envelope?.payload[0], 'EDocHeader/EDocId')?.text.trim() ?? world.run.ids.uuid(),
    text: positive ? 'Сведения добавлены' : 'Сертификат не может быть принят',
  });
}

export interface CertificateRecord {
  kind?: string;
  number?: string;
  enteredAt?: string;
  results?: { code: string; text: string }[];
}

/** What the IUT holds of the certificate that was issued last. */
export async function record(world: ConformanceWorld): Promise<{ state: string; holds: CertificateRecord }> {
  const seen = await world.observe('eaeu.certificate', world.keptAs<Issued>('issued').reference);
  return { state: seen.known ? (seen.state ?? 'no state') : 'unknown to the IUT', holds: (seen.holds ?? {}) as CertificateRecord };
}
