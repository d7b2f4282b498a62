import type { Node } from '../../structures/model';
import type { Twig } from '../tree';
import type { Constraint, Known } from './constraint';
import type { Place } from './place';
import { at, copyOf, last, parent, set, type Trail } from './twigs';

/** Documents that count once within a window, by the filings that say so (CL723 code 81). */
const ONCE: Readonly<Record<string, RegExp>> = {
  transportDocumentMasterLevel: /^IE3F(1[0-3]|2[01789]|31|4[0125]|5[01])$/,
  transportDocumentHouseLevel: /^IE3F(43|3[024])$/,
};

/** What an amendment must not change, by the group that holds it, where its table does not say so (A31 and others). */
const LOCKED: Readonly<Record<string, readonly string[]>> = {
  representative: ['identificationNumber'],
  declarant: ['identificationNumber'],
  carrier: ['identificationNumber'],
  activeBorderTransportMeans: ['ModeOfTransport', 'identificationNumber', 'conveyanceReferenceNumber'],
  customsOfficeOfFirstEntry: ['referenceNumber'],
  transportDocumentMasterLevel: ['documentNumber'],
  transportDocumentHouseLevel: ['documentNumber'],
};
const UNMARKED = ['IE3A31', 'IE3A33', 'IE3A34', 'IE3A40', 'IE3A41', 'IE3A45'];

const constraint = (
  { message, path }: Place,
  id: string,
  how: string,
  apply: (root: Twig, trail: Trail) => { at: Twig; known: Known },
): Constraint => ({ message, path, kind: 'earlier filings', how, id, schemaSees: false, apply });

/** A goods item or house consignment more than was filed. */
function add(root: Twig, trail: Trail): { at: Twig; known: Known } {
  const amended = copyOf(root);
  const more = copyOf(last(trail));
  if (at(more, 'goodsItemNumber') !== undefined) set(more, 'goodsItemNumber', '2');
  const document = at(more, 'transportDocumentHouseLevel/documentNumber');
  if (document !== undefined) document.value = 'ADDED-1';
  const group = parent(trail);
  group.children.splice(group.children.indexOf(last(trail)) + 1, 0, more);
  return { at: more, known: { amended } };
}

function change(root: Twig, trail: Trail): { at: Twig; known: Known } {
  const value = last(trail).value!;
  last(trail).value = `X${value.slice(1)}`;
  const amended = copyOf(root);
  last(trail).value = value;
  return { at: last(trail), known: { amended } };
}

const repeats = (node: Node): boolean => (node.name === 'goodsItem' || node.name === 'consignmentHouseLevel') && node.max > 1;

/** Where earlier filings forbid what a table allows. */
export function* earlierFilings(place: Place): Generator<Constraint> {
  const { message, path, node, within } = place;
  if (ONCE[node.name]?.test(message) === true && !path.includes('/hrcm')) {
    const level = node.name === 'transportDocumentMasterLevel' ? 'master' : 'house';
    yield constraint(place, 'GEN-DOC-UNIQUE', 'used before', (_root, trail) => ({ at: last(trail), known: { documentUsed: level } }));
  }
  if (!/^IE3A/.test(message)) return;
  if (path === `/${message}/MRN`) {
    yield constraint(place, 'GEN-MRN-KNOWN', 'of no filing', (_root, trail) => ({ at: last(trail), known: { amended: 'none' } }));
  }
  if (repeats(node) && path.startsWith(`/${message}/consignmentMasterLevel`)) yield constraint(place, 'GEN-AMD-ADD', 'one more than filed', add);
  if (UNMARKED.includes(message) && within !== undefined && LOCKED[within.name]?.includes(node.name) === true && !path.includes('/hrcm')) {
    yield { ...constraint(place, 'GEN-AMD-LOCKED', 'other than filed', change), weight: 'advice' };
  }
}
