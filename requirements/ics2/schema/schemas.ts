import { CURRENT_EDITION } from '../editions/editions';
import { structure } from '../structures/structures';
import { xsdOf } from './xsd';

const texts = new Map<string, string>();

/** XSD text of a message, generated once. Throws EditionError, StructureError STRUCTURE_UNKNOWN. */
export function schemaFor(message: string, edition = CURRENT_EDITION): string {
  const key = `${edition} ${message}`;
  let text = texts.get(key);
  if (text === undefined) texts.set(key, (text = xsdOf(structure(message, edition))));
  return text;
}

/**
 * Compiled schemas by message, each compiled on first use and then kept. The compiler is handed in, since requirements
 * know no parser: `schemas((xsd) => xml.compileSchema(xsd))`.
 */
export function schemas<Compiled extends { dispose(): void }>(
  compile: (xsd: string) => Compiled,
  edition = CURRENT_EDITION,
): { for(message: string): Compiled; all(): Compiled[]; dispose(): void } {
  const compiled = new Map<string, Compiled>();
  return {
    for(message) {
      let one = compiled.get(message);
      if (one === undefined) compiled.set(message, (one = compile(schemaFor(message, edition))));
      return one;
    },
    all: () => [...compiled.values()],
    dispose() {
      for (const one of compiled.values()) one.dispose();
      compiled.clear();
    },
  };
}
