import { FactsError } from './facts';

type Facts = Record<string, unknown>;

/** Facts of a stimulus, read one by one (requirements/kz/exchange/README.md). All throw FactsError. */
export function textOf(facts: Facts, name: string): string {
  const value = facts[name];
  if (typeof value !== 'string' || value === '') throw new FactsError(`${name} must be text`);
  return value;
}

export function optionalText(facts: Facts, name: string): string | undefined {
  return facts[name] === undefined ? undefined : textOf(facts, name);
}

export function oneOf<T extends string>(facts: Facts, name: string, values: readonly T[]): T {
  const value = textOf(facts, name);
  const known = values.find((one) => one === value);
  if (known === undefined) throw new FactsError(`${name} must be one of ${values.join(', ')}`);
  return known;
}

/** `{ "name": "text", ... }`; empty where absent. */
export function textsOf(facts: Facts, name: string): Record<string, string> {
  const value = facts[name] ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FactsError(`${name} must be an object of texts`);
  return Object.fromEntries(Object.keys(value).map((key) => [key, textOf(value as Facts, key)]));
}

/** `[{ "kind": ..., "number": ... }]`; empty where absent. */
export function documentsOf(facts: Facts, name: string): { kind: string; number: string }[] {
  const value = facts[name] ?? [];
  if (!Array.isArray(value)) throw new FactsError(`${name} must be a list`);
  return value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) throw new FactsError(`${name} must be a list of objects`);
    return { kind: textOf(one as Facts, 'kind'), number: textOf(one as Facts, 'number') };
  });
}
