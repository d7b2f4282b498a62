import type { XmlElement } from '../../../protocols/xml';
import type { Scope } from './scope';

/** So many children are looked through more quickly than an index of them is made. */
const FEW = 16;

/** First child of this name; by the scope's own index where it has many: a consignment may have 9999 goods items, each asking it again. */
export function child(scope: Scope | undefined, name: string): XmlElement | undefined {
  if (scope === undefined) return undefined;
  const { element } = scope;
  if (element.children.length > FEW) return scope.children.get(name)?.[0];
  for (const one of element.children) if (one.name === name && one.ns === element.ns) return one;
  return undefined;
}

/** Trimmed text of that child, which is no date-time; undefined where there is none. */
export function value(scope: Scope | undefined, name: string): string | undefined {
  return child(scope, name)?.text.trim();
}

/** Whether an element holds a child of this name, empty or not: an empty value is reported by its table row. */
export function has(element: XmlElement, name: string): boolean {
  for (const one of element.children) if (one.name === name && one.ns === element.ns) return true;
  return false;
}

/**
 * What is known of something for the whole of a judgement, found once however often it is asked: a hostile message asks a million
 * times, each among a million elements.
 */
export function once<K extends object, V, Rest extends unknown[]>(find: (key: K, ...rest: Rest) => V): (key: K, ...rest: Rest) => V {
  return (key, ...rest) => {
    const facts = factsOf(key);
    const known = facts.get(find) as { value: V } | undefined;
    if (known !== undefined) return known.value;
    const value = find(key, ...rest);
    facts.set(find, { value });
    return value;
  };
}

const FACTS = Symbol('facts');

/**
 * What is known of an object, kept at the object itself. A WeakMap would say the same, but the garbage collector takes its values for
 * alive until the next full collection, and with them every message just judged.
 */
function factsOf(key: object & { [FACTS]?: Map<unknown, unknown> }): Map<unknown, unknown> {
  let facts = key[FACTS];
  if (facts === undefined) Object.defineProperty(key, FACTS, { value: (facts = new Map()) });
  return facts;
}
