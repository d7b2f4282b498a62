import { loadXml, type XmlElement } from '../../protocols/xml';
import { isoSeconds } from '../../protocols/time/clock';
import { messageJudge } from '../../simulators/ics2/message-judge';
import type { Push } from '../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../support/world';
import type { CounterParty } from '../../simulators/ics2/counter-filers/counter-filers';
import { probeOf } from './probe';

/** Those to whom customs may write in a scenario of its own: the probe, and the traders beside it. */
export type Reader = 'probe' | CounterParty;

const READERS: readonly Reader[] = ['probe', 'carrier', 'house filer', 'second house filer', 'consignee', 'post'];

const partyIdOf = async (world: ConformanceWorld, who: Reader): Promise<string> =>
  who === 'probe' ? (await probeOf(world)).partyId : world.run.simulators.ics2.counterFilers.partyId(who);

/** What customs has sent of this kind beside its direct answers, once it is done with everything; by whom it was sent to. */
export async function toldOf(world: ConformanceWorld, action: string): Promise<{ to: string; push: Push }[]> {
  const { outbox, settle } = world.run.simulators.ics2;
  await settle();
  const names = new Map(await Promise.all(READERS.map(async (who) => [await partyIdOf(world, who), who] as const)));
  return outbox.pushes.all
    .filter(({ sealed }) => sealed.action === action && sealed.answers === undefined)
    .map((push) => ({ to: names.get(push.sealed.toPartyId) ?? push.sealed.toPartyId, push }));
}

/** Whom it has reached, in words and in the order of the alphabet: `carrier, probe`; what could not be delivered is said. */
export function readersOf(told: readonly { to: string; push: Push }[]): string {
  return told.map(({ to, push }) => (push.answer === undefined ? `${to} (not delivered: ${push.failure?.message ?? 'no answer'})` : to)).sort().join(', ') || 'nobody';
}

/** A list of readers in a feature, in the same form. */
export const inOrder = (words: string): string => words.split(/, | and /).map((one) => one.replace(/^the /, '')).sort().join(', ');

/** A message that customs has sent: its root, and what its own table says against it. */
export async function readTold(world: ConformanceWorld, { sealed }: Push): Promise<{ root: XmlElement | undefined; problems: string[] }> {
  const bytes = Buffer.from(sealed.document ?? '', 'utf8');
  const { problems } = (await messageJudge()).judge(bytes, { message: sealed.action, day: isoSeconds(world.run.business.now()).slice(0, 10) });
  const read = (await loadXml()).read(bytes);
  return { root: read.ok ? read.root : undefined, problems: problems.filter(({ weight }) => weight === 'reject').map(({ path, found, demanded }) => `${path}: found ${found}, demanded ${demanded}`) };
}
