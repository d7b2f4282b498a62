import { structure } from '../structures/structures';
import { xsdOf } from './xsd';

const texts = new Map<string, string>();

/** XSD text of a message, generated once. Throws StructureError STRUCTURE_UNKNOWN. */
export function schemaFor(message: string): string {
  let text = texts.get(message);
  if (text === undefined) texts.set(message, (text = xsdOf(structure(message))));
  return text;
}

/**
 * Compiled schemas by message, each compiled on first use and then kept. The compiler is handed in, since requirements
 * know no parser: `schemas((xsd) => xml.compileSchema(xsd))`.
 */
export function schemas<Compiled>(compile: (xsd: string) => Compiled): { for(message: string): Compiled; all(): Compiled[] } {
  const compiled = new Map<string, Compiled>();
  return {
    for(message) {
      let one = compiled.get(message);
      if (one === undefined) compiled.set(message, (one = compile(schemaFor(message))));
      return one;
    },
    all: () => [...compiled.values()],
  };
}
