import type { Probe, ProbeAnswer, ProbeMessage, ProbeReply } from '../../simulators/ics2/hostile/probe';
import { specimenFiling, type SpecimenFacts } from '../../simulators/ics2/hostile/specimen';
import type { IdentityName } from '../../certs/identities';
import type { Packed } from '../../protocols/as4';
import { isoSeconds } from '../../protocols/time/clock';
import { loadXml } from '../../protocols/xml';
import type { Judgement } from '../../requirements/judgement';
import { traderMessage, type MessageFacts } from '../../simulators/ics2/hostile/trader-message';
import { INTERFACE } from '../../simulators/ics2/judge/reply/reply';
import { judgeSealedReply } from '../../simulators/ics2/judge/reply/sealed-reply';
import type { ConformanceWorld } from '../support/world';
import { messagePatience } from './patience';

export { INTERFACE };

/** A filing of the probe and the answer to it, kept as `probe filing`. */
export interface ProbeFiling {
  lrn: string;
  messageId: string;
  packed: Packed;
  document: string;
  answer: ProbeAnswer;
}

export async function probeOf(world: ConformanceWorld): Promise<Probe> {
  return world.run.simulators.ics2.probe();
}

/** A good filing under a fresh number, changed by `facts`. */
export function specimen(world: ConformanceWorld, probe: Probe, facts: Partial<SpecimenFacts> = {}): { lrn: string; document: string } {
  const lrn = `PR${world.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
  return { lrn, document: specimenFiling({ lrn, declarant: probe.eori, billOfLading: `PB${lrn.slice(2, 10)}`, ...facts }) };
}

/** Numbers that no earlier message of the run has used; `day` is that of the business clock. */
function freshFacts(world: ConformanceWorld, probe: Probe, facts: Partial<MessageFacts> = {}): MessageFacts {
  const token = world.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase();
  return { number: `PR${token}`, documents: `PB${token.slice(0, 12)}`, eori: probe.eori, day: isoSeconds(world.run.business.now()).slice(0, 10), ...facts };
}

export interface SendChoices {
  facts?: Partial<MessageFacts>;
  /** Changes the good message of its kind; one that finds nothing to change is a mistake of ours. */
  edit?: (document: string) => string;
}

/** Sends a message of any kind as the probe; it is kept like a filing, with the facts of which it was made. */
export async function probeSends(
  world: ConformanceWorld,
  message: string,
  { facts: wanted = {}, edit }: SendChoices = {},
): Promise<ProbeFiling & { facts: MessageFacts }> {
  const probe = await probeOf(world);
  const facts = freshFacts(world, probe, wanted);
  const good = traderMessage(message, facts);
  const document = edit === undefined ? good : edit(good);
  if (edit !== undefined && document === good) throw new Error(`nothing to change in ${message}`);
  const sealed = probe.pack({ document, action: message });
  const answer = await probe.post(sealed);
  const sent = { lrn: facts.number, document, ...sealed, answer, facts };
  world.kept.set('probe filing', sent);
  return sent;
}

/** A filing of the probe that is registered, and what a message about it has to repeat. */
export interface Registered {
  /** `IE3F10`. */
  message: string;
  document: string;
  about: { mrn: string; documents: string };
}

/** Files as the probe; blocks where customs does not register it. */
export async function probeRegisters(world: ConformanceWorld, message = 'IE3F10', choices: SendChoices = {}): Promise<Registered> {
  const sent = await probeSends(world, message, choices);
  const reply = await replyTo(world, sent);
  if (reply?.action !== 'IE3R01' || reply.mrn === undefined) {
    return world.block(`customs answered the probe's ${message} with ${reply?.action ?? 'nothing'} instead of IE3R01`);
  }
  return { message, document: sent.document, about: { mrn: reply.mrn, documents: sent.facts.documents } };
}

/** The actions of all functional replies that customs has sent to a message. */
export function repliesTo(world: ConformanceWorld, messageId: string): string[] {
  return world.run.simulators.ics2.outbox.pushes.all.filter((push) => push.sealed.answers === messageId).map((push) => push.sealed.action);
}

/** Everything that a reply can be judged by beside the message that it answers. */
export async function judgementsOf(world: ConformanceWorld, reply: ProbeReply, to: ProbeFiling, errorsInFiling?: number): Promise<Judgement[]> {
  const read = (await loadXml()).read(Buffer.from(to.document, 'utf8'));
  const outcomes = world.run.simulators.ics2.outcomes.all;
  const mine = outcomes.findIndex((one) => one.messageId === to.messageId);
  const earlier = outcomes.slice(0, mine === -1 ? undefined : mine).map((one) => one.mrn ?? '');
  return judgeSealedReply(reply, {
    filing: { messageId: to.messageId, document: read.ok ? read.root : undefined },
    earlierMrns: new Set(earlier), errorsInFiling, day: isoSeconds(world.run.business.now()).slice(0, 10),
  });
}

export interface ProbeChoices {
  facts?: Partial<SpecimenFacts>;
  edit?: (document: string) => string;
  message?: Partial<ProbeMessage>;
  as?: IdentityName | 'none';
}

/** Files as the probe; the answer is kept, judged by nobody yet. */
export async function probeFiles(world: ConformanceWorld, { facts = {}, edit = (document) => document, message = {}, as }: ProbeChoices = {}): Promise<ProbeFiling> {
  const probe = await probeOf(world);
  const made = specimen(world, probe, facts);
  const document = edit(made.document);
  const sealed = probe.pack({ document, ...message });
  const answer = await probe.post(sealed, as);
  const filing: ProbeFiling = { lrn: made.lrn, document, ...sealed, answer };
  world.kept.set('probe filing', filing);
  return filing;
}

export const kept = (world: ConformanceWorld): ProbeFiling => world.keptAs<ProbeFiling>('probe filing');

/** States that the interface answered with this error and no receipt. */
export function checkError(world: ConformanceWorld, requirement: string, code: string, detail?: RegExp): void {
  const { answer } = kept(world);
  const holds = answer.kind === 'error' && answer.codes.includes(code) && (detail === undefined || detail.test(answer.text));
  world.check(requirement, `eb:Error ${code}${detail === undefined ? '' : ` with ${detail.source}`}, and no receipt`, answer.text, holds, INTERFACE);
}

/** States that the interface took the filing. */
export function checkReceipted(world: ConformanceWorld, requirement: string): void {
  const { answer } = kept(world);
  world.check(requirement, 'a receipt', answer.text, answer.kind === 'receipt', INTERFACE);
}

/** The reply to the probe's filing; blocks when the filing was not receipted, since then there is nothing to reply to. */
export async function replyTo(world: ConformanceWorld, filing = kept(world)): Promise<ProbeReply | undefined> {
  if (filing.answer.kind !== 'receipt') world.block(`the interface did not receipt the probe's filing: ${filing.answer.text}`);
  const probe = await probeOf(world);
  // Our own interface replies at once: what has not come when it is done with the message does not come.
  await world.run.simulators.ics2.settle();
  const mine = (one: ProbeReply): boolean => one.refToMessageId === filing.messageId || one.lrn === filing.lrn || world.run.simulators.ics2.outbox.pushes.all.some((push) => push.sealed.messageId === one.messageId && push.sealed.answers === filing.messageId);
  return probe.replies.all.find(mine) ?? probe.replies.wait(mine, Math.min(messagePatience(world), 100));
}
