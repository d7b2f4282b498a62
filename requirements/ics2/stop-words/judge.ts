import type { XmlElement } from '../../../protocols/xml';
import type { ValueNode } from '../structures/model';
import { CONDITIONS_BY_ID } from '../rules';
import { type Scope, valueOf } from '../rules/scope';
import type { World } from '../rules/world';
import { quote } from '../quote';
import { stopWordIn, type StopWords } from './stop-words';

/** Elements that describe goods, name a party or give its address: where the check is made (BPM L3.5, GET09). */
const DESCRIBING: ReadonlySet<string> = new Set(
  ['descriptionOfGoods', 'name', 'city', 'subDivision', 'street', 'streetAdditionalLine', 'postCode', 'poBox'],
);

/** An element that says nothing. */
export interface StopWordFault {
  at: XmlElement;
  /** Business name. */
  element: string;
  found: string;
  demanded: string;
  mend: string;
}

/** Whether the check is made at a row. */
export const describes = (node: ValueNode): boolean => node.status !== 'O' && DESCRIBING.has(node.name);

const isMandatory = (node: ValueNode, scope: Scope, world: World): boolean =>
  node.status === 'M' || node.conditions.some((id) => CONDITIONS_BY_ID.get(id)?.decide(scope, world, node.name).demand === 'M');

/**
 * Tells the mandatory elements of a describing row that hold stop words only, which counts as nothing (HTI BPM L3.5 GET09; BPM L4 E-01-11;
 * ICS2-DAT-13, code 100). One that may be left out refuses nothing.
 */
export function judgeStopWords(
  node: ValueNode,
  given: readonly XmlElement[],
  scope: Scope,
  world: World,
  words: StopWords,
  tell: (fault: StopWordFault) => void,
): void {
  for (const at of given) {
    const value = valueOf(at);
    const stopped = stopWordIn(value, world.day, words);
    if (stopped === undefined || !isMandatory(node, scope, world)) continue;
    tell({
      at,
      element: node.label,
      found: `${quote(value)}, stop words only (${stopped})`,
      demanded: 'a text that says more than a stop word',
      mend: 'say what it is, in words that a stranger would know the goods or the party by',
    });
  }
}
