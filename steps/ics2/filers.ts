import type { Judgement } from '../../requirements/judgement';
import { isoSeconds } from '../../protocols/time/clock';
import type { XmlElement } from '../../protocols/xml';
import { knowsEori } from '../../simulators/ics2/eori-register';
import { examine, judgeDocument } from '../../simulators/ics2/judge/document';
import type { Reception } from '../../simulators/ics2/reception';
import type { ConformanceWorld } from '../support/world';
import { operatorEori } from './exchange';
import { onTheDanube, shipmentFor, type Extent, type ShipmentFacts } from './shipments';

/** Filers as the features name them, with their roles. */
const FILERS: Readonly<Record<string, readonly string[]>> = {
  'sea carrier': ['sea-carrier'],
  'inland carrier': ['inland-carrier'],
  'sea house filer': ['sea-house-filer'],
  'house filer or consignee': ['sea-house-filer', 'sea-consignee'],
  consignee: ['sea-consignee'],
  'air carrier': ['air-carrier'],
  'air carrier or forwarder': ['air-carrier', 'air-forwarder'],
  forwarder: ['air-forwarder'],
  'express operator': ['express'],
  'road carrier': ['road-carrier'],
  'rail carrier': ['rail-carrier'],
  'postal operator': ['post'],
  'carrier of mail': ['post', 'road-carrier', 'rail-carrier', 'air-carrier', 'sea-carrier', 'inland-carrier'],
};

/** For the expressions of steps: any filer. */
export const FILER = `(${Object.keys(FILERS).join('|')})`;

export function rolesOf(filer: string): readonly string[] {
  const roles = FILERS[filer];
  if (roles === undefined) throw new Error(`no filer is called "${filer}"`);
  return roles;
}

/** A shipment for the filing, under numbers that no earlier filing of the run has named; the inland carrier's goes by barge. */
export function prepared(world: ConformanceWorld, filer: string, filing: string, extent: Extent = 'least'): ShipmentFacts {
  const shipment = shipmentFor(filing, { eori: operatorEori(world), fresh: world.run.ids.uuid().slice(0, 8).toUpperCase() }, extent);
  return filer === 'inland carrier' ? onTheDanube(shipment) : shipment;
}

/** Root of the filing; blocks when it could not be read. */
export function documentOf(world: ConformanceWorld, filing: Reception): XmlElement {
  return filing.document ?? world.block('the business document of the filing cannot be read');
}

/** What the engine says of a received filing, every check of it. */
export async function judgeFiling(world: ConformanceWorld, filing: Reception): Promise<Judgement[]> {
  const { content } = filing.payload.leading;
  if (content === undefined) return world.block('the business document of the filing cannot be read');
  const { receptions } = world.run.simulators.ics2;
  // All of them are the operator's: its LRNs of this scenario.
  const earlier = new Set(receptions.all.slice(0, receptions.all.indexOf(filing)).map((one) => one.lrn));
  const judged = await examine(content, {
    day: isoSeconds(filing.receivedAt).slice(0, 10),
    registers: { eoriKnown: knowsEori(operatorEori(world)), lrnUsed: (lrn) => earlier.has(lrn) },
  });
  if (judged.notChecked.length > 0) world.note('not checked in the filing', judged.notChecked.join('\n'));
  return judgeDocument(judged);
}
