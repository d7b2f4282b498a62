import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { elementsAt, rootOf, type Scope, valueAt, valueOf } from './scope';
import { type Breach, each, head, type Rule } from './model';

/** The whole content of an element, so that two can be compared whatever their white space and prefixes. */
function content(element: XmlElement): string {
  return JSON.stringify([element.name, element.text.trim(), element.children.map(content)]);
}

/**
 * Item numbers of a consignment are 1, 2, 3 ... The tables cite the rule at the number, once per goods item; it is about
 * all of them, so it is judged at the first item only.
 */
function* itemNumbers(elements: readonly XmlElement[], scope: Scope): Iterable<Breach> {
  const items = scope.up?.children.get(scope.element.name) ?? [];
  if (items[0] !== scope.element || elements.length === 0) return;
  const seen = new Set<number>();
  for (const item of items) {
    const at = elementsAt(item, 'goodsItemNumber')[0];
    if (at === undefined || !/^\d+$/.test(valueOf(at))) continue;
    const number = Number(valueOf(at));
    const fits = number >= 1 && number <= items.length;
    if (fits && !seen.has(number)) {
      seen.add(number);
      continue;
    }
    yield {
      at,
      found: fits ? `${number} a second time` : String(number),
      demanded: `each of 1 to ${items.length} once`,
      mend: 'number the goods items 1, 2, 3 ... without gaps',
    };
  }
}

/** Rules on identity of the filing, its items and documents (HTI R&C 2.01). */
export const FILING_RULES: readonly Rule[] = [
  {
    ...head('R3003', 'The declarant uses an LRN once only.', 'ICS2-DAT-03'),
    code: '94',
    also: ['26', '95'],
    basis: 'stated',
    judge: each((element, scope, world) => {
      if (world.registers.lrnUsed === undefined) {
        world.notChecked('R3003: no register of LRNs was given');
        return undefined;
      }
      // IE3N06 and IE3Q05 have no declarant; their sender stands in its place (inferred).
      const root = rootOf(scope);
      const who = ['declarant', 'personNotifyingTheArrival', 'requester']
        .map((party) => valueAt(root, `${party}/identificationNumber`))
        .find((id) => id !== undefined);
      if (who === undefined || !world.registers.lrnUsed(valueOf(element), who)) return undefined;
      return {
        found: `${quote(valueOf(element))}, used before by ${quote(who)}`,
        demanded: 'an LRN that this declarant has not used',
        mend: 'file with a fresh LRN; a correction needs one too',
      };
    }),
  },
  { ...head('R3016', 'Goods items of the master consignment are numbered 1, 2, 3 ...'), also: ['26', '95'], judge: itemNumbers },
  { ...head('R3017', 'Goods items of a house consignment are numbered 1, 2, 3 ...'), also: ['26', '95'], judge: itemNumbers },
  {
    ...head('R3020', 'A CUS code has the form 9999999-9.'),
    basis: 'stated',
    judge: each((element) => {
      if (/^\d{7}-\d$/.test(valueOf(element))) return undefined;
      return { found: quote(valueOf(element)), demanded: 'seven digits, a hyphen and a digit', mend: 'copy the CUS code from ECICS' };
    }),
  },
  {
    ...head('R3031', 'What is the same for all goods items stands at consignment level only.'),
    *judge(elements, scope) {
      const items = scope.up?.children.get(scope.element.name) ?? [];
      // Cited at both levels; judged at the first goods item. One item repeats nothing.
      if (scope.element.name !== 'goodsItem' || items.length < 2 || items[0] !== scope.element || elements.length === 0) return;
      const name = elements[0]!.name;
      const wanted = elements.map(content).sort().join();
      if (!items.every((item) => elementsAt(item, name).map(content).sort().join() === wanted)) return;
      yield {
        at: elements[0]!,
        found: `the same in all ${items.length} goods items`,
        demanded: 'given once, at consignment level',
        mend: 'move it to the consignment',
        weight: 'advice',
      };
    },
  },
];
