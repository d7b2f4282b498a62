import { isoSeconds } from '../../protocols/time/clock';
import type { StatusReading } from '../../requirements/kz';
import { Temporal } from '../../requirements/temporal';
import { judgePresentation, judgeReply, outcomeOf, REVENUE_AUTHORITY, type ExpectedCase, type Presentation, type RevenueAuthority } from '../../simulators/kz';
import type { ObserveOutput } from '../../iut/contract';
import type { ConformanceWorld } from '../support/world';
import type { KzFacts } from './shipments';

/** Words shared by the Kazakh steps: what the carrier was told, what arrived, what it holds. */
export function authorityOf(world: ConformanceWorld): RevenueAuthority {
  return world.run.simulators.kz;
}

/** How long a message of the IUT is awaited on the wall clock. Ours: its only work is to make one document and send it. */
export const MESSAGE_LIMIT_MS = 2000;
/** How often the IUT is asked for its state while it may still be reading an answer that left us already. */
const OBSERVE_EVERY_MS = 50;

export function durationOf(world: ConformanceWorld, parameter: string): number {
  return Temporal.Duration.from(world.run.parameter(parameter)).total('milliseconds');
}

export function caseOf(facts: KzFacts): ExpectedCase {
  const consignments = facts.consignments ?? [];
  return {
    mode: facts.by,
    usage: facts.usage,
    declarant: facts.declarant.name,
    consignors: consignments.map((one) => one.consignor.name),
    consignees: consignments.map((one) => one.consignee.name),
    goods: consignments.flatMap((one) => one.goods.map((item) => item.description)),
  };
}

/** How PI_Status is read in this run. */
export const statusReading = (world: ConformanceWorld): StatusReading => world.run.parameter('kzpi.status.reading') as StatusReading;

/** Tells the IUT to act on the kept facts and keeps its reference. */
export async function tell(world: ConformanceWorld, operation: string, more: Record<string, unknown> = {}): Promise<void> {
  const output = await world.stimulate(operation, { ...world.keptAs<KzFacts>('facts'), ...more });
  world.kept.set('reference', output.reference ?? '');
}

/**
 * Tells the IUT to act where its refusal is one of the right answers; never blocks for a refusal.
 * @returns the reason when it refused
 */
export async function tellWithRefusal(world: ConformanceWorld, operation: string, more: Record<string, unknown> = {}): Promise<string | undefined> {
  const output = await world.stimulateOrRefuse(operation, { ...world.keptAs<KzFacts>('facts'), ...more });
  return output.status === 'refused' ? (output.reason ?? 'no reason given') : undefined;
}

const isIuts = (presentation: Presentation): boolean => presentation.from === 'iut';

export function presentationsOfIut(world: ConformanceWorld): Presentation[] {
  return authorityOf(world).presentations.all.filter(isIuts);
}

/** The next document of the IUT after the `seen` first ones; undefined when none came within the limit. */
export async function nextPresentation(world: ConformanceWorld, seen = 0): Promise<Presentation | undefined> {
  return authorityOf(world).presentations.wait((one) => isIuts(one) && presentationsOfIut(world).indexOf(one) >= seen, MESSAGE_LIMIT_MS);
}

/** The same, where its coming is not what is judged. */
export async function awaitedPresentation(world: ConformanceWorld, seen = 0): Promise<Presentation> {
  return (await nextPresentation(world, seen)) ?? world.block(`the carrier sent no document within ${MESSAGE_LIMIT_MS} ms`);
}

export function documentIdOf({ reading }: Presentation): string {
  return reading.kind === 'document' ? (reading.documentId ?? '') : '';
}

/** Judges one exchange of the IUT as a whole: its document, then the authority's answer to it. */
export function judgeExchange(world: ConformanceWorld, presentation: Presentation, due: 'registered' | 'refused'): ReturnType<typeof outcomeOf> {
  world.judge(judgePresentation(presentation, caseOf(world.keptAs<KzFacts>('facts'))));
  const answer = authorityOf(world).readAnswer(presentation.answer.status, presentation.answer.body);
  const { receivedAt, answeredAt } = presentation;
  world.judge(judgeReply(answer, { documentId: documentIdOf(presentation), due, receivedAt, answeredAt, reading: statusReading(world) }, REVENUE_AUTHORITY));
  const outcome = outcomeOf(answer);
  if (outcome.kind !== due) world.block(`the revenue authority's answer is ${outcome.kind} where ${due} was due${outcome.kind === 'refused' ? `: ${outcome.reasons.join('; ')}` : ''}`);
  return outcome;
}

/** Asks the IUT for its state until it has one of the `settled` ones, at most for the message limit; returns the last answer. */
export async function stateOfDocument(world: ConformanceWorld, settled: readonly string[]): Promise<ObserveOutput> {
  const reference = world.keptAs<string>('reference');
  const until = world.run.wall.now() + MESSAGE_LIMIT_MS;
  for (;;) {
    const seen = await world.observe('kz.pre-arrival', reference);
    if (settled.includes(seen.state ?? '') || world.run.wall.now() >= until) return seen;
    await new Promise<void>((resolve) => void world.run.wall.at(world.run.wall.now() + OBSERVE_EVERY_MS, resolve));
  }
}

/**
 * Quiescence: the carrier presents another document and knows its outcome, so it has read the answer that came before. Without
 * this, `pending` could merely mean that an answer still lies unread.
 */
export async function untilAnswersAreRead(world: ConformanceWorld): Promise<void> {
  const reference = world.keptAs<string>('reference');
  await tell(world, 'kz.present');
  await stateOfDocument(world, ['registered', 'refused']);
  world.kept.set('reference', reference);
}

export function describeState(seen: ObserveOutput): string {
  return seen.known ? `${seen.state ?? 'no state'}, holds ${JSON.stringify(seen.holds ?? {})}` : 'unknown to the carrier';
}

export function businessNow(world: ConformanceWorld): string {
  return isoSeconds(world.run.business.now());
}
