import { describeAnswer, FLAWS, judgeReply, outcomeOf, probeDocument, REVENUE_AUTHORITY, type ProbeDocument, type ProbeResult } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, businessNow, statusReading } from './exchange';

/** What a test client presented and what came of it. */
export interface Exchange {
  documentId: string;
  document: string;
  result: ProbeResult;
  receivedAt: number;
  answeredAt: number;
}

/** Whether the authority of this scenario is the one under test; else it is our own, and a self-check. */
export const isUnderTest = (world: ConformanceWorld): boolean => world.kept.has('authority under test');
/** Who answers for what the authority does. */
export const authorityParty = (world: ConformanceWorld): string => (isUnderTest(world) ? 'iut' : REVENUE_AUTHORITY);

export type Outcome = ReturnType<typeof outcomeOf>;

export const flawOf = (flaw: string): { change: (document: string) => string; names: string } => {
  const found = FLAWS[flaw];
  if (found === undefined) throw new Error(`no such flaw: "${flaw}"; there are ${Object.keys(FLAWS).join(', ')}`);
  return found;
};

export async function present(world: ConformanceWorld, more: Partial<ProbeDocument> = {}, change: (document: string) => string = (same) => same): Promise<Exchange> {
  const documentId = world.run.ids.uuid();
  const document = change(probeDocument({ documentId, dateTime: businessNow(world), ...more }));
  return presentText(world, documentId, document);
}

export async function presentText(world: ConformanceWorld, documentId: string, document: string): Promise<Exchange> {
  const receivedAt = world.run.business.now();
  const result = await authorityOf(world).probe.present(document, { underTest: isUnderTest(world) });
  const exchange = { documentId, document, result, receivedAt, answeredAt: world.run.business.now() };
  world.kept.set('exchanges', [...(world.kept.has('exchanges') ? world.keptAs<Exchange[]>('exchanges') : []), exchange]);
  return exchange;
}

export const exchanges = (world: ConformanceWorld): Exchange[] => world.keptAs<Exchange[]>('exchanges');
export const last = (world: ConformanceWorld): Exchange => exchanges(world).at(-1)!;
export const describe = (result: ProbeResult): string => (result.kind === 'answered' ? describeAnswer(result.answer) : `no answer: ${result.code} (${result.detail})`);
export const decided = (result: ProbeResult): Outcome => (result.kind === 'answered' ? outcomeOf(result.answer) : { kind: 'undecided' });

/** Judges the whole answer; a test client that got no HTTP answer at all is the harness's own trouble. */
export function judgeAnswer(world: ConformanceWorld, exchange: Exchange, due: 'registered' | 'refused'): Outcome {
  if (exchange.result.kind !== 'answered') {
    const why = `the test client got no answer: ${exchange.result.code} (${exchange.result.detail})`;
    if (isUnderTest(world)) world.block(why);
    throw new Error(why);
  }
  const ownClock = isUnderTest(world) && !world.run.hello.capabilities.includes('set-clock');
  world.judge(judgeReply(exchange.result.answer, { ...exchange, due, ownClock, reading: statusReading(world) }, authorityParty(world)));
  return decided(exchange.result);
}

/**
 * The same, where the outcome itself is what the requirement is about. An answer that decides nothing is judged by its own rules
 * first, which block; unless silence is the very breach. That the reason `names` a part is only `advised` where the row does not ask for it.
 */
export function checkOutcome(world: ConformanceWorld, requirement: string, due: 'registered' | 'refused', { names, advised = false, silenceIsBreach = false }: { names?: string; advised?: boolean; silenceIsBreach?: boolean } = {}): void {
  const exchange = last(world);
  const outcome = decided(exchange.result);
  if (outcome.kind === due || (outcome.kind === 'undecided' && !silenceIsBreach)) judgeAnswer(world, exchange, due);
  const stated = { requirement, party: authorityParty(world), observed: describe(exchange.result) };
  const named = names === undefined || (outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.includes(names)));
  world.judge([
    { ...stated, expected: due, holds: outcome.kind === due },
    ...(names === undefined ? [] : [{ ...stated, ...(advised ? { weight: 'advice' as const } : {}), expected: `${due}, for its ${names}`, holds: outcome.kind === due && named }]),
  ]);
}
