import { ICS2_NAMESPACE } from '../../schema/xsd';
import type { GroupNode, MessageStructure, Node } from '../../structures/model';
import type { Break, Constraint } from './constraint';
import { tooMany } from './too-many';
import { isAttribute, last, parent, stranger, type Trail } from './twigs';

const MARK = 'markOfText';

/** A place of a message, as constraints are made from it. */
export interface Place {
  message: string;
  path: string;
  node: Node;
  /** The group around; undefined at the root. */
  within?: GroupNode;
}

const isOrdered = (node: Node): boolean => node.kind === 'group' || node.form !== 'attribute';

/** Texts that no reader lets in. */
const UNREADABLE: readonly { how: string; schemaSees: boolean; text: (xml: string) => string }[] = [
  { how: 'cut off', schemaSees: true, text: (xml) => xml.slice(0, xml.lastIndexOf('</')) },
  // XML allows it, and ICS2 messages have none.
  { how: 'a document type', schemaSees: false, text: (xml) => xml.replace('?>', '?><!DOCTYPE message>') },
  { how: 'an ampersand of its own', schemaSees: true, text: (xml) => xml.replace(/<\/(\w+)>/, '&</$1>') },
];

/** What holds for a message as a whole: that it is XML, its name and its namespace. */
export function* rootConstraints({ message }: MessageStructure): Generator<Constraint> {
  const path = `/${message}`;
  for (const { how, schemaSees, text } of UNREADABLE) {
    yield { message, kind: 'not XML', path, how, id: 'GEN-XML', schemaSees, apply: (root) => ({ at: root, below: '/', text }) };
  }
  yield {
    message,
    kind: 'root name',
    path,
    how: 'another name',
    id: 'GEN-ROOT',
    schemaSees: true,
    apply: (root) => {
      root.node = { ...root.node, name: `${message}X` };
      return { at: root };
    },
  };
  for (const [how, namespace] of [['an earlier release', 'urn:wco:datamodel:WCO:CIS:1'], ['none', '']] as const) {
    yield {
      message,
      kind: 'namespace',
      path,
      how,
      id: 'GEN-NAMESPACE',
      schemaSees: true,
      apply: (root) => ({ at: root, text: (xml) => xml.replace(ICS2_NAMESPACE, namespace) }),
    };
  }
}

function* missing({ message, path, node }: Place): Generator<Constraint> {
  if (node.min === 0) return;
  const attribute = node.kind === 'value' && node.form === 'attribute';
  yield {
    message,
    kind: attribute ? 'missing attribute' : 'missing',
    path,
    how: node.min === 1 ? 'none' : `${node.min - 1} of ${node.min}`,
    id: 'GEN-MANDATORY',
    schemaSees: true,
    apply: (_root, trail) => {
      const group = parent(trail);
      const same = group.children.filter((twig) => twig.node === node);
      const kept = new Set(same.slice(0, node.min - 1));
      group.children = group.children.filter((twig) => twig.node !== node || kept.has(twig));
      return { at: group };
    },
  };
}

/** What a group does not let in. */
function* strangers({ message, path, node }: Place): Generator<Constraint> {
  if (node.kind === 'value') return;
  const common = { message, path, id: 'GEN-UNKNOWN', schemaSees: true };
  yield {
    ...common,
    kind: 'unknown element',
    how: 'a name the table does not have',
    apply: (_root, trail) => {
      const added = stranger('notInTheTable', 'element', '1');
      last(trail).children.push(added);
      return { at: added };
    },
  };
  yield {
    ...common,
    kind: 'unknown element',
    how: 'of another namespace',
    apply: (_root, trail) => {
      const added = stranger('fromElsewhere', 'element', '1');
      added.children.push(stranger('xmlns', 'attribute', 'urn:example:other'));
      last(trail).children.push(added);
      return { at: added };
    },
  };
  yield {
    ...common,
    kind: 'unknown attribute',
    how: 'a name the table does not have',
    apply: (_root, trail) => {
      last(trail).children.unshift(stranger('notInTheTable', 'attribute', '1'));
      return { at: last(trail) };
    },
  };
  yield {
    ...common,
    kind: 'text between elements',
    how: 'a word after the last child',
    apply: (_root, trail) => {
      last(trail).children.push(stranger(MARK, 'element', 'word'));
      return { at: last(trail), text: (xml) => xml.replace(`<${MARK}>word</${MARK}>`, 'word') };
    },
  };
}

/** An element and its nearest neighbour change places. */
function* order({ message, path, node, within }: Place): Generator<Constraint> {
  if (!isOrdered(node) || within === undefined || within.children.filter(isOrdered).length < 2) return;
  yield {
    message,
    kind: 'order',
    path,
    how: 'in the place of its neighbour',
    id: 'GEN-ORDER',
    schemaSees: true,
    // The neighbours of some places are all optional.
    bases: ['place', 'full'],
    apply: (_root, trail) => swap(trail),
  };
}

function swap(trail: Trail): Break | string {
  const group = parent(trail);
  const { node } = last(trail);
  const elements = group.children.filter((twig) => !isAttribute(twig));
  const first = elements.findIndex((twig) => twig.node === node);
  const end = elements.length - [...elements].reverse().findIndex((twig) => twig.node === node);
  const [before, after] = first > 0 ? [elements[first - 1], elements[first]] : [elements[end - 1], elements[end]];
  if (before === undefined || after === undefined) return 'no valid specimen has anything beside it';
  group.children = group.children.map((twig) => (twig === before ? after : twig === after ? before : twig));
  return { at: before };
}

/** What the table says about an element's presence, number and place, and about what a group may hold. */
export function* structureConstraints(place: Place): Generator<Constraint> {
  if (place.within !== undefined) {
    yield* missing(place);
    if (isOrdered(place.node)) yield tooMany(place.message, place.path, place.node);
    yield* order(place);
  }
  yield* strangers(place);
}
