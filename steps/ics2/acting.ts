import type { FilingOutcome, Reception } from '../../simulators/ics2/reception';
import type { ConformanceWorld } from '../support/world';
import { cameOf } from './exchange';
import { look, messagePatience, recordPatience } from './patience';
import { lrnOf } from './transport/pushing';

/** Between two orders to a system that refuses the first, ms of wall time. */
const ORDER_AGAIN_MS = 200;

/**
 * Orders something that supposes what customs has sent before. An access point receipts what its business system may learn a little later: while
 * that refuses, it is asked again until it has had the time that its record has, too (quiet.window).
 * @returns why it still refuses then; undefined once it has taken the order
 */
export async function orderPatiently(world: ConformanceWorld, operation: string, facts: Record<string, unknown>): Promise<string | undefined> {
  const { wall } = world.run;
  const until = wall.now() + recordPatience(world);
  for (;;) {
    const { status, reason = 'no reason given' } = await world.stimulateOrRefuse(operation, facts);
    if (status !== 'refused') return undefined;
    if (wall.now() >= until) return reason;
    await new Promise<void>((resolve) => void wall.at(wall.now() + ORDER_AGAIN_MS, resolve));
  }
}

/** The same about the filing of the scenario; blocks where it is refused to the end. */
export async function order(world: ConformanceWorld, operation: string, facts: Record<string, unknown>): Promise<void> {
  const refused = await orderPatiently(world, operation, { reference: lrnOf(world), ...facts });
  if (refused !== undefined) world.block(`the IUT refused the stimulus ${operation}: ${refused}`);
}

/** Tells the operator to do something about the filing of the scenario; what comes then is new. */
export async function act(world: ConformanceWorld, operation: string, facts: Record<string, unknown>): Promise<void> {
  world.kept.set('receptions before', world.run.simulators.ics2.receptions.all.length);
  await order(world, operation, facts);
}

/** Waits until the operator's record has the registration, where its driver shows it: a refusal before that says nothing of what is ordered. */
export async function untilRecorded(world: ConformanceWorld): Promise<void> {
  if (world.run.hello.capabilities.includes('observe')) await look(world, 'ics2.filing', lrnOf(world), ({ state }) => state === 'registered');
}

/** The same where the operator may refuse; its reason then. */
export async function actOrRefuse(world: ConformanceWorld, operation: string, facts: Record<string, unknown>): Promise<string | undefined> {
  world.kept.set('receptions before', world.run.simulators.ics2.receptions.all.length);
  const { status, reason } = await world.stimulateOrRefuse(operation, { reference: lrnOf(world), ...facts });
  return status === 'refused' ? (reason ?? 'no reason given') : undefined;
}

export const AMENDMENT = /^IE3A/;
export const isAmendment = ({ action, document }: Reception): boolean => AMENDMENT.test(document?.name ?? action ?? '');

const ANY = /(?:)/;

/**
 * The message that the operator was told to send: of its kind, whatever else its system sends meanwhile of its own accord; where none of
 * that kind comes, the first of any. Blocks when nothing comes at all. Keeps it as `message`.
 */
export async function sent(world: ConformanceWorld, kind: RegExp): Promise<Reception> {
  const message = (await cameOf(world, kind)) ?? (await cameOf(world, ANY, 0));
  if (message === undefined) return world.block('no message of the operator reached the trader interface in time');
  world.kept.set('message', message);
  return message;
}

/** What customs decided on a message that is no filing; blocks where it is another decision. */
export async function decidedOn(world: ConformanceWorld, { messageId, answer }: Reception, decision: FilingOutcome['decision']): Promise<FilingOutcome> {
  if (answer.kind !== 'receipt') world.block(`the trader interface did not receipt the message${answer.kind === 'error' ? `: ${answer.code} ${answer.detail}` : ''}`);
  const outcome = await world.run.simulators.ics2.outcomes.wait((one) => one.messageId === messageId, messagePatience(world));
  if (outcome === undefined) return world.block('customs has not decided on the message');
  const problems = outcome.problems.map((problem) => `${problem.code} ${problem.rule} ${problem.path}: found ${problem.found}, demanded ${problem.demanded}`).join('\n');
  if (outcome.decision !== decision) world.block(`customs ${outcome.decision} the message, which this scenario does not expect${problems === '' ? '' : `:\n${problems}`}`);
  return outcome;
}
