import type { Node } from '../../../structures/model';
import type { Weight } from '../../../problem';
import type { Twig } from '../../tree';
import type { Break, Constraint } from '../constraint';
import { drop, last, parent, type Trail } from '../twigs';

/** One way to break a rule or condition at a place that cites it. */
export interface RuleBreak {
  how: string;
  /** See {@link Constraint}. */
  bases?: Constraint['bases'];
  weight?: Weight;
  /** Where some places that cite the rule leave the problem to others: whether this one tells it. */
  toldAt?(path: string, node: Node): boolean;
  /** Changes a copy of the specimen; a text says why that cannot be done. */
  apply(trail: Trail, root: Twig): Break | string;
}

export type RuleBreaks = Readonly<Record<string, readonly RuleBreak[]>>;

/** The cited value becomes another. */
export const becomes = (how: string, value: string, more: Omit<RuleBreak, 'how' | 'apply'> = {}): RuleBreak => ({
  how,
  ...more,
  apply: (trail) => {
    last(trail).value = value;
    return { at: last(trail) };
  },
});

/** The cited group loses children that it needs one of. */
export const without = (how: string, ...names: string[]): RuleBreak => ({
  how,
  apply: (trail) => {
    drop(last(trail), ...names);
    return { at: last(trail) };
  },
});

/** Two elements that a rule gives or forbids together: what is wrong with both is one mistake, told at the first. */
export const pair = (first: string, second: string, how: string, apply: (trail: Trail) => Break): RuleBreak => ({
  how,
  toldAt: (path) => path.endsWith(`/${first}`),
  apply: (trail) => {
    if (!parent(trail).children.some(({ node }) => node.name === second)) return `the specimen has no ${second} beside it`;
    return apply(trail);
  },
});

/** The cited element is left out; its group is told. */
export function leaveOut(trail: Trail): Break {
  drop(parent(trail), last(trail).node.name);
  return { at: parent(trail) };
}
