import type { GroupNode, Node } from '../../structures/model';

/** A place of a message, as constraints are made from it. */
export interface Place {
  message: string;
  path: string;
  node: Node;
  /** The group around; undefined at the root. */
  within?: GroupNode;
}

/** Whether a place has an order among its neighbours; XML attributes have none. */
export const isOrdered = (node: Node): boolean => node.kind === 'group' || node.form !== 'attribute';
