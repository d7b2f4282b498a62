import type { XmlElement } from '../../../protocols/xml';
import { has } from './given';
import type { Breach } from './model';

/** Names that have to stand together to count. */
type Way = readonly string[];

const words = (ways: readonly Way[]): string => {
  const each = ways.map((way) => way.join(' with '));
  return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} or ${each[each.length - 1]!}`;
};

/**
 * A group has to be filled in at least one of several ways. The sources say "either ... or" and never whether both together
 * are wrong, so both are accepted.
 */
export function choice(group: XmlElement, ways: readonly Way[]): Omit<Breach, 'at'> | undefined {
  if (ways.some((way) => way.every((name) => has(group, name)))) return undefined;
  const given = [...new Set(ways.flat())].filter((name) => has(group, name));
  return { found: given.length === 0 ? 'none of them' : `${given.join(' and ')} only`, demanded: words(ways), mend: `give ${words(ways)}` };
}
