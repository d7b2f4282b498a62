import type { XmlElement } from '../../../protocols/xml';
import type { GroupNode, Node, ValueNode } from '../structures/model';
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

const rows = new WeakMap<GroupNode, readonly ValueNode[]>();

function describing(group: GroupNode): readonly ValueNode[] {
  let found = rows.get(group);
  if (found === undefined) {
    const isDescribing = (node: Node): node is ValueNode => node.kind === 'value' && node.status !== 'O' && DESCRIBING.has(node.name);
    rows.set(group, (found = group.children.filter(isDescribing)));
  }
  return found;
}

const isMandatory = (node: ValueNode, scope: Scope, world: World): boolean =>
  node.status === 'M' || node.conditions.some((id) => CONDITIONS_BY_ID.get(id)?.decide(scope, world, node.name).demand === 'M');

/**
 * Tells the mandatory elements of a group that hold stop words only, which counts as nothing (HTI BPM L3.5 GET09; BPM L4 E-01-11;
 * ICS2-DAT-13, code 100). One that may be left out refuses nothing.
 */
export function judgeStopWords(scope: Scope, world: World, words: StopWords, tell: (fault: StopWordFault) => void): void {
  for (const node of describing(scope.node)) {
    for (const at of scope.element.children) {
      if (at.name !== node.name || at.ns !== scope.element.ns) continue;
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
}
