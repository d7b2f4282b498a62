import { isoSeconds } from '../../../protocols/time/clock';
import { children, loadXml, textAt } from '../../../protocols/xml';
import { arrivalMessage, type ArrivalFacts } from '../../../simulators/ics2/hostile/arrival-message';
import { CARRIER } from '../../../simulators/ics2/hostile/parties';
import { traderMessage } from '../../../simulators/ics2/hostile/trader-message';
import type { CounterExchange, CounterParty, Told } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { ConformanceWorld } from '../../support/world';
import { probeOf, type ProbeFiling } from '../probe';

const HOUR_MS = 3_600_000;

/** Journeys of scenarios: a ship and a flight, at the Hamburg office. */
export const SHIP = { vessel: 'IMO9747015' };
export const FLIGHT = { flight: 'LH8403' };
export const OFFICE = 'DE004851';

/** So many hours from now, ISO 8601. */
export const hoursAhead = (world: ConformanceWorld, hours: number): string => isoSeconds(world.run.business.now() + hours * HOUR_MS);

/** Has a trader beside the probe file; blocks where customs does not register it. */
export async function registers(world: ConformanceWorld, who: CounterParty, message: string, told: Told): Promise<CounterExchange & { mrn: string }> {
  const filed = await world.run.simulators.ics2.counterFilers.file(who, message, { office: OFFICE, departure: hoursAhead(world, 1), ...told });
  const { reply } = filed;
  if (reply?.action !== 'IE3R01' || reply.mrn === undefined) return world.block(`customs answered the ${who}'s ${message} with ${reply?.action ?? 'nothing'} instead of IE3R01`);
  return { ...filed, mrn: reply.mrn };
}

/** The probe notifies an arrival ten minutes after it; the business clock stands there then. It is kept like a filing. */
export async function notifies(world: ConformanceWorld, arrived: string, facts: Partial<ArrivalFacts>): Promise<void> {
  const probe = await probeOf(world);
  const actual = Math.max(Date.parse(arrived), world.run.business.now());
  await world.moveBusinessClock(actual + HOUR_MS / 6, 'ten minutes after the arrival');
  const lrn = `PA${world.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
  const document = arrivalMessage({ lrn, notifier: probe.eori, issued: isoSeconds(world.run.business.now()), actual: isoSeconds(actual), office: OFFICE, ...facts });
  const sealed = probe.pack({ document, action: 'IE3N06' });
  const sent: ProbeFiling = { lrn, document, ...sealed, answer: await probe.post(sealed) };
  world.kept.set('probe filing', sent);
  await world.run.simulators.ics2.settle();
}

/** Sends a message of the carrier about a filing of its own; the answer of customs, undefined where it gave none. */
export async function carrierSends(world: ConformanceWorld, message: string, mrn: string): Promise<{ action: string; document?: string } | undefined> {
  const carrier = await world.run.simulators.ics2.probe(CARRIER);
  const token = world.run.ids.uuid().replaceAll('-', '').slice(0, 16).toUpperCase();
  const document = traderMessage(message, { number: `CA${token}`, documents: `CD${token}`, eori: carrier.eori, mrn, day: isoSeconds(world.run.business.now()).slice(0, 10) });
  const sealed = carrier.pack({ document, action: message });
  await carrier.post(sealed);
  await world.run.simulators.ics2.settle();
  return carrier.replies.all.find(({ refToMessageId }) => refToMessageId === sealed.messageId);
}

/** In which state customs shows the carrier's filing to it (IE3R08): a code of CL744, or what was answered instead. */
export async function stateShown(world: ConformanceWorld, mrn: string): Promise<string> {
  const reply = await carrierSends(world, 'IE3Q05', mrn);
  const read = (await loadXml()).read(Buffer.from(reply?.document ?? '', 'utf8'));
  const entity = read.ok ? children(read.root, 'ENSEntity').find((one) => textAt(one, 'identification') === mrn) : undefined;
  return textAt(entity, 'state') ?? `(${reply?.action ?? 'no answer'} without the filing)`;
}
