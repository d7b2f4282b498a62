import type { Constraint } from '../constraint';
import type { Place } from '../place';
import type { RuleBreak } from './breaks';
import { FILING } from './filing';
import { GOODS } from './goods';
import { PARTIES } from './parties';
import { PLACES } from './places';
import { TRANSPORT } from './transport';

/** Ways to break each rule and condition that a table cites, by id. */
export const RULE_BREAKS: ReadonlyMap<string, readonly RuleBreak[]> = new Map(
  Object.entries({ ...PARTIES, ...PLACES, ...TRANSPORT, ...GOODS, ...FILING }),
);

/** Every rule and condition that a place cites; each way to break it is a constraint. Throws where nobody says how to break one. */
export function* ruleConstraints({ message, path, node }: Place): Generator<Constraint> {
  for (const id of [...node.rules, ...node.conditions]) {
    const ways = RULE_BREAKS.get(id);
    if (ways === undefined) throw new RangeError(`${path} cites ${id}, and no specimen breaks it`);
    for (const { how, bases, weight, toldAt = () => true, apply } of ways) {
      if (!toldAt(path, node)) continue;
      yield {
        message,
        path,
        kind: id.startsWith('R') ? 'rule' : 'condition',
        how: `${id}: ${how}`,
        id,
        schemaSees: false,
        ...(weight === undefined ? {} : { weight }),
        ...(bases === undefined ? {} : { bases }),
        apply: (root, trail) => apply(trail, root),
      };
    }
  }
}
