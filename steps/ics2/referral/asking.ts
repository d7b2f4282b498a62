import { millisecondsOf } from '../../../requirements/parameters';
import type { Done } from '../../../simulators/ics2/common-repository/analysis/desk';
import type { Question } from '../../../simulators/ics2/messages/requests';
import { answeredReferences, type Asked } from '../../../simulators/ics2/judge/process/referral';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { order } from '../acting';
import { judgeAnswer, judgeMessage } from '../exchange';
import { messagePatience } from '../patience';
import { mrnOf } from '../registered';

/** An..17, and unlike that of any other request of the run. */
export const freshReference = (world: ConformanceWorld, kind: 'RFI' | 'AMD' | 'RFS'): string => `${kind}-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`;

/** Has customs decide something about the filing; blocks where it may not, or where the filer did not take the message. What comes after counts as new. */
export async function customsDecides(world: ConformanceWorld, decision: Promise<Done>): Promise<void> {
  const { receptions } = world.run.simulators.ics2;
  world.kept.set('receptions before', receptions.all.length);
  const { sent = [], refused } = await decision;
  if (refused !== undefined) world.block(`customs may not do this: ${refused}`);
  if (sent.length === 0) world.block('customs has reached nobody with its message');
  for (const push of sent) judgeAnswer(world, push);
}

/** Until when an answer is expected, with the parameter that says it: no source fixes a term. */
const term = (world: ConformanceWorld, parameter: string): Pick<Asked, 'until' | 'limit'> => ({
  until: world.run.business.now() + millisecondsOf(world.run.parameter, parameter), limit: `parameter ${parameter} = ${world.run.parameter(parameter)}`,
});

/** Customs asks about the filing of the scenario (IE3Q02), all questions in one message; they are kept as `asked`. */
export async function ask(world: ConformanceWorld, questions: readonly Question[]): Promise<void> {
  const mrn = mrnOf(world);
  world.kept.set('asked', { mrn, references: questions.map(({ reference }) => reference), ...term(world, 'referral.rfi.deadline') } satisfies Asked);
  await customsDecides(world, world.run.simulators.ics2.analysis.ask(mrn, questions));
}

/** Customs asks for the screening of a consignment in it (IE3Q03), the first one; kept as `screening`. */
export async function askForScreening(world: ConformanceWorld): Promise<void> {
  const [mrn, reference] = [mrnOf(world), freshReference(world, 'RFS')];
  world.kept.set('screening', { mrn, references: [reference], ...term(world, 'referral.rfs.deadline') } satisfies Asked);
  await customsDecides(world, world.run.simulators.ics2.analysis.screen(mrn, [{ reference, methods: ['XRY', 'EDS'] }]));
}

/** Messages of the IUT since customs asked. */
function since(world: ConformanceWorld): readonly Reception[] {
  return world.run.simulators.ics2.receptions.all.slice(world.keptAs<number>('receptions before'));
}

const isAnswered = (world: ConformanceWorld, references: readonly string[]): boolean =>
  references.every((reference) => since(world).some((one) => answeredReferences(one).includes(reference)));

/** Has the operator's people answer; a system that has answered by itself is not asked to. */
export async function answer(world: ConformanceWorld, operation: string, { references }: Asked, facts: Record<string, unknown>): Promise<void> {
  if (!isAnswered(world, references)) await order(world, operation, facts);
}

/**
 * What the operator sends, until all references are answered, or nothing more comes: each message judged as every message of the
 * operator is. Of these the ones that name a reference; all of them where none does. Blocks when there is none.
 */
export async function answersTo(world: ConformanceWorld, { references }: Asked): Promise<readonly Reception[]> {
  const { receptions } = world.run.simulators.ics2;
  const seen = new Set<Reception>();
  for (;;) {
    const next = since(world).find((one) => !seen.has(one)) ?? (await receptions.wait((one) => since(world).includes(one) && !seen.has(one), messagePatience(world)));
    if (next === undefined) break;
    seen.add(next);
    world.judge(judgeMessage(world, next));
    if (isAnswered(world, references)) break;
  }
  if (seen.size === 0) world.block('no message of the operator came after the request of customs');
  // Whatever else its system sends meanwhile, of its own accord, is no answer.
  const naming = [...seen].filter((one) => answeredReferences(one).some((reference) => references.includes(reference)));
  return naming.length > 0 ? naming : [...seen];
}
