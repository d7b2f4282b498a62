import type { XmlElement } from '../../../protocols/xml';
import type { Scope } from './scope';

/** First child of this name, found by the scope's own index: a consignment may have 9999 goods items, each asking it again. */
export function child(scope: Scope | undefined, name: string): XmlElement | undefined {
  return scope?.children.get(name)?.[0];
}

/** Trimmed text of that child, which is no date-time; undefined where there is none. */
export function value(scope: Scope | undefined, name: string): string | undefined {
  return child(scope, name)?.text.trim();
}

/** Whether an element holds a child of this name, empty or not: an empty value is reported by its table row. */
export function has(element: XmlElement, name: string): boolean {
  return element.children.some((one) => one.name === name && one.ns === element.ns);
}

/**
 * What is known of something for the whole of a judgement, found once however often it is asked: a hostile message asks a million
 * times, each among a million elements.
 */
export function once<K extends object, V, Rest extends unknown[]>(find: (key: K, ...rest: Rest) => V): (key: K, ...rest: Rest) => V {
  const found = new WeakMap<K, { value: V }>();
  return (key, ...rest) => {
    const known = found.get(key) ?? { value: find(key, ...rest) };
    found.set(key, known);
    return known.value;
  };
}
