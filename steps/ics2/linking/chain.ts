import { loadXml, type XmlElement } from '../../../protocols/xml';
import type { CounterExchange, CounterParty } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { FilingOutcome } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { operatorEori } from '../exchange';
import { prepared } from '../filers';
import type { ShipmentFacts } from '../shipments';

/** What the traders of one consignment have agreed on: the documents, and who carries it. */
export interface Agreed {
  /** Number of the carrier's bill or air waybill; the latter without a hyphen, as this carrier writes it. */
  master: string;
  house: string;
  /** EORI. */
  carrier: string;
}

/** Who files above the operator, uppermost first, by the last of these filings. Each names who files next. */
const ABOVE: Readonly<Record<string, readonly { who: CounterParty; message: string }[]>> = {
  F12: [{ who: 'carrier', message: 'IE3F12' }],
  F13: [{ who: 'carrier', message: 'IE3F13' }],
  F14: [{ who: 'carrier', message: 'IE3F12' }, { who: 'house filer', message: 'IE3F14' }],
  F21: [{ who: 'carrier', message: 'IE3F21' }],
};

/** For the expressions of steps. */
export const UPPER = `(${Object.keys(ABOVE).join('|')})`;

const isByAir = (filing: string): boolean => filing.startsWith('F2');

/** What was agreed on in this scenario, made at the first look; `filing` tells whether it goes by sea or by air. */
export async function agreed(world: ConformanceWorld, filing: string): Promise<Agreed> {
  if (!world.kept.has('agreed')) {
    const fresh = world.run.ids.uuid().replaceAll('-', '').slice(0, 8).toUpperCase();
    const digits = String(Number.parseInt(fresh, 16) % 100_000_000).padStart(8, '0');
    const master = isByAir(filing) ? `020${digits}` : `MB${fresh}`;
    world.kept.set('agreed', { master, house: `H${fresh}`, carrier: await world.run.simulators.ics2.counterFilers.eori('carrier') });
  }
  return world.keptAs<Agreed>('agreed');
}

/** A filing of another trader that customs has registered; blocks where it has not. */
export async function filedBy(world: ConformanceWorld, who: CounterParty, message: string, told: Parameters<typeof world.run.simulators.ics2.counterFilers.file>[2]): Promise<CounterExchange> {
  const exchange = await world.run.simulators.ics2.counterFilers.file(who, message, told);
  if (exchange.reply?.action !== 'IE3R01') world.block(`customs answered the ${message} of the ${who} with ${exchange.reply?.action ?? exchange.answer.text} instead of IE3R01`);
  return exchange;
}

/** The filings above the operator's, which name it at last; keeps them as `above`. */
export async function fileAbove(world: ConformanceWorld, upper: string): Promise<void> {
  const { counterFilers } = world.run.simulators.ics2;
  const chain = ABOVE[upper] ?? [];
  const { master, house, carrier } = await agreed(world, upper);
  const above: CounterExchange[] = [];
  for (const [at, { who, message }] of chain.entries()) {
    const next = chain[at + 1];
    const names = [next === undefined ? operatorEori(world) : await counterFilers.eori(next.who)];
    above.push(await filedBy(world, who, message, { master, carrier, names, houses: [{ document: house }] }));
  }
  world.kept.set('above', above);
}

/** The document of the filing right above the operator's. */
export async function upperDocument(world: ConformanceWorld): Promise<XmlElement> {
  return rootOf(world.keptAs<CounterExchange[]>('above').at(-1)!);
}

export async function rootOf({ document }: CounterExchange): Promise<XmlElement> {
  const read = (await loadXml()).read(Buffer.from(document, 'utf8'));
  if (!read.ok) throw new Error('a filing of ours cannot be read');
  return read.root;
}

/** The facts of the operator's part of the consignment that was agreed on. A filing that has to name who files next names the consignee. */
export async function ownPart(world: ConformanceWorld, filer: string, filing: string): Promise<ShipmentFacts> {
  const { master, house, carrier } = await agreed(world, filing);
  const shipment = prepared(world, filer, filing);
  const next = filing === 'F14' ? { supplementaryDeclarants: [{ eori: await world.run.simulators.ics2.counterFilers.eori('consignee'), level: 'sub-house' }] } : {};
  return {
    ...shipment,
    ...(isByAir(filing) ? { airWaybill: master } : { billOfLading: master }),
    carrier: { eori: carrier },
    ...(shipment['houseBill'] === undefined ? {} : { houseBill: house }),
    ...(shipment.houses === undefined ? {} : { houses: [{ ...shipment.houses[0], ...(isByAir(filing) ? { houseWaybill: house } : { houseBill: house }), ...next }] }),
  };
}

/** By its code in CL744. */
function stateOf(world: ConformanceWorld, mrn: string | undefined): string {
  return world.run.simulators.ics2.repository.filings.get(mrn ?? '')?.state ?? '(not filed)';
}

/** Blocks unless customs has put the parts together: the uppermost one complete (11), the other linked (05). */
export async function requireComplete(world: ConformanceWorld, upper: string | undefined, lower: string | undefined): Promise<void> {
  await world.run.simulators.ics2.settle();
  const [above, below] = [stateOf(world, upper), stateOf(world, lower)];
  world.note('states at customs', `uppermost filing: ${above}; filing below it: ${below}`);
  if (above !== '11' || below !== '05') world.block(`customs has not put the parts together: the uppermost filing is in state ${above}, the one below it in state ${below}`);
}

/** MRN of the operator's last filing. */
export const ownMrn = (world: ConformanceWorld): string | undefined => world.keptAs<FilingOutcome>('outcome').mrn;
