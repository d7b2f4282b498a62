import { isoSeconds } from '../../protocols/time/clock';
import type { Judgement } from '../../requirements/judgement';
import { millisecondsOf } from '../../requirements/parameters';
import { judgeEnvelope, type EnvelopeSubject } from '../../simulators/ics2/judge/message/envelope';
import { judgePayload } from '../../simulators/ics2/judge/message/payload';
import { judgeSize, type SizeSubject } from '../../simulators/ics2/judge/message/size';
import { judgeSeal } from '../../simulators/ics2/judge/message/seal';
import type { FilingOutcome, Reception } from '../../simulators/ics2/reception';
import { judgeSealedReply } from '../../simulators/ics2/judge/reply/sealed-reply';
import { isSilence, type Push, type Sealed } from '../../simulators/ics2/trader-interface/outbox';
import { judgePushAnswer, judgeSilence } from '../../simulators/ics2/judge/message/answer';
import { judgeReceiptSeal } from '../../simulators/ics2/judge/message/seal-owner';
import type { ConformanceWorld } from '../support/world';
import { messagePatience, recordPatience } from './patience';
import type { ShipmentFacts } from './shipments';

export { freshShipment } from './own-shipment';

/** EORI with which the operator under test declares, as the harness was told. */
export function operatorEori(world: ConformanceWorld): string {
  return world.run.facts['ics2.eori'] ?? '';
}

/** EORI of whoever operates the access point: the declared provider, else the operator itself. */
export function accessPointEori(world: ConformanceWorld): string {
  return world.run.facts['ics2.provider.eori'] ?? operatorEori(world);
}

/** Makes the carrier file, from the access point `from` where one is named; keeps the IUT's reference as `lrn` and the facts as `shipment`. */
export async function file(world: ConformanceWorld, shipment: ShipmentFacts, from?: string): Promise<string> {
  const before = world.run.simulators.ics2.receptions.all.length;
  world.kept.set('receptions before', before);
  world.kept.set('shipment', shipment);
  const { reference } = await world.stimulate('ics2.file', from === undefined ? shipment : { ...shipment, accessPoint: from });
  if (reference === undefined) world.block('the IUT gave no reference (LRN) for the filing');
  world.kept.set('lrn', reference);
  return reference!;
}

/** Host name of the access point that sent a message: the description names that of the first one, and others may stand elsewhere. */
function hostOf({ run: { facts } }: ConformanceWorld, { fromPartyId }: Reception): string | undefined {
  const first = facts['ics2.accessPoint.1.partyId'];
  return first === undefined || first === fromPartyId ? facts['ics2.fqdn'] : undefined;
}

export function envelopeSubject(world: ConformanceWorld, reception: Reception): EnvelopeSubject {
  return {
    message: reception.message,
    operatorEori: accessPointEori(world),
    customsPartyId: reception.at,
    fqdn: hostOf(world, reception),
    receivedAt: reception.arrivedAt,
    skewMs: millisecondsOf(world.run.parameter, 'as4.clock.skew'),
    businessRoot: reception.document?.name,
    tolerates: world.run.simulators.ics2.choices.tolerates,
  };
}

/** Sizes that the ICD recommends not to exceed, in bytes. */
function sizeLimits(world: ConformanceWorld): SizeSubject['limits'] {
  return { xml: Number(world.run.parameter('as4.size.xmlMax')), total: Number(world.run.parameter('as4.size.totalMax')) };
}

/** Everything that can be said of a message of the operator, header, payload and seal. */
export function judgeMessage(world: ConformanceWorld, reception: Reception): Judgement[] {
  const { opened } = reception;
  return [
    ...judgeEnvelope(envelopeSubject(world, reception)),
    ...judgeSize({ total: reception.bytes, xml: reception.payload.leading.size, limits: sizeLimits(world) }),
    ...judgePayload(reception.payload, world.run.simulators.ics2.choices.tolerates),
    ...judgeSeal({ message: reception.message, facts: opened.seal, refusal: opened.ok ? undefined : opened.error }),
  ];
}

/** Whether what came is the IUT's: traders whom the harness plays beside it are enrolled under names of their own, and may file meanwhile. */
function isOfIut(world: ConformanceWorld, { fromPartyId = '' }: Reception): boolean {
  return [undefined, 'iut'].includes(world.run.simulators.ics2.directory.at(fromPartyId)?.name);
}

/** The next message of the IUT after what had come before the stimulus, whatever it is; blocks when none comes. */
export async function nextMessage(world: ConformanceWorld): Promise<Reception> {
  const { receptions } = world.run.simulators.ics2;
  const before = (world.kept.get('receptions before') as number | undefined) ?? 0;
  const known = new Set(receptions.all.slice(0, before));
  const reception = await receptions.wait((one) => !known.has(one) && isOfIut(world, one), messagePatience(world));
  if (reception === undefined) return world.block('no message of the operator reached the trader interface in time');
  return reception;
}

/** Whether a message is of a kind, by whichever of its parts can be read; one that says nothing of itself may be of any. */
const isOf = ({ document, action }: Reception, kind: RegExp): boolean => kind.test(document?.name ?? action ?? '') || (document ?? action) === undefined;

/** The first message of a kind since the last order, whatever else comes; undefined when none does. */
export async function cameOf(world: ConformanceWorld, kind: RegExp, patience = messagePatience(world)): Promise<Reception | undefined> {
  const { receptions } = world.run.simulators.ics2;
  const known = new Set(receptions.all.slice(0, (world.kept.get('receptions before') as number | undefined) ?? 0));
  return receptions.wait((one) => !known.has(one) && isOfIut(world, one) && isOf(one, kind), patience);
}

/**
 * The filing with this LRN, judged as a whole and receipted; blocks with the interface's reason when it was refused.
 * Keeps it as `filing`.
 */
export async function receiptedFiling(world: ConformanceWorld, lrn: string): Promise<Reception> {
  const { receptions } = world.run.simulators.ics2;
  const mine = (one: Reception): boolean => one.lrn === lrn;
  const reception = receptions.all.find(mine) ?? (await nextMessage(world));
  world.judge(judgeMessage(world, reception));
  const filing = mine(reception) ? reception : await receptions.wait(mine, messagePatience(world));
  if (filing === undefined) return world.block(`a message of the operator came, but not the filing ${lrn}`);
  if (filing.answer.kind === 'error') world.block(`the trader interface refused the filing: ${filing.answer.code} ${filing.answer.detail}`);
  world.kept.set('filing', filing);
  return filing;
}

/** What the simulated customs side decided on the filing; keeps it as `outcome`. */
export async function decided(world: ConformanceWorld, lrn: string, decision: FilingOutcome['decision']): Promise<FilingOutcome> {
  const outcome = await world.run.simulators.ics2.outcomes.wait((one) => one.lrn === lrn, messagePatience(world));
  if (outcome === undefined) return world.block(`customs has not decided on the filing ${lrn}`);
  const problems = outcome.problems.map((problem) => `${problem.code} ${problem.rule} ${problem.path}: found ${problem.found}, demanded ${problem.demanded}`).join('\n');
  if (outcome.notChecked.length > 0) world.note('not checked in the filing', outcome.notChecked.join('\n'));
  if (outcome.decision !== decision) world.block(`customs ${outcome.decision} the filing ${lrn}, which this scenario does not expect${problems === '' ? '' : `:\n${problems}`}`);
  world.kept.set('outcome', outcome);
  return outcome;
}

/** Messages by which customs refuses: for its content, or for what the life of the filing does not allow. */
export const REFUSALS = ['IE3N99', 'IE3N01'];

/**
 * The push of one of `actions` that answers the message, with the IUT's answer judged; blocks when the IUT could not be reached. The push is recorded
 * once it was answered or its time is up, hence the wait beyond that.
 */
export async function pushed(world: ConformanceWorld, actions: readonly string[], refToMessageId: string): Promise<Push> {
  const { outbox } = world.run.simulators.ics2;
  const push = await outbox.pushes.wait((one) => actions.includes(one.sealed.action ?? '') && one.sealed.answers === refToMessageId, messagePatience(world) + recordPatience(world));
  if (push === undefined) return world.block(`the trader interface has not pushed ${actions.join(' or ')}`);
  await judgeOwnReply(world, push.sealed);
  judgeAnswer(world, push);
  world.kept.set('push', push);
  return push;
}

/** What customs itself sends is judged too: a breach of ours must never be blamed on the IUT that has to live with it. */
async function judgeOwnReply(world: ConformanceWorld, sealed: Sealed): Promise<void> {
  const { ics2 } = world.run.simulators;
  const filing = ics2.receptions.all.find((one) => one.messageId === sealed.answers);
  const errorsInFiling = ics2.outcomes.all.find((one) => one.messageId === sealed.answers)?.problems.length;
  world.judge(await judgeSealedReply(sealed, {
    filing: { messageId: sealed.answers ?? '', document: filing?.document },
    earlierMrns: new Set(ics2.outcomes.all.filter((one) => one.messageId !== sealed.answers).map((one) => one.mrn ?? '')),
    errorsInFiling: sealed.action === 'IE3N99' ? errorsInFiling : undefined,
    withoutReference: ics2.desk.omitFunctionalReference,
    day: isoSeconds(world.run.business.now()).slice(0, 10),
  }));
}

/** Nothing has been decided yet on any filing of this scenario; otherwise what the IUT holds proves nothing. */
export function stillUndecided(world: ConformanceWorld): void {
  const { outcomes } = world.run.simulators.ics2;
  if (outcomes.all.length > 0) world.block('customs has decided on the filing although its decisions are held back');
}

/** What the IUT holds of a filing that customs itself has refused, for what is in it, says nothing of how it takes messages. */
export function notRefused(world: ConformanceWorld, lrn: string): void {
  const outcome = world.run.simulators.ics2.outcomes.all.find((one) => one.lrn === lrn && one.decision === 'refused');
  if (outcome !== undefined) world.block(`customs has refused the filing ${lrn} by itself: ${outcome.problems.map(({ code, rule }) => `${code} ${rule}`).join(', ')}`);
}

/** Judges the answer of the IUT's endpoint to a push. */
export function judgeAnswer(world: ConformanceWorld, push: Push): void {
  if (isSilence(push)) world.judge([judgeSilence(messagePatience(world))]);
  if (push.answer === undefined) world.block(`the operator's endpoint could not be reached: ${push.failure?.message ?? 'no answer'}`);
  const { opened } = push.answer;
  const sealed = opened.ok && opened.kind === 'receipt' ? [judgeReceiptSeal(world.run.simulators.ics2.trust.ownerOf(opened.seal.chainDer, accessPointEori(world)))] : [];
  world.judge([...judgePushAnswer(push.answer), ...sealed]);
}
