import type { XmlElement } from '../../../protocols/xml';
import { ICS2_NAMESPACE } from '../schema/xsd';
import type { GroupNode, MessageStructure, Node, ValueNode } from '../structures/model';
import type { GeneralCheck } from './checks';
import { quote } from '../quote';
import { openScope, type Scope } from '../rules/scope';
import { valueFault } from './value';

/** A breach of the table itself. */
export interface TableFault {
  check: GeneralCheck;
  at: XmlElement;
  /** Business name. */
  element: string;
  found: string;
  demanded: string;
  mend: string;
}

/** What the walk hands on: faults of structure, and every group and sound value for the rules. */
export interface Visitor {
  fault(fault: TableFault): void;
  group(scope: Scope): void;
  /** A value that fits its table row. `where` is the element that holds it, also for an XML attribute. */
  value(node: ValueNode, value: string, where: XmlElement): void;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const isAttribute = (node: Node): node is ValueNode => node.kind === 'value' && node.form === 'attribute';

function unknown(at: XmlElement, what: string, inside: string): TableFault {
  return {
    check: 'GEN-UNKNOWN',
    at,
    element: at.name,
    found: what,
    demanded: `nothing beyond the table of ${inside}`,
    mend: 'leave it out, or check its name, namespace and place',
  };
}

function attributes(element: XmlElement, known: readonly ValueNode[], label: string, visitor: Visitor): void {
  for (const { name, ns } of element.attributes) {
    // Hints for a schema processor say nothing about the goods.
    if (ns === XSI || (ns === '' && known.some((node) => node.name === name))) continue;
    visitor.fault(unknown(element, `attribute ${quote(name)}`, label));
  }
  for (const node of known) {
    const given = element.attributes.find(({ name, ns }) => name === node.name && ns === '');
    if (given !== undefined) value(node, given.value, element, visitor);
    else if (node.min > 0) visitor.fault(missing(node, 0, element, label));
  }
}

function missing(node: Node, count: number, at: XmlElement, inside: string): TableFault {
  return {
    check: 'GEN-MANDATORY',
    at,
    element: node.label,
    found: count === 0 ? `no ${node.name}` : `${count} of ${node.name}`,
    demanded: node.min === 1 ? `${node.name} in ${inside}` : `at least ${node.min} of ${node.name} in ${inside}`,
    mend: `give ${node.name}`,
  };
}

function value(node: ValueNode, raw: string, at: XmlElement, visitor: Visitor): void {
  const fault = valueFault(node, raw);
  if (fault !== undefined) visitor.fault({ ...fault, at, element: node.label });
  else visitor.value(node, raw.trim(), at);
}

function text(element: XmlElement, label: string, visitor: Visitor): void {
  if (element.text.trim() !== '') visitor.fault(unknown(element, `text ${quote(element.text.trim())} between elements`, label));
}

function leaf(node: ValueNode, element: XmlElement, visitor: Visitor): void {
  attributes(element, [], node.label, visitor);
  if (node.form !== 'date-time') {
    for (const child of element.children) visitor.fault(unknown(child, `element ${quote(child.name)}`, node.label));
    value(node, element.text, element, visitor);
    return;
  }
  text(element, node.label, visitor);
  const wrapped = element.children.filter((child) => child.name === 'DateTime' && child.ns === element.ns);
  for (const child of element.children) {
    if (child !== wrapped[0]) visitor.fault(unknown(child, `element ${quote(child.name)}`, node.label));
  }
  if (wrapped[0] === undefined) {
    visitor.fault({
      check: 'GEN-DATETIME',
      at: element,
      element: node.label,
      found: 'no DateTime child',
      demanded: `${node.name} with one child DateTime`,
      mend: 'wrap the instant: <DateTime>2026-03-01T10:00:00Z</DateTime>',
    });
    return;
  }
  attributes(wrapped[0], [], 'DateTime', visitor);
  for (const child of wrapped[0].children) visitor.fault(unknown(child, `element ${quote(child.name)}`, 'DateTime'));
  value(node, wrapped[0].text, wrapped[0], visitor);
}

/** Elements that stand before one that has to precede them: each is reported against the furthest element passed so far. */
function order(
  children: readonly XmlElement[],
  rows: ReadonlyMap<string, number>,
  nodes: readonly Node[],
  label: string,
  visitor: Visitor,
): void {
  let furthest = -1;
  for (const child of children) {
    const row = rows.get(child.name)!;
    if (row >= furthest) {
      furthest = row;
      continue;
    }
    const after = nodes[furthest]!;
    visitor.fault({
      check: 'GEN-ORDER',
      at: child,
      element: nodes[row]!.label,
      found: `${child.name} after ${after.name}`,
      demanded: `${child.name} before ${after.name} in ${label}`,
      mend: 'put the elements in the order of the table',
    });
  }
}

function group(node: GroupNode, element: XmlElement, up: Scope | undefined, visitor: Visitor): void {
  const scope = openScope(element, node, up);
  const nodes = node.children.filter((child): boolean => !isAttribute(child));
  const rows = new Map(nodes.map((child, row) => [child.name, row]));
  attributes(element, node.children.filter(isAttribute), node.label, visitor);
  text(element, node.label, visitor);
  const isKnown = (child: XmlElement): boolean => child.ns === element.ns && rows.has(child.name);
  const known = element.children.filter(isKnown);
  for (const child of element.children) if (!isKnown(child)) visitor.fault(unknown(child, `element ${quote(child.name)}`, node.label));
  order(known, rows, nodes, node.label, visitor);
  visitor.group(scope);
  for (const child of nodes) {
    const given = scope.children.get(child.name) ?? [];
    if (given.length < child.min) visitor.fault(missing(child, given.length, element, node.label));
    if (given.length > child.max) {
      visitor.fault({
        check: 'GEN-REPEAT',
        at: given[child.max]!,
        element: child.label,
        found: `${given.length} times`,
        demanded: `at most ${child.max} times`,
        mend: 'leave out what is too many, or file separately',
      });
    }
    for (const one of given) {
      if (child.kind === 'group') group(child, one, scope, visitor);
      else leaf(child, one, visitor);
    }
  }
}

/**
 * Walks a message along its table and reports every deviation: unknown, missing, repeated, misplaced elements, values of the
 * wrong form. A schema processor stops inside a broken sequence; this does not. Deterministic, linear in the message.
 */
export function walkTable(structure: MessageStructure, root: XmlElement, visitor: Visitor): void {
  const { message } = structure;
  if (root.name !== message) {
    visitor.fault({
      check: 'GEN-ROOT',
      at: root,
      element: root.name,
      found: quote(root.name),
      demanded: `root element ${message}, as announced`,
      mend: 'send the message that the action names',
    });
    return;
  }
  if (root.ns !== ICS2_NAMESPACE) {
    visitor.fault({
      check: 'GEN-NAMESPACE',
      at: root,
      element: message,
      found: root.ns === '' ? 'no namespace' : quote(root.ns),
      demanded: ICS2_NAMESPACE,
      mend: `declare xmlns="${ICS2_NAMESPACE}" on the root`,
    });
    return;
  }
  group(structure.root, root, undefined, visitor);
}
