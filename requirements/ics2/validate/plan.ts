import type { XmlElement } from '../../../protocols/xml';
import { type Condition, CONDITIONS_BY_ID, type Rule, RULES } from '../rules';
import { describes } from '../stop-words/judge';
import type { GroupNode, Node, ValueNode } from '../structures/model';
import { type ValueFault, valueJudge } from './value';

/** One row of a group's table that is a value. */
export interface ValueRow {
  readonly kind: 'value';
  readonly node: ValueNode;
  /** Its place among the elements of the group; -1 for an XML attribute. */
  readonly at: number;
  /** {@link valueFault} of the row. */
  readonly faultOf: (raw: string) => ValueFault | undefined;
}

/** One row of a group's table, with what is judged there. */
export type Row = ValueRow | { readonly kind: 'group'; readonly node: GroupNode; readonly at: number };

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
  readonly attributes: readonly ValueRow[];
  readonly elements: readonly Row[];
  /** For each of the elements that there is none: to begin with. */
  readonly nothing: readonly (readonly XmlElement[])[];
  readonly byName: ReadonlyMap<string, Row>;
  readonly citing: readonly CitingRow[];
  /** Rows whose text must say more than a stop word. */
  readonly describing: readonly ValueRow[];
}

/** The elements of a row that has none; most have none, so they share it. */
export const NOTHING: readonly XmlElement[] = [];

const valueRow = (node: ValueNode, at: number): ValueRow => ({ kind: 'value', node, at, faultOf: valueJudge(node) });

const isAttribute = (node: Node): boolean => node.kind === 'value' && node.form === 'attribute';

function citing(node: Node, at: number): CitingRow[] {
  if (node.conditions.length === 0 && node.rules.length === 0) return [];
  const conditions = node.conditions.map((id) => CONDITIONS_BY_ID.get(id)).filter((one) => one !== undefined);
  const rules = node.rules.map((id) => RULES.get(id)).filter((one) => one !== undefined);
  const unknown = [...node.conditions.filter((id) => !CONDITIONS_BY_ID.has(id)), ...node.rules.filter((id) => !RULES.has(id))];
  return [{ node, at, conditions, rules, unknown }];
}

const isDescribing = (row: Row): row is ValueRow => row.kind === 'value' && describes(row.node);

const plans = new WeakMap<GroupNode, Plan>();

export function planOf(group: GroupNode): Plan {
  let plan = plans.get(group);
  if (plan === undefined) {
    const elements = group.children
      .filter((child) => !isAttribute(child))
      .map((node, at): Row => (node.kind === 'value' ? valueRow(node, at) : { kind: 'group', node, at }));
    plan = {
      attributes: group.children.flatMap((node) => (node.kind === 'value' && isAttribute(node) ? [valueRow(node, -1)] : [])),
      elements,
      nothing: elements.map(() => NOTHING),
      byName: new Map(elements.map((row) => [row.node.name, row])),
      describing: elements.filter(isDescribing),
      citing: group.children.flatMap((node) => citing(node, elements.findIndex((row) => row.node === node))),
    };
    plans.set(group, plan);
  }
  return plan;
}
