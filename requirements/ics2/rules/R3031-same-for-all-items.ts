import type { XmlElement } from '../../../protocols/xml';
import { INFERRED, type Rule, SOUND } from './model';
import { elementsAt } from './scope';

/**
 * The whole content of an element, so that two can be compared whatever their white space and prefixes. The characters between the
 * parts can stand in no XML.
 */
function content(element: XmlElement): string {
  let all = `${element.name}\u0001${element.blank === true ? '' : element.text.trim()}\u0002`;
  for (const child of element.children) all += content(child);
  return `${all}\u0003`;
}

const everything = (elements: readonly XmlElement[]): string =>
  elements.length === 1 ? content(elements[0]!) : elements.map(content).sort().join('');

const item = (...certificates: string[]): string =>
  `<goodsItem>${certificates
    .map((number) => `<supportingDocuments><referenceNumber>${number}</referenceNumber><type>N934</type></supportingDocuments>`)
    .join('')}</goodsItem>`;
const house = (...items: string[]): { in: string; xml: string } => ({
  in: 'IE3F10/consignmentMasterLevel/consignmentHouseLevel',
  xml: items.join(''),
});

/** HTI R&C 2.01. */
export const R3031: Rule = {
  id: 'R3031',
  about: 'What is the same for all goods items stands at consignment level only.',
  scope: 'supporting documents, additional information, supply chain actors and equipment of a consignment and its goods items',
  note:
    'Advice: the rule says "should". The tables cite it at both levels; it is judged at the first goods item. A single item repeats ' +
    'nothing.',
  ...INFERRED,
  judge(elements, scope, _world, name) {
    if (elements.length === 0 || scope.element.name !== 'goodsItem') return SOUND;
    const items = scope.up?.children.get(scope.element.name) ?? [];
    if (items.length < 2 || items[0] !== scope.element) return SOUND;
    const wanted = everything(elements);
    if (!items.slice(1).every((one) => everything(elementsAt(one, name)) === wanted)) return SOUND;
    return [
      {
        at: elements[0]!,
        found: `the same in all ${items.length} goods items`,
        demanded: 'given once, at consignment level',
        mend: 'move it to the consignment',
        weight: 'advice',
      },
    ];
  },
  examples: {
    good: [house(item('C-1')), house(item('C-1'), item('C-2')), house(item('C-1'), item())],
    bad: [house(item('C-1'), item('C-1')), house(item('C-1', 'C-2'), item('C-2', 'C-1'))],
  },
};
