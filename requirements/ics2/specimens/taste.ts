import type { Node } from '../structures/model';

/** What is left free by structure, rules and conditions, is a matter of taste. */
export interface Taste {
  /** How many times a place is wished inside one group; bounds and conditions are applied to it afterwards. */
  count(node: Node, path: string): number;
  /** One of several that are equally right. `turn` counts up, so that a taste without chance can take them in turn. */
  pick<T>(options: readonly T[], turn: number): T;
  /** A whole number from a range, both ends included; `usual` where nothing speaks for another. */
  whole(min: number, max: number, usual: number): number;
  /** A text of 1 to `max` characters on one line. */
  text(max: number, usual: string): string;
}

const orderly: Omit<Taste, 'count'> = {
  pick: (options, turn) => options[turn % options.length]!,
  whole: (_min, _max, usual) => usual,
  text: (max, usual) => [...usual].slice(0, max).join('').trim(),
};

/** Only what must be there. */
export const MINIMAL: Taste = { ...orderly, count: ({ min }) => min };

/** Everything that may be there, and twice what may be repeated. */
export const FULL: Taste = { ...orderly, count: ({ min, max }) => Math.max(min, Math.min(max, 2)) };

/** Only what must be there, and one place more, with the groups around it. */
export const withPlace = (wanted: string): Taste => ({
  ...orderly,
  count: ({ min }, path) => (wanted === path || wanted.startsWith(`${path}/`) ? Math.max(1, min) : min),
});
