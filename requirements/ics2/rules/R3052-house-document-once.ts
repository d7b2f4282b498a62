import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { type Rule, STATED } from './model';
import { elementsAt, valueAt } from './scope';

const NAME = 'transportDocumentHouseLevel';

const houses = (...documents: [number: string, type: string][]): { in: string; xml: string } => ({
  in: 'IE3F43/consignmentMasterLevel',
  xml: documents
    .map(
      ([number, type]) =>
        `<consignmentHouseLevel><${NAME}><documentNumber>${number}</documentNumber><type>${type}</type></${NAME}></consignmentHouseLevel>`,
    )
    .join(''),
});

/** HTI R&C 2.01. */
export const R3052: Rule = {
  id: 'R3052',
  about: 'Each house transport document is used once in a filing.',
  scope: 'house transport documents of a postal filing (IE3F43 and its amendment)',
  note: 'A document is its number with its type. Judged for all house consignments at the first one; a problem stands at each repetition.',
  ...STATED,
  also: ['26', '95'],
  *judge(_elements, scope) {
    const consignments = scope.up?.children.get(scope.element.name) ?? [];
    if (consignments[0] !== scope.element) return;
    const seen = new Set<string>();
    for (const at of consignments.flatMap((one): XmlElement[] => elementsAt(one, NAME))) {
      const number = valueAt(at, 'documentNumber');
      const key = JSON.stringify([number, valueAt(at, 'type')]);
      if (number === undefined) continue;
      if (!seen.has(key)) {
        seen.add(key);
        continue;
      }
      yield {
        at,
        found: `${quote(number)} a second time`,
        demanded: 'a house transport document that no other house consignment of the filing has',
        mend: 'correct the number, or file the goods as items of one house consignment',
      };
    }
  },
  examples: {
    good: [
      houses(['CP123456785CN', 'N740'], ['CP123456794CN', 'N740']),
      houses(['CP123456785CN', 'N740'], ['CP123456785CN', 'N720']),
    ],
    bad: [houses(['CP123456785CN', 'N740'], ['CP123456794CN', 'N740'], ['CP123456785CN', 'N740'])],
  },
};
