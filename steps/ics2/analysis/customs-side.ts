import type { CounterFacts } from '../../../simulators/ics2/counter-filers/filings';
import { counterFiling } from '../../../simulators/ics2/counter-filers/filings';
import { CARRIER, HOUSE_FILER, type ProbeParty } from '../../../simulators/ics2/hostile/parties';
import { isoSeconds } from '../../../protocols/time/clock';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE } from '../probe';

/** Parties of the self-checks of analysis and notifications, as features call them. */
const PARTIES: Readonly<Record<string, ProbeParty>> = { 'the forwarder': HOUSE_FILER, 'the carrier': CARRIER };

/** A filing that customs has registered, and the facts of which it was made. */
export interface Filed {
  message: string;
  mrn: string;
  facts: CounterFacts;
  /** Business time of its reception, epoch ms. */
  at: number;
}

export const filed = (world: ConformanceWorld): Filed => world.keptAs<Filed>('filed');

/** EORI of a party. */
export const eoriOf = async (world: ConformanceWorld, who: string): Promise<string> => (await world.run.simulators.ics2.probe(PARTIES[who])).eori;

/** What a filing says beside who files it, and what is wrong with the good specimen for this scenario. */
export interface Wanted {
  facts?: Partial<CounterFacts>;
  edit?: (document: string) => string;
}

/**
 * Sends any message of a party and waits until customs is done with it. @returns the functional reply to it, if one came
 */
export async function sends(world: ConformanceWorld, who: string, message: string, document: string): Promise<{ action: string; mrn?: string; document?: string } | undefined> {
  const party = await world.run.simulators.ics2.probe(PARTIES[who]);
  const sealed = party.pack({ document, action: message });
  const answer = await party.post(sealed);
  if (answer.kind !== 'receipt') world.block(`customs did not receipt ${message} of ${who}: ${answer.text}`);
  await world.run.simulators.ics2.settle();
  return party.replies.all.find(({ refToMessageId }) => refToMessageId === sealed.messageId);
}

/** Files; blocks where customs does not register it. The filing is kept. */
export async function files(world: ConformanceWorld, who: string, message: string, { facts: told = {}, edit = (document) => document }: Wanted = {}): Promise<Filed> {
  const at = world.run.business.now();
  const lrn = `AN${world.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
  const facts: CounterFacts = { lrn, day: isoSeconds(at).slice(0, 10), declarant: await eoriOf(world, who), ...told };
  const reply = await sends(world, who, message, edit(counterFiling(message, facts)));
  if (reply?.action !== 'IE3R01' || reply.mrn === undefined) return world.block(`customs answered ${message} of ${who} with ${reply?.document ?? 'nothing'} instead of IE3R01`);
  const filing: Filed = { message, mrn: reply.mrn, facts, at };
  world.kept.set('filed', filing);
  return filing;
}

const TIMES = ['', '', ' twice', ' three times'];

/** Whom customs has sent a kind of message, and how often, in words; once it is done with everything. */
export async function reached(world: ConformanceWorld, action: string): Promise<string> {
  const { ics2 } = world.run.simulators;
  await ics2.settle();
  const names = new Map<string, string>();
  for (const [name, party] of Object.entries(PARTIES)) names.set((await ics2.probe(party)).partyId, name);
  const sent = ics2.outbox.pushes.all.filter(({ sealed }) => sealed.action === action);
  const got = sent.map(({ sealed }) => names.get(sealed.toPartyId) ?? sealed.toPartyId).sort().reverse();
  const often = (name: string): number => got.filter((one) => one === name).length;
  return [...new Set(got)].map((name) => `${name}${TIMES[often(name)] ?? ` ${often(name)} times`}`).join(' and ') || 'nobody';
}

/** States one comparison under each requirement that the scenario claims: the sentence is the same, what it shows is theirs. */
export function checkClaimed(world: ConformanceWorld, expected: string, observed: string, holds = expected === observed): void {
  const claimed = world.run.running?.scenario.requirements ?? [];
  world.judge(claimed.map((requirement) => ({ requirement, party: INTERFACE, expected, observed, holds })));
}

/** The documents of a kind that a party got, in order. */
export async function documentsAt(world: ConformanceWorld, who: string, action: string): Promise<string[]> {
  const party = await world.run.simulators.ics2.probe(PARTIES[who]);
  return party.replies.all.filter((reply) => reply.action === action).map(({ document = '' }) => document);
}
