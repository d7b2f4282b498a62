import { type Condition, CONDITIONS_BY_ID, type Rule, RULES } from '../rules';
import type { GroupNode, Node, ValueNode } from '../structures/model';

/** One row of a group's table, with what is judged there. */
export interface Row {
  readonly node: Node;
  /** Its place among the elements of the group. */
  readonly at: number;
}

/** A row that cites rules or conditions, and those ids that this version does not know. */
export interface CitingRow {
  readonly node: Node;
  /** Its place among the elements of the group; -1 for an XML attribute. */
  readonly at: number;
  readonly conditions: readonly Condition[];
  readonly rules: readonly Rule[];
  readonly unknown: readonly string[];
}

/** What the table of a group says, laid out for the walk. Made once per group of a structure, when a message first has it. */
export interface Plan {
  readonly attributes: readonly ValueNode[];
  readonly elements: readonly Row[];
  readonly byName: ReadonlyMap<string, Row>;
  readonly citing: readonly CitingRow[];
}

const isAttribute = (node: Node): node is ValueNode => node.kind === 'value' && node.form === 'attribute';

function citing(node: Node, at: number): CitingRow[] {
  if (node.conditions.length === 0 && node.rules.length === 0) return [];
  const conditions = node.conditions.map((id) => CONDITIONS_BY_ID.get(id)).filter((one) => one !== undefined);
  const rules = node.rules.map((id) => RULES.get(id)).filter((one) => one !== undefined);
  const unknown = [...node.conditions.filter((id) => !CONDITIONS_BY_ID.has(id)), ...node.rules.filter((id) => !RULES.has(id))];
  return [{ node, at, conditions, rules, unknown }];
}

const plans = new WeakMap<GroupNode, Plan>();

export function planOf(group: GroupNode): Plan {
  let plan = plans.get(group);
  if (plan === undefined) {
    const elements = group.children.filter((child) => !isAttribute(child)).map((node, at) => ({ node, at }));
    plan = {
      attributes: group.children.filter(isAttribute),
      elements,
      byName: new Map(elements.map((row) => [row.node.name, row])),
      citing: group.children.flatMap((node) => citing(node, elements.findIndex((row) => row.node === node))),
    };
    plans.set(group, plan);
  }
  return plan;
}
