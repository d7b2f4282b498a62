import type { Probe, ProbeAnswer, ProbeMessage, ProbeReply } from '../../simulators/ics2/hostile/probe';
import { specimenFiling, type SpecimenFacts } from '../../simulators/ics2/hostile/specimen';
import type { IdentityName } from '../../certs/identities';
import type { Packed } from '../../protocols/as4';
import type { ConformanceWorld } from '../support/world';
import { messagePatience } from './patience';

export const INTERFACE = 'trader-interface';

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

/** The reply to the probe's filing; blocks when the filing was not receipted, since then there is nothing to reply to. */
export async function replyTo(world: ConformanceWorld, filing = kept(world)): Promise<ProbeReply | undefined> {
  if (filing.answer.kind !== 'receipt') world.block(`the interface did not receipt the probe's filing: ${filing.answer.text}`);
  const probe = await probeOf(world);
  // Our own interface replies at once: what has not come when it is done with the message does not come.
  await world.run.simulators.ics2.settle();
  const mine = (one: ProbeReply): boolean => one.refToMessageId === filing.messageId || one.lrn === filing.lrn || world.run.simulators.ics2.outbox.pushes.all.some((push) => push.sealed.messageId === one.messageId && push.sealed.answers === filing.messageId);
  return probe.replies.all.find(mine) ?? probe.replies.wait(mine, Math.min(messagePatience(world), 100));
}
