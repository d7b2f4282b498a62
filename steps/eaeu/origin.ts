import type { OutgoingMessage } from '../../protocols/eaeu-soap';
import { durationMilliseconds } from '../../requirements/parameters';
import { ORIGIN_PROCESS, transactionOfFlow } from '../../requirements/eaeu/process';
import { addressUnderTest, type ThirdParties } from '../../simulators/eaeu/origin';
import type { ForeignCertificate } from '../../simulators/eaeu/origin/documents';
import { judgeApplication } from '../../simulators/eaeu/judge/application';
import type { Parties } from '../../simulators/eaeu/judge/headers';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { answer, deliver, gatewayOf, isConfirmation, described, partiesOf, wireWaitMs, type Delivery } from './exchange';

export const KINDS = ['original', 'duplicate', 'replacement', 'annulled'] as const;
export type Kind = (typeof KINDS)[number];
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const thirdPartiesOf = (world: ConformanceWorld): ThirdParties => gatewayOf(world).thirdParties;

/** A certificate that the authorised body was told to issue. */
export interface Entered {
  reference: string;
  kind: Kind;
  number: string;
  issuedOn: string;
  issuedFor: string;
  /** How much had been received before. */
  mark: number;
}

/** What is said of a certificate to be issued; the rest is made up. */
export interface Order {
  kind?: Kind;
  form?: 'paper' | 'electronic';
  number?: string;
  /** The certificate that it stands for. */
  named?: { number: string; issuedOn: string };
  issuedOn?: string;
  issuedFor?: string;
  exporter?: string;
}

/** The facts of an order `eaeu.issue`. */
export function factsOf(world: ConformanceWorld, order: Order) {
  const number = `KZ-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`;
  const made = { kind: 'original' as Kind, form: 'paper', number, issuedOn: '2026-06-01', issuedFor: 'VN', exporter: 'ТОО «Первый экспортёр», Өскемен' };
  return { ...made, issuingBody: 'Қазақстан Республикасының «Атамекен» ұлттық палатасы', ...order };
}

/** Makes the authorised body issue a certificate, and waits until the third country has confirmed its report, or has sent what is `awaited` instead. */
export async function enter(world: ConformanceWorld, given: Order & { awaited?: string } = {}): Promise<Entered> {
  const gateway = gatewayOf(world);
  gateway.script.notice = 'none';
  const { awaited = 'P.MSG.RCV', ...order } = given;
  const facts = factsOf(world, order);
  const { kind, number, issuedOn, issuedFor } = facts;
  const mark = gateway.received.all.length;
  const confirmed = gateway.sent.all.length;
  const { reference = '' } = await world.stimulate('eaeu.issue', { ...facts });
  await gateway.sent.wait(() => gateway.sent.all.slice(confirmed).some(({ label }) => label === awaited), wireWaitMs());
  return { reference, kind, number, issuedOn, issuedFor, mark };
}

/** Real time for an answer that is due at once on the business clock. */
const SOON_MS = 2_000;

/** An answer may take the response time of its transaction: the clock goes on so far before silence counts. */
async function belated(world: ConformanceWorld, asked: Delivery, flow: 4 | 6): Promise<Received | undefined> {
  const limit = durationMilliseconds(transactionOfFlow(flow).responseTime ?? '') ?? 0;
  await world.moveBusinessClock(asked.sent.at + Math.max(limit, world.run.business.now() - asked.sent.at), 'the response time passes');
  return answer(world, asked, wireWaitMs() - SOON_MS);
}

/** What was entered of each kind, and the originals that had to be there before: to be duplicated, replaced and annulled. */
export interface EnteredKinds {
  kinds: Entered[];
  originals: Entered[];
}

/** Makes the authorised body issue one certificate of each kind. Nobody duplicates, replaces or annuls what was never issued. */
export async function enterKinds(world: ConformanceWorld, given: { issuedFor?: string; issuedOn?: string } = {}): Promise<EnteredKinds> {
  const kinds: Entered[] = [];
  const originals: Entered[] = [];
  for (const kind of KINDS) {
    const original = kind === 'original' ? undefined : await enter(world, given);
    if (original !== undefined) originals.push(original);
    kinds.push(await enter(world, { ...given, kind, ...standingFor(kind, original) }));
  }
  return { kinds, originals };
}

/** How a certificate refers to the one before it: an annulment has its number, a duplicate and a replacement name it. */
export function standingFor(kind: Kind, original: Entered | undefined): { number?: string; named?: { number: string; issuedOn: string } } {
  if (original === undefined) return {};
  const { number, issuedOn } = original;
  return kind === 'annulled' ? { number } : { named: { number, issuedOn } };
}

/** Asks the authorised body on behalf of a third country; undefined when it says nothing. An answer is judged as a message. */
export async function ask(world: ConformanceWorld, message: OutgoingMessage, flow: 4 | 6, country = 'VN'): Promise<Received | undefined> {
  const asked = await deliver(world, message);
  const come = (await answer(world, asked, SOON_MS)) ?? (await belated(world, asked, flow));
  if (come?.envelope?.form === 'application') world.judge(judgeApplication(come, { ...partiesOf(world), otherSegment: country }, flow));
  return come;
}

/** Asks for one certificate (flow 3). */
export function askFor(world: ConformanceWorld, certificate: { number: string; issuedOn: string }, country = 'VN'): Promise<Received | undefined> {
  return ask(world, thirdPartiesOf(world).messages.request(country, certificate), 4, country);
}

/** Asks for a period (flow 5), epoch ms. */
export function askForPeriod(world: ConformanceWorld, period: { from: number; to: number }): Promise<Received | undefined> {
  return ask(world, thirdPartiesOf(world).messages.period('VN', period), 6);
}

/** The central customs body under test, and the third country's authorised body as its other side. */
export function customsParties(world: ConformanceWorld): Parties {
  const { segment, code } = ORIGIN_PROCESS.participants['third-country-authorised'];
  return { own: addressUnderTest('central-customs', world.run.facts['eaeu.address']), otherParticipant: `${ORIGIN_PROCESS.process}/${code}`, otherSegment: segment };
}

/** A certificate of Viet Nam for Kazakhstan, as its authorised body holds it. */
export function foreign(world: ConformanceWorld, given: Partial<ForeignCertificate> = {}): ForeignCertificate {
  const kind = given.kind ?? 'original';
  const number = given.number ?? `VN-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`;
  return {
    kind, number, issuedOn: '2026-05-28', issuingCountry: 'VN', issuedFor: 'KZ', enteredAt: world.run.business.now(),
    ...(kind === 'duplicate' || kind === 'replacement' ? { named: { number: `${number}-0`, issuedOn: '2026-05-20' } } : {}), ...given,
  };
}

/** The certificate that must have been there before this one: none before an original. */
export function beforehand(one: ForeignCertificate): ForeignCertificate[] {
  const { named, ...same } = one;
  if (one.kind === 'annulled') return [{ ...same, kind: 'original' }];
  return named === undefined ? [] : [{ ...same, ...named, kind: 'original' }];
}

/** Reports a foreign certificate at issue (flow 7); blocks when the central customs body does not confirm. */
export async function reportForeign(world: ConformanceWorld, certificate: ForeignCertificate): Promise<OutgoingMessage> {
  const delivered = await deliver(world, thirdPartiesOf(world).messages.report(certificate));
  const come = await answer(world, delivered);
  if (come === undefined || !isConfirmation(come)) world.block(`the report was not confirmed: ${described(come)}`);
  return delivered.message;
}

/** Messages of a flow that the central customs body opened, so far. */
export function opened(world: ConformanceWorld, label: string): Received[] {
  return gatewayOf(world).received.all.filter((one) => one.label === label);
}

/** The first message under this label that fits, judged as a message; undefined when none comes. */
export async function come(world: ConformanceWorld, label: string, flow: 8 | 9 | 11, fits: (one: Received) => boolean = () => true): Promise<Received | undefined> {
  const found = await gatewayOf(world).received.wait((one) => one.label === label && fits(one), wireWaitMs());
  if (found !== undefined) world.judge(judgeApplication(found, customsParties(world), flow));
  return found;
}

export interface Held {
  known: boolean;
  state: string;
  kind: string;
}

/** What the central customs body holds of a foreign certificate. */
export async function held(world: ConformanceWorld, { issuingCountry, number }: ForeignCertificate): Promise<Held> {
  const { known, state, holds } = await world.observe('eaeu.foreign-certificate', `${issuingCountry}/${number}`);
  return { known, state: state ?? 'none', kind: String(holds?.['kind'] ?? 'none') };
}

/** What has become of a request, once it is no longer open, or was sent a second time, or the wait is over. */
export async function outcome(world: ConformanceWorld, what: 'eaeu.check' | 'eaeu.update', reference: string): Promise<string> {
  const label = what === 'eaeu.check' ? 'P.EE.01.MSG.009' : 'P.EE.01.MSG.011';
  const { received } = gatewayOf(world);
  const until = world.run.wall.now() + wireWaitMs();
  for (;;) {
    const { known, state } = await world.observe(what, reference);
    const now = known ? (state ?? 'no state') : 'unknown to the IUT';
    if (now !== 'open' || opened(world, label).length > 1 || world.run.wall.now() >= until) return now;
    await received.wait(() => false, 20);
  }
}
