import type { XmlElement } from '../../../../protocols/xml';
import { isMrnShape } from '../R3004-mrn';
import { child, once } from '../given';
import { elementsAt, type Scope, valueAt } from '../scope';
import type { World } from '../world';

/** An amendment beside the filing that it replaces. */
export interface Comparison {
  filing: XmlElement;
  /** Consignments and goods items of the amendment, each with the one of the filing that it stands for. */
  pairs: ReadonlyMap<XmlElement, XmlElement>;
  /** Those that stand for none: more of them than the filing has. */
  added: readonly XmlElement[];
}

export const isAmendment = (message: string): boolean => /^IE3A\d\d$/.test(message);

/** MRN that an amendment names; undefined where it cannot be read, which is R3004. */
export function namedMrn(amendment: XmlElement): string | undefined {
  const mrn = valueAt(amendment, 'MRN');
  return mrn !== undefined && isMrnShape(mrn) ? mrn : undefined;
}

/** One world is one judgement of one message, so its amendment is compared once, however many elements are locked. */
const cabinet = once((_world: World): { comparison?: Comparison | 'none' } => ({}));

/**
 * The amendment beside its filing; undefined where there is nothing to compare with: no amendment, no register of filings, no
 * readable MRN, no such filing. Linear in both. Whether to say that nothing was compared is the caller's business.
 */
export function compared(amendment: XmlElement, world: World): Comparison | undefined {
  const drawer = cabinet(world);
  if (drawer.comparison === undefined) {
    const mrn = isAmendment(world.message) ? namedMrn(amendment) : undefined;
    const filing = mrn === undefined ? undefined : world.registers.amended?.(mrn);
    drawer.comparison = filing === undefined ? 'none' : compare(amendment, filing);
  }
  return drawer.comparison === 'none' ? undefined : drawer.comparison;
}

/** The element of the filing that stands at the place of this group of the amendment; undefined in what was added. */
export function counterpart(scope: Scope, { filing, pairs }: Comparison): XmlElement | undefined {
  if (scope.up === undefined) return filing;
  const paired = pairs.get(scope.element);
  if (paired !== undefined) return paired;
  const name = scope.element.name;
  // What may stand many times is paired or added; of everything else the first stands for the first.
  if (KEYS.has(name) || child(scope.up, name) !== scope.element) return undefined;
  return first(counterpart(scope.up, { filing, pairs, added: [] }), name);
}

/** First child of this name, in the namespace of its parent. */
export function first(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((one) => one.name === name && one.ns === parent.ns);
}

/** What is known by a key of its own: a goods item by its number, a house consignment by its transport document. */
const KEYS: ReadonlyMap<string, (element: XmlElement) => string | undefined> = new Map([
  ['goodsItem', (item) => valueAt(item, 'goodsItemNumber')],
  ['consignmentHouseLevel', (house) => valueAt(house, 'transportDocumentHouseLevel/documentNumber')],
]);

function compare(amendment: XmlElement, filing: XmlElement): Comparison {
  const pairs = new Map<XmlElement, XmlElement>();
  const added: XmlElement[] = [];
  const inside = (now: XmlElement, before: XmlElement): void => {
    for (const [name, key] of KEYS) {
      const found = pairUp(elementsAt(now, name), elementsAt(before, name), key);
      added.push(...found.left);
      for (const [one, other] of found.pairs) {
        pairs.set(one, other);
        inside(one, other);
      }
    }
  };
  const [now, before] = [first(amendment, 'consignmentMasterLevel'), first(filing, 'consignmentMasterLevel')];
  if (now !== undefined && before !== undefined) inside(now, before);
  return { filing, pairs, added };
}

/**
 * First by their keys; then those whose key the filing does not know, in document order, with those that nobody took: their key
 * was changed, which is no addition.
 */
function pairUp(
  now: readonly XmlElement[],
  before: readonly XmlElement[],
  key: (element: XmlElement) => string | undefined,
): { pairs: [XmlElement, XmlElement][]; left: XmlElement[] } {
  const open = new Set(before);
  const byKey = new Map([...before].reverse().map((one) => [key(one), one]));
  const pairs: [XmlElement, XmlElement][] = [];
  const unknown: XmlElement[] = [];
  for (const one of now) {
    const known = key(one) === undefined ? undefined : byKey.get(key(one));
    if (known !== undefined && open.delete(known)) pairs.push([one, known]);
    else unknown.push(one);
  }
  const rest = [...open];
  unknown.slice(0, rest.length).forEach((one, at) => pairs.push([one, rest[at]!]));
  return { pairs, left: unknown.slice(rest.length) };
}
