import type { Judgement } from '../../requirements/judgement';
import { isoSeconds } from '../../protocols/time/clock';
import type { XmlElement } from '../../protocols/xml';
import { filingsOf, ICS2_ROLES } from '../../requirements/ics2/roles/matrix';
import { knowsEori } from '../../simulators/ics2/eori-register';
import { examine, judgeDocument } from '../../simulators/ics2/judge/filing/document';
import type { Reception } from '../../simulators/ics2/reception';
import type { ConformanceWorld } from '../support/world';
import { operatorEori } from './exchange';
import { onTheDanube, shipmentFor, type Extent, type ShipmentFacts } from './shipments';

/** Filers as the features name them, with their roles: those of the matrix, and those who share a type. */
const FILERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(ICS2_ROLES).map(([role, of]) => [of!.filer, [role]])),
  'house filer or consignee': ['sea-house-filer', 'sea-consignee'],
  'air carrier or forwarder': ['air-carrier', 'air-forwarder'],
  'carrier of mail': ['post', ...Object.keys(ICS2_ROLES).filter((role) => role !== 'post' && filingsOf([role], ['postal']).length > 0)],
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
