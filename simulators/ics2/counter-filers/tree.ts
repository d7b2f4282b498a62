import type { Twig } from '../../../requirements/ics2/specimens/tree';

export type Change = (found: readonly Twig[]) => readonly Twig[];

/**
 * The tree with what stands at a path (`consignmentMasterLevel/carrier`) changed, in each group that the path reaches. What the
 * change gives stands where the table has its place; where the table has none, nothing changes.
 */
export function changedAt(twig: Twig, path: string, change: Change): Twig {
  const { node, children } = twig;
  const [step = '', ...rest] = path.split('/');
  if (node.kind === 'value') return twig;
  if (rest.length > 0) return { ...twig, children: children.map((child) => (child.node.name === step ? changedAt(child, rest.join('/'), change) : child)) };
  const named = (name: string): Twig[] => children.filter((child) => child.node.name === name);
  return { ...twig, children: node.children.flatMap(({ name }) => (name === step ? change(named(name)) : named(name))) };
}

/** The same with a value in a place; the place is made where its group stands and the table has it. */
export function withValue(twig: Twig, path: string, value: string): Twig {
  const [name = '', ...above] = path.split('/').reverse();
  if (above.length > 0) return changedAt(twig, above.reverse().join('/'), (groups) => groups.map((group) => withValue(group, name, value)));
  const place = twig.node.kind === 'group' ? twig.node.children.find((node) => node.name === name) : undefined;
  return place === undefined ? twig : changedAt(twig, name, (found) => (found.length > 0 ? found : [{ node: place, children: [] }]).map((one) => ({ ...one, value })));
}

/** What stands at a path, in document order. */
export function twigsAt(twig: Twig, path: string): Twig[] {
  const [step = '', ...rest] = path.split('/');
  const here = twig.children.filter((child) => child.node.name === step);
  return rest.length === 0 ? here : here.flatMap((child) => twigsAt(child, rest.join('/')));
}
