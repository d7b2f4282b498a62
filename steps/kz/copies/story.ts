import type { ObserveOutput } from '../../../iut/contract';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Item, Letter, LetterKind, LetterOf, Request } from '../../../requirements/kz/copies/letters';
import type { Matter } from '../../../requirements/kz/copies/matter';
import { workingDays, type WorkingDays } from '../../../requirements/kz/copies/working-days';
import { knowsKazakhZone } from '../../../requirements/kz/copies/zone';
import { coversList, matterSeen, told, type CopiesParties, type Delivery, type Seen } from '../../../simulators/kz/copies';
import type { ConformanceWorld } from '../../support/world';

/** Words shared by the steps on requests for copies: what was asked, what came back, how the request stands. */
export const parties = (world: ConformanceWorld): CopiesParties => world.run.simulators.kzCopies;

/** How long a letter of the IUT is awaited on the wall clock. Ours: writing it is its only work. */
export const LETTER_LIMIT_MS = 2000;

/** A day of a feature is ten in the morning of Kazakhstan; an instant is itself. */
export const momentOf = (text: string): string => (text.includes('T') ? text : `${text}T05:00:00Z`);

/** Begins the story: everything on the Kazakh calendar rests on zone data that know it. */
export async function begin(world: ConformanceWorld, when: string): Promise<void> {
  if (!knowsKazakhZone()) throw new Error('the zone data of this runtime do not know Kazakhstan since 2024-03-01: use Node with tzdata 2024a or later');
  await world.playAt(momentOf(when));
}

export const moveTo = (world: ConformanceWorld, when: string, why: string): Promise<void> => world.moveBusinessClock(momentOf(when), why);

export const stamp = (world: ConformanceWorld): { id: string; dated: string } => ({ id: world.run.ids.uuid(), dated: isoSeconds(world.run.business.now()) });

export const request = (world: ConformanceWorld): Request => world.keptAs<Request>('request');

export const calendar = (world: ConformanceWorld): WorkingDays => workingDays({ off: world.kept.has('daysOff') ? world.keptAs<string[]>('daysOff') : [] });

/** `invoice INV-1, waybill CMR-1`: a list of items, each a kind and, perhaps, a number. */
export function itemsOf(text: string): Item[] {
  return text.split(', ').map((one, at) => {
    const [kind = '', number] = one.split(' ');
    return { id: String(at + 1), kind, ...(number === undefined ? {} : { number }) };
  });
}

export async function post(world: ConformanceWorld, letter: Letter): Promise<Delivery> {
  const delivery = await parties(world).send(letter);
  if (delivery.kind === 'no-endpoint' || delivery.kind === 'failed') world.block(`the letter could not be delivered: ${delivery.kind === 'failed' ? delivery.why : 'the IUT has named no endpoint kz'}`);
  return delivery;
}

/** Sends a request to the executing authority; that it takes it is not what is judged. */
export async function ask(world: ConformanceWorld, letter: Request): Promise<void> {
  world.kept.set('request', letter);
  const delivery = await post(world, letter);
  if (delivery.kind === 'refused') world.block(`the request was not taken: HTTP ${delivery.status} ${delivery.problem}`);
}

const ofIut = (kinds: readonly LetterKind[], about: string) => ({ by, letter }: Seen): boolean =>
  by === 'iut' && kinds.includes(letter.letter) && letter.letter !== 'request' && letter.about === about;

/** Letters of the IUT about the request so far, of some kinds. */
export const lettersOf = <K extends LetterKind>(world: ConformanceWorld, ...kinds: K[]): LetterOf<K>[] =>
  parties(world).letters.all.filter(ofIut(kinds, request(world).id)).map(({ letter }) => letter as LetterOf<K>);

/** The next letter of some kinds after the `seen` first ones; undefined: none came in time. */
export async function comes<K extends LetterKind>(world: ConformanceWorld, kinds: readonly K[], seen = 0): Promise<LetterOf<K> | undefined> {
  const wanted = (): Letter | undefined => lettersOf(world, ...kinds)[seen];
  await parties(world).letters.wait(() => wanted() !== undefined, LETTER_LIMIT_MS);
  return wanted() as LetterOf<K> | undefined;
}

/** The same, where its coming is not what is judged. */
export async function awaited<K extends LetterKind>(world: ConformanceWorld, kinds: readonly K[], seen = 0): Promise<LetterOf<K>> {
  const came = await comes(world, kinds, seen);
  return came ?? world.block(`no ${kinds.join(' or ')} came; last was ${told(parties(world).letters.all.filter(({ by }) => by === 'iut').at(-1)?.letter)}`);
}

/** What came of the request: a refusal, or the answer that covers the whole list; else the last answer, for an authority may send what it has so far. */
export async function outcome(world: ConformanceWorld): Promise<LetterOf<'answer' | 'refusal'>> {
  const ended = (): LetterOf<'answer' | 'refusal'> | undefined =>
    lettersOf(world, 'answer', 'refusal').find((one) => one.letter === 'refusal' || coversList(one, request(world)));
  await parties(world).letters.wait(() => ended() !== undefined, LETTER_LIMIT_MS);
  return ended() ?? lettersOf(world, 'answer').at(-1) ?? (await awaited(world, ['answer', 'refusal']));
}

/** What an official of the IUT is told to do with the request. @returns why not, where it refuses */
export async function decide(world: ConformanceWorld, step: string, more: Record<string, unknown> = {}): Promise<string | undefined> {
  const output = await world.stimulateOrRefuse('kz.execute', { request: request(world).id, step, ...more });
  return output.status === 'refused' ? (output.reason ?? 'no reason given') : undefined;
}

/** What the IUT holds of the request. */
export interface Held {
  state: string;
  due?: string;
  limit?: string;
  registered?: string;
  overdue?: boolean;
  remarks: string[];
  words: string;
}

export function heldIn({ known, state = 'no state', holds = {} }: ObserveOutput): Held {
  const text = (name: string): { [key: string]: string } => (typeof holds[name] === 'string' ? { [name]: holds[name] } : {});
  return {
    state, ...text('due'), ...text('limit'), ...text('registered'), ...(typeof holds['overdue'] === 'boolean' ? { overdue: holds['overdue'] } : {}),
    remarks: Array.isArray(holds['remarks']) ? holds['remarks'].map(String) : [],
    words: known ? `${state}, holds ${JSON.stringify(holds)}` : 'unknown to the IUT',
  };
}

export const held = async (world: ConformanceWorld): Promise<Held> => heldIn(await world.observe('kz.request', request(world).id));

/** How the request stands by the letters seen; what the IUT writes may have no day to count from. */
export function matter(world: ConformanceWorld): Matter {
  try {
    return matterSeen(parties(world).letters.all, request(world).id, calendar(world)) ?? world.block('the executing authority has sent no notice of registration');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return world.block(`the notice of registration names no instant (ISO 8601 with an offset) from which the term runs: ${lettersOf(world, 'registration').at(-1)?.registered ?? ''}`);
  }
}

/** Those of these requirements that the running scenario claims. */
export const claimed = (world: ConformanceWorld, among: (id: string) => boolean): string[] => (world.run.running?.scenario.requirements ?? []).filter(among);

/**
 * The refusal for want of information, where one has gone out by now. What the IUT holds tells whether to wait for the letter: a request that stands
 * still has not been refused.
 */
export async function refusalForSilence(world: ConformanceWorld): Promise<Seen | undefined> {
  const isIt = (seen: Seen): boolean => ofIut(['refusal'], request(world).id)(seen) && seen.letter.letter === 'refusal' && seen.letter.ground === 2;
  const { state } = await held(world);
  return state === 'suspended' ? parties(world).letters.all.find(isIt) : parties(world).letters.wait(isIt, LETTER_LIMIT_MS);
}
