import type { MessageStructure, Node } from '../../structures/model';
import type { Constraint } from './constraint';
import { earlierFilings } from './earlier-filings';
import type { Place } from './place';
import { rootConstraints } from './root-constraints';
import { ruleConstraints } from './rules';
import { strangerConstraints } from './strangers';
import { structureConstraints } from './structure-constraints';
import { valueConstraints } from './value-constraints';

function* placesWithin({ message, root }: MessageStructure): Generator<Place> {
  const pending: Place[] = [{ message, path: `/${message}`, node: root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    const within: Node = next.node;
    if (within.kind === 'value') continue;
    for (const child of [...within.children].reverse()) pending.push({ message, path: `${next.path}/${child.name}`, node: child, within });
  }
}

/**
 * Every constraint of a message, in document order: what its table, types and code lists say, and every rule and condition at
 * every place that cites it. A pure function of the structure.
 */
export function* constraintsOf(structure: MessageStructure): Generator<Constraint> {
  yield* rootConstraints(structure);
  for (const place of placesWithin(structure)) {
    yield* structureConstraints(place);
    yield* strangerConstraints(place);
    yield* valueConstraints(place);
    yield* ruleConstraints(place);
    yield* earlierFilings(place);
  }
}
