import { payloadDocument, type Envelope } from '../../protocols/eaeu-soap';
import type { Schema, Xml } from '../../protocols/xml';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { qualified, structure } from '../../requirements/eaeu/structures';
import { compileStructure } from '../../requirements/eaeu/xsd';

/** Compares bodies with the structures that the process table names for their messages. */
export interface StructuralControl {
  /** What is wrong with the body, each with its place; undefined where the table has no such message, or another root stands there. */
  errors(envelope: Envelope): string[] | undefined;
  dispose(): void;
}

/** Structure of a message by its code, `P.EE.01.MSG.004`. */
function structureOf(message: string | undefined): string | undefined {
  const of = ORIGIN_PROCESS.transactions.find((one) => one.message === message || one.response?.message === message);
  return of?.message === message ? of?.structure : of?.response?.structure;
}

export function createStructuralControl(xml: Xml): StructuralControl {
  const schemas = new Map<string, Schema>();
  const schemaOf = (code: string): Schema => {
    const schema = schemas.get(code) ?? compileStructure(structure(code), (files, entry) => xml.compileSchema(files, entry));
    schemas.set(code, schema);
    return schema;
  };
  return {
    errors({ form, action, payload: [root] }) {
      const code = form === 'application' ? structureOf(action?.split('/').at(-1)) : undefined;
      if (code === undefined || root === undefined) return undefined;
      const due = qualified(structure(code));
      if (root.name !== due.name || root.ns !== due.ns) return undefined;
      return schemaOf(code).validate(Buffer.from(payloadDocument(root))).map(({ path, message }) => `${path}: ${message}`);
    },
    dispose() {
      for (const schema of schemas.values()) schema.dispose();
    },
  };
}
