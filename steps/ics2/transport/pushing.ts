import { makeMrn } from '../../../requirements/ics2/mrn';
import { TEST_ACTION, TEST_SERVICE } from '../../../simulators/ics2/agreed';
import type { AnswerSeen } from '../../../simulators/ics2/judge/message/wrong-push';
import type { WrongPush } from '../../../simulators/ics2/hostile/wrong-pushes';
import type { Reception } from '../../../simulators/ics2/reception';
import { registration } from '../../../simulators/ics2/messages/replies';
import type { OutgoingReply, Push, PushIdentity, Sealed } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { stillUndecided } from '../exchange';
import { absencePatience, heldAs, look } from '../patience';

type Answered = NonNullable<Push['answer']>;

export const lrnOf = (world: ConformanceWorld): string => world.keptAs<string>('lrn');

/** IE3R01 for the pending filing that customs never decided: whoever believes it, believes a forgery. */
export function forgedRegistration(world: ConformanceWorld, serial = 'FORGED00001'): string {
  const mrn = makeMrn({ year2: 26, country: 'NL', serial, interfaceId: 'A', procedure: 'T' });
  return registration({ lrn: lrnOf(world), indicator: 'F10' }, mrn, world.run.business.now());
}

/** That registration, sealed as asked; otherwise as customs seals. */
export function sealForged(world: ConformanceWorld, otherwise: Partial<OutgoingReply> = {}): Sealed {
  const filing = world.keptAs<Reception>('filing');
  return world.run.simulators.ics2.outbox.seal({
    action: 'IE3R01', document: forgedRegistration(world), refToMessageId: filing.messageId, toPartyId: filing.fromPartyId ?? '', ...otherwise,
  });
}

/** That registration, sealed and altered as the row says; `otherwise` goes beside what the row says of the sealing. */
export function wrongRegistration(world: ConformanceWorld, wrong: WrongPush, otherwise: Partial<OutgoingReply> = {}): Sealed {
  const sealed = sealForged(world, { ...wrong.sealed, ...otherwise });
  const { messageId, packed } = sealed;
  const others = { anotherId: `${world.run.ids.uuid()}@sti.customs.example`, anotherDocument: forgedRegistration(world, 'FORGED00002') };
  return { ...sealed, packed: wrong.altered?.({ messageId, packed, ...others }) ?? packed };
}

/** Pushes and keeps what came of it as `push`. */
export async function push(world: ConformanceWorld, sealed: Sealed, as?: PushIdentity): Promise<void> {
  world.kept.set('push', await world.run.simulators.ics2.outbox.push(sealed, as));
}

/** What came back for a push; a carrier that cannot be reached is no verdict. */
export function answerOf(world: ConformanceWorld): Answered {
  const { answer, failure } = world.keptAs<Push>('push');
  if (answer === undefined) return world.block(`the carrier's access point could not be reached: ${failure?.message ?? 'no answer'}`);
  return answer;
}

/** How an answer reads: the error codes, or what stands there instead. An error need not be sealed, so that a flaw in its seal takes nothing from it. */
export function described({ opened, status }: Answered): AnswerSeen {
  const unit = opened.ok ? opened : opened.header;
  if (unit?.kind === 'error') {
    const codes = unit.header.errors.map((error) => error.code);
    return { codes, receipt: false, text: `eb:Error ${codes.join(', ')}${opened.ok ? '' : `, itself with a flaw: ${opened.error.detail}`}` };
  }
  return { codes: [], receipt: opened.ok && opened.kind === 'receipt', text: opened.ok ? `a ${opened.kind}` : `HTTP ${status}, ${opened.error.detail}` };
}

export const isReceipt = (answer: Answered): boolean => described(answer).receipt;

/** The filing is as it was before the push. */
export async function judgeUntouched(world: ConformanceWorld, requirement: string): Promise<void> {
  stillUndecided(world);
  const seen = await world.observe('ics2.filing', lrnOf(world));
  world.check(requirement, 'the filing is pending as before', heldAs(seen), seen.state === 'pending');
}

/** Keeps how many cases the operator's record holds. */
export async function countCases(world: ConformanceWorld): Promise<void> {
  world.kept.set('cases', (await world.observe('ics2.cases', '*')).holds?.['cases']);
}

/** No case was opened since they were counted, nor is one while it is watched for. */
export async function judgeNoCase(world: ConformanceWorld, requirement: string): Promise<void> {
  const was = world.keptAs<unknown>('cases');
  const after = await look(world, 'ics2.cases', '*', ({ holds }) => holds?.['cases'] !== was, await absencePatience(world));
  const is = after.holds?.['cases'];
  if (typeof was !== 'number' || typeof is !== 'number') world.block('the driver does not tell how many cases the business record holds (observe ics2.cases)');
  world.check(requirement, `${String(was)} cases, as before`, `${String(is)} cases`, was === is);
}

/** The connectivity test of customs (ICD 4.5.1). */
export function testMessage(toPartyId: string): OutgoingReply {
  return { action: TEST_ACTION, service: { value: TEST_SERVICE, type: '' }, toPartyId };
}
