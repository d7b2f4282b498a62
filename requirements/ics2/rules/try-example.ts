import type { XmlElement } from '../../../protocols/xml';
import { defaultParameter } from '../../parameters';
import type { CodeLists } from '../codelists/code-lists';
import { ICS2_NAMESPACE } from '../schema/xsd';
import type { GroupNode } from '../structures/model';
import { structure } from '../structures/structures';
import type { AcrossCheck } from './across';
import { breachOf } from './demand';
import type { Breach, Condition, Example, Rule } from './model';
import { openScope, type Scope } from './scope';
import type { World } from './world';

interface Citation {
  scope: Scope;
  name: string;
}

/** The message around an example, with nothing in it but the way to the piece: `<IE3F10 xmlns="..."><declarant>...</declarant></IE3F10>`. */
export function exampleMessage({ in: place, xml }: Example): string {
  const [message, ...steps] = place.split('/') as [string, ...string[]];
  const inner = steps.reduceRight((text, step) => `<${step}>${text}</${step}>`, xml);
  return `<${message} xmlns="${ICS2_NAMESPACE}">${inner}</${message}>`;
}

/** A group that no table of the edition has, as an uncited rule may need it. */
const unknownGroup = (name: string): GroupNode => ({
  kind: 'group',
  name,
  label: name,
  min: 0,
  max: 1,
  status: 'O',
  rules: [],
  conditions: [],
  codeLists: [],
  children: [],
});

/** Every group of the message, with the names under which its table cites the rule. */
function* citations(id: string, scope: Scope): Iterable<Citation> {
  for (const node of scope.node.children) {
    if (node.rules.includes(id) || node.conditions.includes(id)) yield { scope, name: node.name };
    if (node.kind === 'value') continue;
    for (const element of scope.children.get(node.name) ?? []) yield* citations(id, openScope(element, node, scope));
  }
}

/** The group that the example names, as if its table cited the rule there. */
function supposed(name: string, root: Scope, steps: readonly string[]): Citation {
  const scope = steps.reduce((up, step) => {
    const node = up.node.children.find((child) => child.name === step);
    return openScope(up.children.get(step)![0]!, node?.kind === 'group' ? node : unknownGroup(step), up);
  }, root);
  return { scope, name };
}

/**
 * What one rule, condition or check says about an example, and nothing else does: the piece is judged wherever the tables cite
 * the rule. Throws what `read` throws where the example is no XML.
 */
export function breachesIn(
  one: Rule | Condition | AcrossCheck,
  example: Example,
  read: (bytes: Buffer) => XmlElement,
  codeLists: CodeLists,
  notChecked: World['notChecked'] = () => undefined,
  parameter: World['parameter'] = defaultParameter,
): Breach[] {
  const [message, ...steps] = example.in.split('/') as [string, ...string[]];
  const { known: registers = {}, channel = 'trader-interface' } = example;
  const world: World = { message, day: '2026-03-01', registers, channel, codeLists, parameter, notChecked };
  const root = read(Buffer.from(exampleMessage(example)));
  if ('check' in one) return [...one.check(message, root, world)];
  const top = openScope(root, structure(message).root);
  const places = one.wouldBeCitedAt === undefined ? [...citations(one.id, top)] : [supposed(one.wouldBeCitedAt, top, steps)];
  return places.flatMap(({ scope, name }) => {
    const given = scope.children.get(name) ?? [];
    return 'judge' in one ? [...one.judge(given, scope, world, name)] : (breachOf(one, given, scope, world, name) ?? []);
  });
}
