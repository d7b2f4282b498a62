import type { XmlElement } from '../../../../protocols/xml';
import { structure } from '../../structures/structures';
import type { Breach, Example } from '../model';
import { unlike } from '../R3024-locked-on-amendment';
import { openScope, type Scope } from '../scope';
import type { World } from '../world';
import { filed } from './filed';
import type { AcrossCheck } from './model';

/** Amendments whose tables lack the marks of R3024 that all others have. */
const UNMARKED = new Set(['IE3A31', 'IE3A33', 'IE3A34', 'IE3A40', 'IE3A41', 'IE3A45']);

/** What the others lock, by the group it is in; `message` is the root. */
export const LOCKED: Readonly<Record<string, readonly string[]>> = {
  message: ['SpecificCircumstanceIndicator', 'representative'],
  representative: ['identificationNumber'],
  declarant: ['identificationNumber'],
  carrier: ['identificationNumber'],
  activeBorderTransportMeans: ['ModeOfTransport', 'identificationNumber', 'conveyanceReferenceNumber'],
  customsOfficeOfFirstEntry: ['referenceNumber'],
  transportDocumentMasterLevel: ['documentNumber'],
  transportDocumentHouseLevel: ['documentNumber'],
  goodsItem: ['goodsItemNumber'],
};
const WAY = new Set([...Object.keys(LOCKED), 'consignmentMasterLevel', 'consignmentHouseLevel']);

/** Follows the table to every locked place, and only there. */
function* visit(scope: Scope, world: World): Iterable<Breach & { at: XmlElement; element: string }> {
  const locked = LOCKED[scope.up === undefined ? 'message' : scope.node.name] ?? [];
  for (const node of scope.node.children) {
    const given = scope.children.get(node.name) ?? [];
    if (locked.includes(node.name)) {
      for (const breach of unlike(given, scope, world, node.name)) {
        yield { ...breach, at: breach.at ?? scope.element, element: node.label, weight: 'advice' };
      }
    }
    if (node.kind === 'group' && WAY.has(node.name)) for (const one of given) yield* visit(openScope(one, node, scope), world);
  }
}

const MRN = '25FR17551780961AT5';
const amendment = (carrier: string): Example => ({
  in: 'IE3A40',
  xml:
    `<MRN>${MRN}</MRN><consignmentMasterLevel><carrier><identificationNumber>${carrier}</identificationNumber></carrier>` +
    '</consignmentMasterLevel>',
  known: { amended: () => filed('IE3F40', { consignmentMasterLevel: { carrier: { identificationNumber: 'DE1234567' } } }) },
  given: `${MRN} was filed for carrier DE1234567`,
});

/** CL723 code 104; the marks of R3024 in 24 of the 30 amendment tables. Asks `registers.amended`. */
export const AMENDMENT_LOCKED: AcrossCheck = {
  id: 'GEN-AMD-LOCKED',
  about: 'An amendment whose table marks nothing as locked leaves what the other amendments lock as it was filed.',
  scope: 'IE3A31, IE3A33, IE3A34, IE3A40, IE3A41, IE3A45: the elements that R3024 locks elsewhere',
  note: 'Advice: whether those tables lack the marks on purpose is not known.',
  requirement: 'ICS2-AMD-04',
  code: '104',
  also: ['101'],
  basis: 'inferred',
  stage: 'common-repository',
  *check(message, root, world) {
    if (!UNMARKED.has(message)) return;
    if (world.registers.amended === undefined) return world.notChecked('GEN-AMD-LOCKED: no register of filings was given');
    yield* visit(openScope(root, structure(message).root), world);
  },
  examples: { good: [amendment('DE1234567')], bad: [amendment('DE7654321')] },
};
