import type { XmlElement } from '../../../protocols/xml';
import { ICS2_NAMESPACE } from '../schema/xsd';
import type { GroupNode, MessageStructure, Node, ValueNode } from '../structures/model';
import type { GeneralCheck } from './checks';
import { NOTHING, type Plan, planOf, type Row, type ValueRow } from './plan';
import { quote } from '../quote';
import { openScope, type Scope } from '../rules/scope';

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

/** The elements of each row of a group, by the row's place in {@link planOf} the group. */
export type Given = readonly (readonly XmlElement[])[];

/** What the walk hands on: faults of structure, and every group and sound value for the rules. */
export interface Visitor {
  fault(fault: TableFault): void;
  group(scope: Scope, given: Given, plan: Plan): void;
  /**
   * A value that fits its table row; white space around it is part of a text (xs:string) and of nothing else. `where` is the element
   * that holds it, also for an XML attribute.
   */
  value(node: ValueNode, value: string, where: XmlElement): void;
  /** A group that a code list is cited for: its code is made of several values. */
  combined?(list: string): void;
  /** Characters of an element, whether it is known or not: its own text, or the value of an attribute. */
  characters?(at: XmlElement, text: string): void;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Where there are more of a kind, they are let go once they are walked: a message may have a hundred megabytes of them. */
const MANY = 64;

function unknown(at: XmlElement, what: string, inside: string, mend = 'leave it out, or check its name, namespace and place'): TableFault {
  return {
    check: 'GEN-UNKNOWN',
    at,
    element: at.name,
    found: what,
    demanded: `nothing beyond the table of ${inside}`,
    mend,
  };
}

/** An element that no table knows is one fault, whatever is in it. */
function unknownElement(at: XmlElement, inside: string, visitor: Visitor, mend?: string): void {
  visitor.fault(unknown(at, `element ${quote(at.name)}`, inside, mend));
  if (visitor.characters === undefined) return;
  const pending = [at];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visitor.characters(next, next.text);
    for (const { value } of next.attributes) visitor.characters(next, value);
    for (let i = next.children.length - 1; i >= 0; i--) pending.push(next.children[i]!);
  }
  at.forget?.();
}

function attributes(element: XmlElement, known: readonly ValueRow[], label: string, visitor: Visitor): void {
  if (element.attributes.length === 0 && known.length === 0) return;
  for (const { name, ns, value: characters } of element.attributes) {
    visitor.characters?.(element, characters);
    // Hints for a schema processor say nothing about the goods.
    if (ns === XSI || (ns === '' && known.some(({ node }) => node.name === name))) continue;
    visitor.fault(unknown(element, `attribute ${quote(name)}`, label));
  }
  for (const row of known) {
    const { node } = row;
    const given = element.attributes.find(({ name, ns }) => name === node.name && ns === '');
    if (given !== undefined) value(row, given.value, element, visitor);
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

function value({ node, faultOf }: ValueRow, raw: string, at: XmlElement, visitor: Visitor): void {
  const fault = faultOf(raw);
  if (fault !== undefined) visitor.fault({ ...fault, at, element: node.label });
  else visitor.value(node, node.value.base === 'string' ? raw : raw.trim(), at);
}

/** Between elements stands white space and nothing else. */
function textBetween(element: XmlElement, label: string, visitor: Visitor): void {
  if (element.blank === true) return;
  const characters = element.text;
  visitor.characters?.(element, characters);
  const given = characters.trim();
  if (given !== '') visitor.fault(unknown(element, `text ${quote(given)} between elements`, label));
}

function leaf(row: ValueRow, element: XmlElement, visitor: Visitor): void {
  const { node } = row;
  attributes(element, [], node.label, visitor);
  if (node.form === 'date-time') return dateTime(row, element, visitor);
  const characters = element.text;
  visitor.characters?.(element, characters);
  for (const child of element.children) unknownElement(child, node.label, visitor);
  value(row, characters, element, visitor);
}

function dateTime(row: ValueRow, element: XmlElement, visitor: Visitor): void {
  const { node } = row;
  const wrapped = element.children.find((child) => child.name === 'DateTime' && child.ns === element.ns);
  // An instant that stands there by itself lacks its wrapping, and that is all.
  const bare = element.children.length === 0 ? element.text.trim() : '';
  if (bare === '') textBetween(element, node.label, visitor);
  else visitor.characters?.(element, element.text);
  for (const child of element.children) if (child !== wrapped) unknownElement(child, node.label, visitor);
  if (wrapped === undefined) {
    visitor.fault({
      check: 'GEN-DATETIME',
      at: element,
      element: node.label,
      found: bare === '' ? 'no DateTime child' : `${quote(bare)} without its DateTime child`,
      demanded: `${node.name} with one child DateTime`,
      mend: 'wrap the instant: <DateTime>2026-03-01T10:00:00Z</DateTime>',
    });
    return;
  }
  attributes(wrapped, [], 'DateTime', visitor);
  const characters = wrapped.text;
  visitor.characters?.(wrapped, characters);
  for (const child of wrapped.children) unknownElement(child, 'DateTime', visitor);
  value(row, characters, wrapped, visitor);
}

function misplaced(node: Node, after: Node, at: XmlElement, label: string): TableFault {
  return {
    check: 'GEN-ORDER',
    at,
    element: node.label,
    found: `${node.name} after ${after.name}`,
    demanded: `${node.name} before ${after.name} in ${label}`,
    mend: 'put the elements in the order of the table',
  };
}

function tooMany(node: Node, at: XmlElement, count: number): TableFault {
  return {
    check: 'GEN-REPEAT',
    at,
    element: node.label,
    found: `${count} times`,
    demanded: node.max === 1 ? 'at most once' : `at most ${node.max} times`,
    mend: 'leave out what is too many, or file separately',
  };
}

/** The remedy where an element would be known under other capitals, or in the namespace around it. */
function meant({ name, ns }: XmlElement, inside: XmlElement, { byName, elements }: Plan): string | undefined {
  if (ns !== inside.ns) return byName.has(name) ? `leave it in the namespace of the message, ${ICS2_NAMESPACE}` : undefined;
  const alike = elements.find(({ node }) => node.name.length === name.length && node.name.toLowerCase() === name.toLowerCase());
  return alike === undefined ? undefined : `write ${alike.node.name}: capitals count`;
}

/** Lays the children of a group beside its rows. What the table does not know is a fault, and so is what stands in the wrong place. */
function lay(element: XmlElement, { label }: GroupNode, plan: Plan, visitor: Visitor): Given {
  const { byName, elements } = plan;
  const given = plan.nothing.slice() as XmlElement[][];
  // An element that stands before one that has to precede it is reported against the furthest passed so far.
  let furthest = -1;
  for (const child of element.children) {
    const row = child.ns === element.ns ? byName.get(child.name) : undefined;
    if (row === undefined) {
      unknownElement(child, label, visitor, meant(child, element, plan));
      continue;
    }
    const { at, node } = row;
    if (at < furthest) visitor.fault(misplaced(node, elements[furthest]!.node, child, label));
    else furthest = at;
    const same = given[at]!;
    if (same === NOTHING) given[at] = [child];
    else same.push(child);
  }
  return given;
}

function group(node: GroupNode, element: XmlElement, up: Scope | undefined, visitor: Visitor): void {
  const scope = openScope(element, node, up);
  const plan = planOf(node);
  attributes(element, plan.attributes, node.label, visitor);
  textBetween(element, node.label, visitor);
  const given = lay(element, node, plan, visitor);
  visitor.group(scope, given, plan);
  for (const one of plan.elements) {
    const same = given[one.at]!;
    const child = one.node;
    if (same.length < child.min) visitor.fault(missing(child, same.length, element, node.label));
    else if (same.length > child.max) visitor.fault(tooMany(child, same[child.max]!, same.length));
    if (same.length > 0) row(one, same, scope, visitor);
  }
}

/** The elements of one row, of which there is at least one. */
function row(of: Row, given: readonly XmlElement[], scope: Scope, visitor: Visitor): void {
  if (of.kind === 'group') for (const list of of.node.codeLists) visitor.combined?.(list);
  for (const one of given) {
    if (of.kind === 'group') group(of.node, one, scope, visitor);
    else leaf(of, one, visitor);
    if (given.length > MANY) one.forget?.();
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
