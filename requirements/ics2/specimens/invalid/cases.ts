import { CURRENT_EDITION } from '../../editions/editions';
import type { MessageStructure } from '../../structures/model';
import { structure } from '../../structures/structures';
import type { Weight } from '../../validate/problem';
import { makeSpecimen } from '../specimen';
import { type Twig, writeXml } from '../tree';
import type { Constraint, Known } from './constraint';
import { constraintsOf } from './constraints';
import { expectedCode } from './expected-codes';
import { copyOf, pathOf, trailTo } from './twigs';

/** A problem that must be found. */
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
  expected: readonly Expected[];
  /** Why more than one problem is expected; empty where it is one. */
  companions: readonly string[];
}

/** A constraint that no specimen could be made to break, and why. */
export interface LeftOut {
  constraint: Constraint;
  why: string;
}

/** Valid specimens to derive from; constraints of one place come one after the other, so few are kept. */
function bases(message: string, edition: string): (constraint: Constraint) => Twig {
  const kept = new Map<string, Twig>();
  return ({ path, base: wanted }) => {
    const key = wanted ?? path;
    let base = kept.get(key);
    if (base === undefined) {
      if (kept.size > 9) kept.clear();
      base = makeSpecimen(message, wanted === 'full' ? { kind: 'full' } : { kind: 'with', path }, { edition });
      kept.set(key, base);
    }
    return base;
  };
}

function derive(constraint: Constraint, base: Twig): InvalidCase | LeftOut {
  const { path, id, weight = 'reject' } = constraint;
  const root = copyOf(base);
  const trail = trailTo(root, path);
  if (trail === undefined) throw new RangeError(`the specimen of ${constraint.message} does not hold ${path}`);
  const broken = constraint.apply(root, trail);
  if (typeof broken === 'string') return { constraint, why: broken };
  const { below } = broken;
  const place = below === '/' ? '/' : pathOf(root, broken.at) + (below === undefined ? '' : `/${below}`);
  const text = writeXml(root);
  const companions = broken.companions ?? [];
  return {
    constraint,
    base,
    xml: broken.text === undefined ? text : broken.text(text),
    known: broken.known ?? {},
    expected: [
      { rule: id, code: expectedCode(id), path: place, weight },
      ...companions.map((one) => ({ rule: one.id, code: expectedCode(one.id), path: pathOf(root, one.at), weight: 'reject' as const })),
    ],
    companions: companions.map(({ why }) => why),
  };
}

/** Whether a derived thing is a case, or a constraint left out. */
export const isCase = (derived: InvalidCase | LeftOut): derived is InvalidCase => 'xml' in derived;

/**
 * An invalid specimen for every constraint of a message, each derived from a small valid one. Deterministic, lazy.
 * Throws StructureError, EditionError, and RangeError where a valid specimen lacks the place it was asked to hold.
 */
export function* casesOf(message: string, edition = CURRENT_EDITION): Generator<InvalidCase | LeftOut> {
  const table: MessageStructure = structure(message, edition);
  const base = bases(message, edition);
  for (const constraint of constraintsOf(table)) yield derive(constraint, base(constraint));
}
