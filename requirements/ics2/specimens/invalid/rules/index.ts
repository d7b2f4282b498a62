import type { Constraint } from '../constraint';
import type { Place } from '../structure-constraints';
import { RULE_BREAKS } from './breaks';

/** Every rule and condition that a place cites, each way to break it being a constraint. */
export function* ruleConstraints({ message, path, node }: Place): Generator<Constraint> {
  for (const id of [...node.rules, ...node.conditions]) {
    for (const { how, holds, weight, apply } of RULE_BREAKS.get(id) ?? []) {
      yield {
        message,
        path,
        kind: id.startsWith('R') ? 'rule' : 'condition',
        how: `${id}: ${how}`,
        id,
        schemaSees: false,
        ...(weight === undefined ? {} : { weight }),
        ...(holds === undefined ? {} : { holds: holds(path) }),
        apply,
      };
    }
  }
}
