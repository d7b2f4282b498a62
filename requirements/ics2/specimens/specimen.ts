import fc from 'fast-check';
import { CURRENT_EDITION } from '../editions/editions';
import { placesOf, structure } from '../structures/structures';
import { nearestNames } from '../../nearest';
import { toDrawnTaste } from './random';
import { settingOf } from './setting';
import { growPlaces, type Shoot } from './shoot';
import { FULL, MINIMAL, type Taste, withPlace } from './taste';
import type { Twig } from './tree';
import { valueFor } from './values';

/** Which of the countless valid messages is wanted. */
export type Choice =
  /** Only what must be there. */
  | { kind: 'minimal' }
  /** Every optional place that conditions allow beside the others, every repeatable one twice. */
  | { kind: 'full' }
  /** Any; the same seed (a whole number) gives the same message. */
  | { kind: 'random'; seed: number }
  /** Minimal, and the place at this path of names (`/IE3F10/declarant/address/poBox`) with whatever that demands. */
  | { kind: 'with'; path: string };

/** No such place in the structure of the message. */
export class SpecimenError extends Error {
  readonly code = 'SPECIMEN_PLACE_UNKNOWN';
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'SpecimenError';
  }
}

function fill(shoot: Shoot, setting: Parameters<typeof valueFor>[1]): Twig {
  const { node } = shoot;
  if (node.kind === 'value') return { node, value: valueFor(shoot, setting), children: [] };
  return { node, children: shoot.children.map((child) => fill(child, setting)) };
}

/** A message to somebody's taste, valid by structure, rules, conditions and code lists of the edition on that day. */
function specimenTo(taste: Taste, message: string, edition: string, day: string): Twig {
  const root = growPlaces(structure(message, edition), taste);
  return fill(root, settingOf(root, message, edition, day, taste));
}

function tasteOf(choice: Exclude<Choice, { kind: 'random' }>, message: string, edition: string): Taste {
  if (choice.kind === 'minimal') return MINIMAL;
  if (choice.kind === 'full') return FULL;
  const paths = [...placesOf(structure(message, edition))].map(({ path }) => path);
  if (!paths.includes(choice.path)) {
    throw new SpecimenError(`${message} has no place ${choice.path}`, `nearest: ${nearestNames(choice.path, paths).join(', ') || paths[0]}`);
  }
  return withPlace(choice.path);
}

/**
 * A valid message of a kind (`IE3F10`). Deterministic: the same choice, edition and day give the same tree. `day` is the day
 * of the message, ISO 8601 date; code lists are those valid on it. Where nothing is drawn, an amendment (`IE3A10`) amends the
 * filing of the same choice (`IE3F10`): what R3024 locks is alike.
 *
 * Throws EditionError, StructureError STRUCTURE_UNKNOWN, and {@link SpecimenError} for a path that the structure does not hold.
 */
export function makeSpecimen(message: string, choice: Choice, options: { edition?: string; day?: string } = {}): Twig {
  const { edition = CURRENT_EDITION, day = '2026-03-02' } = options;
  if (choice.kind !== 'random') return specimenTo(tasteOf(choice, message, edition), message, edition, day);
  return fc.sample(anySpecimen(message, { edition, day }), { seed: choice.seed, numRuns: 1 })[0]!;
}

/** Valid messages of a kind, for properties of one's own; `makeSpecimen` takes the first of a seed. */
export function anySpecimen(message: string, options: { edition?: string; day?: string } = {}): fc.Arbitrary<Twig> {
  const { edition = CURRENT_EDITION, day = '2026-03-02' } = options;
  return toDrawnTaste((taste) => specimenTo(taste, message, edition, day));
}
