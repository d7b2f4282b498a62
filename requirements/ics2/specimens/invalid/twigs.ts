import type { Node, ValueNode } from '../../structures/model';
import type { Twig } from '../tree';

/** A twig and all around it: the root first, the twig itself last. */
export type Trail = readonly Twig[];

/** A copy that may be changed; nodes of the structure are shared. */
export function copyOf(twig: Twig): Twig {
  return { ...twig, children: twig.children.map(copyOf) };
}

/** The trail to the first twig at a structure path (`/IE3F10/declarant/address`), in document order; undefined where there is none. */
export function trailTo(root: Twig, path: string): Trail | undefined {
  const [, first, ...steps] = path.split('/');
  const follow = (twig: Twig, depth: number): Twig[] | undefined => {
    if (depth === steps.length) return [twig];
    for (const child of twig.children) {
      if (child.node.name !== steps[depth]) continue;
      const rest = follow(child, depth + 1);
      if (rest !== undefined) return [twig, ...rest];
    }
    return undefined;
  };
  return root.node.name === first ? follow(root, 0) : undefined;
}

export const last = (trail: Trail): Twig => trail[trail.length - 1]!;
export const parent = (trail: Trail): Twig => trail[trail.length - 2]!;
export const isAttribute = (twig: Twig): boolean => twig.node.kind === 'value' && twig.node.form === 'attribute';

/** Nearest twig around (or at) the end of a trail with this name. */
export const around = (trail: Trail, name: string): Twig | undefined => [...trail].reverse().find((twig) => twig.node.name === name);

/** All twigs reached by steps `a/b`. */
export function all(from: Twig | undefined, steps: string): Twig[] {
  let level = from === undefined ? [] : [from];
  for (const step of steps.split('/')) level = level.flatMap(({ children }) => children.filter(({ node }) => node.name === step));
  return level;
}

/** The first twig reached by steps `a/b`. */
export const at = (from: Twig | undefined, steps: string): Twig | undefined => all(from, steps)[0];

/** Takes away every child with one of these names. */
export function drop(from: Twig, ...names: string[]): void {
  from.children = from.children.filter(({ node }) => !names.includes(node.name));
}

const row = (into: Twig, name: string): number =>
  into.node.kind === 'group' ? into.node.children.findIndex((child) => child.name === name) : -1;

/** Adds a twig where the sequence wants it, after others of its name. */
export function put(into: Twig, twig: Twig): Twig {
  const here = row(into, twig.node.name);
  const next = into.children.findIndex((child) => row(into, child.node.name) > here);
  into.children.splice(next === -1 ? into.children.length : next, 0, twig);
  return twig;
}

/** Gives a child value, whether it was there or not. Throws where the structure has no such child: a mistake in a break. */
export function set(into: Twig, name: string, value: string): Twig {
  const there = at(into, name);
  if (there !== undefined) {
    there.value = value;
    return there;
  }
  const node = into.node.kind === 'group' ? into.node.children.find((child) => child.name === name) : undefined;
  if (node === undefined) throw new RangeError(`${into.node.name} has no ${name}`);
  return put(into, { node, value, children: [] });
}

/** Gives the value at the end of a trail another one. */
export function rewrite(trail: Trail, written: (valid: string) => string): { at: Twig } {
  const twig = last(trail);
  twig.value = written(twig.value ?? '');
  return { at: twig };
}

/** Adds a group with these values, where the sequence wants it. */
export function addGroup(into: Twig, name: string, values: Readonly<Record<string, string>>): Twig {
  const node = into.node.kind === 'group' ? into.node.children.find((child) => child.name === name) : undefined;
  if (node === undefined) throw new RangeError(`${into.node.name} has no ${name}`);
  const group = put(into, { node, children: [] });
  for (const [child, value] of Object.entries(values)) set(group, child, value);
  return group;
}

/** Whether the structure lets a group hold a child of this name. */
export const mayHold = (group: Twig, name: string): boolean => row(group, name) !== -1;

/** A twig that no table holds. */
export function stranger(name: string, form: ValueNode['form'], value: string): Twig {
  const common = { name, label: name, min: 0, max: 1, status: 'O' as const, rules: [], conditions: [], codeLists: [] };
  const node: Node = {
    kind: 'value',
    ...common,
    form,
    format: 'an..35',
    type: 'text-35',
    value: { base: 'string', chars: 'any', minLength: 1, maxLength: 35 },
  };
  return { node, value, children: [] };
}

function trailOf(root: Twig, wanted: Twig): Twig[] | undefined {
  if (root === wanted) return [root];
  for (const child of root.children) {
    const rest = trailOf(child, wanted);
    if (rest !== undefined) return [root, ...rest];
  }
  return undefined;
}

/** One step of a path, with a position where siblings share the name. */
function step(group: Twig, twig: Twig): string {
  const { name } = twig.node;
  const same = group.children.filter((child) => child.node.name === name && !isAttribute(child));
  return same.length === 1 ? name : `${name}[${same.indexOf(twig) + 1}]`;
}

/** Path of an element as problems name it: a position where siblings share the name. An attribute is at its element. */
export function pathOf(root: Twig, wanted: Twig): string {
  const trail = trailOf(root, wanted);
  if (trail === undefined) throw new RangeError(`${wanted.node.name} is not in the specimen`);
  return trail
    .filter((twig) => !isAttribute(twig))
    .map((twig, depth) => (depth === 0 ? `/${root.node.name}` : `/${step(trail[depth - 1]!, twig)}`))
    .join('');
}
