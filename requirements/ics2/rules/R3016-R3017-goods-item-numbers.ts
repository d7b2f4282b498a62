import type { XmlElement } from '../../../protocols/xml';
import { type Breach, type Example, INFERRED, type Rule, SOUND } from './model';
import { elementsAt, type Scope, valueOf } from './scope';

/** Judged for all items of a consignment at its first one, though the tables cite the rule at every number. */
function judge(elements: readonly XmlElement[], scope: Scope): Iterable<Breach> {
  const items = scope.up?.children.get(scope.element.name) ?? [];
  return items[0] === scope.element && elements.length > 0 ? misnumbered(items) : SOUND;
}

function* misnumbered(items: readonly XmlElement[]): Iterable<Breach> {
  const seen = new Set<number>();
  for (const item of items) {
    const at = elementsAt(item, 'goodsItemNumber')[0];
    const written = at === undefined ? '' : valueOf(at);
    if (at === undefined || !/^\d+$/.test(written)) continue;
    const number = Number(written);
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

const items =
  (place: string) =>
  (...numbers: number[]): Example => ({
    in: place,
    xml: numbers.map((number) => `<goodsItem><goodsItemNumber>${number}</goodsItemNumber></goodsItem>`).join(''),
  });

/** HTI R&C 2.01. */
const rule = (id: string, words: string, example: ReturnType<typeof items>): Rule => ({
  id,
  about: `Goods items of ${words} are numbered 1, 2, 3 ... without gaps or repetitions.`,
  scope: `goods item numbers of ${words}`,
  note: 'In any order. A problem stands at each number that does not fit.',
  ...INFERRED,
  also: ['26', '95'],
  judge,
  examples: {
    good: [example(1), example(2, 1, 3)],
    bad: [example(1, 1), example(1, 3), example(0, 1), example(2)],
  },
});

export const R3016 = rule('R3016', 'the master consignment', items('IE3F11/consignmentMasterLevel'));
export const R3017 = rule('R3017', 'a house consignment', items('IE3F10/consignmentMasterLevel/consignmentHouseLevel'));
