import { CURRENT_EDITION } from '../../editions/editions';
import type { MessageStructure } from '../../structures/model';
import { structure } from '../../structures/structures';
import type { Weight } from '../../problem';
import { makeSpecimen } from '../specimen';
import { type Twig, writeXml } from '../tree';
import type { Base, Constraint, Known } from './constraint';
import { constraintsOf } from './constraints';
import { expectedCode } from './expected-codes';
import { copyOf, pathOf, trailTo } from './twigs';

/** The one problem that must be found. */
export interface Expected {
  /** Check, rule or condition. */
  rule: string;
  code: string;
  path: string;
  weight: Weight;
}

/** An invalid message, and what must be found in it: that and nothing else. */
export interface InvalidCase {
  constraint: Constraint;
  /** What it was derived from; the same object for neighbours derived from the same. */
  base: Twig;
  xml: string;
  known: Known;
  expected: Expected;
}

/** A constraint that no specimen could be made to break, and why. */
export interface LeftOut {
  constraint: Constraint;
  why: string;
}

type Bases = (base: Base, path: string) => Twig;

/** Valid specimens to derive from. Constraints of one place come one after the other, so few are kept. */
function basesOf(message: string, edition: string): Bases {
  let full: Twig | undefined;
  let held: { path: string; specimen: Twig } | undefined;
  return (base, path) => {
    if (base === 'full') return (full ??= makeSpecimen(message, { kind: 'full' }, { edition }));
    if (held?.path !== path) held = { path, specimen: makeSpecimen(message, { kind: 'with', path }, { edition }) };
    return held.specimen;
  };
}

function derive(constraint: Constraint, base: Twig): InvalidCase | LeftOut {
  const { path, id, weight = 'reject' } = constraint;
  const root = copyOf(base);
  const trail = trailTo(root, path);
  if (trail === undefined) throw new RangeError(`the specimen of ${constraint.message} does not hold ${path}`);
  const broken = constraint.apply(root, trail);
  if (typeof broken === 'string') return { constraint, why: broken };
  const { below, text = (xml) => xml, known = {} } = broken;
  const place = below === '/' ? '/' : pathOf(root, broken.at) + (below === undefined ? '' : `/${below}`);
  return {
    constraint,
    base,
    xml: text(writeXml(root)),
    known,
    expected: { rule: id, code: expectedCode(id), path: place, weight },
  };
}

function deriveFromAny(constraint: Constraint, bases: Bases): InvalidCase | LeftOut {
  const [first = 'place', ...others] = constraint.bases ?? [];
  let derived = derive(constraint, bases(first, constraint.path));
  for (const base of others) {
    const specimen = bases(base, constraint.path);
    // What excludes the place may have been chosen where all that goes together is held.
    if (!isCase(derived) && trailTo(specimen, constraint.path) !== undefined) derived = derive(constraint, specimen);
  }
  return derived;
}

/** Whether a derived thing is a case, or a constraint left out. */
export const isCase = (derived: InvalidCase | LeftOut): derived is InvalidCase => 'xml' in derived;

/**
 * An invalid specimen for every constraint of a message, each derived from a small valid one. Deterministic, lazy.
 * Throws StructureError, EditionError, and RangeError where a valid specimen lacks the place it was asked to hold.
 */
export function* casesOf(message: string, edition = CURRENT_EDITION): Generator<InvalidCase | LeftOut> {
  const table: MessageStructure = structure(message, edition);
  const bases = basesOf(message, edition);
  for (const constraint of constraintsOf(table)) yield deriveFromAny(constraint, bases);
}
