import type { ProbeReply } from '../../simulators/ics2/hostile/probe';
import { refusedErrors } from '../../simulators/ics2/judge/reply/sealed-reply';
import type { ConformanceWorld } from '../support/world';
import { INTERFACE, judgementsOf, kept, replyTo, type Registered } from './probe';

/** The filing that an earlier step has registered. */
export const registered = (world: ConformanceWorld): Registered => world.keptAs<Registered>('registered');

/** The reply to the message sent last, judged as a whole. */
export async function judgedReply(world: ConformanceWorld): Promise<ProbeReply | undefined> {
  const sent = kept(world);
  const reply = await replyTo(world, sent);
  if (reply !== undefined) world.judge(await judgementsOf(world, reply, sent));
  return reply;
}

/** A reply in words, and the errors that it holds. */
export async function described(reply: ProbeReply | undefined): Promise<{ text: string; errors: { code: string; place?: string }[] }> {
  const errors = reply?.action === 'IE3N99' || reply?.action === 'IE3N01' ? await refusedErrors(reply) : [];
  return { text: `${reply?.action ?? 'nothing'}${errors.map((error) => ` ${error.code} at ${error.place ?? '(no place)'}`).join(',')}`, errors };
}

/** States that the message was refused by the reply that is due, with the code among its errors. */
export async function checkRefused(world: ConformanceWorld, requirement: string, due: string, code: string, place: string): Promise<void> {
  const reply = await judgedReply(world);
  const { text, errors } = await described(reply);
  const named = errors.some((error) => error.code === code && error.place !== undefined);
  world.check(requirement, `${due} with ${code} and a pointer`, text, reply?.action === due && named, INTERFACE);
  // Where the pointer leads is a row of its own, so that a breach of it is named once.
  world.check('ICS2-ERR-04', `a pointer to ${place}`, text, errors.some((error) => error.code === code && error.place === place), INTERFACE);
}

/** States that the message was answered by the reply that is due, right in every value. */
export async function checkGood(world: ConformanceWorld, requirement: string, due: string): Promise<void> {
  const reply = await judgedReply(world);
  world.check(requirement, due, (await described(reply)).text, reply?.action === due, INTERFACE);
}
