import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import type { Attempt } from './attempt';
import type { XmlElement } from './element';
import type { XmlLimits } from './limits';
import { elementAtLibxmlPath } from './schema-path';
import { treeOf } from './tree';

/** What kind of rule of the schema was broken; `not-xml` means that the guard refused the bytes. */
export type SchemaProblemKind =
  | 'not-xml'
  | 'unknown-root'
  | 'unexpected-element'
  | 'missing-element'
  | 'missing-attribute'
  | 'unexpected-attribute'
  | 'unexpected-text'
  | 'value'
  | 'other';

export interface SchemaProblem {
  kind: SchemaProblemKind;
  /** 1-based; 0 when unknown. */
  line: number;
  /** Readable path as in {@link XmlElement.path}; '/' when unknown. */
  path: string;
  /** libxml2's sentence, with namespace URIs taken out of element names. */
  message: string;
  /** Local name of the element at fault. */
  element?: string;
  /** The element itself, where it is known. */
  at?: XmlElement;
}

export interface Schema {
  /** All problems in document order; empty means valid. Guards the bytes itself. Never throws on bad input. */
  validate(bytes: Buffer, limits?: Partial<XmlLimits>): SchemaProblem[];
  /** Frees the compiled schema; afterwards `validate` throws. */
  dispose(): void;
}

/** A schema that does not compile is our own mistake, hence an exception. */
export class XmlSchemaError extends Error {
  readonly code = 'XSD-NOT-COMPILED';
  readonly hint = 'check that every schemaLocation names a file in the map, and that every referenced type is declared';
  constructor(readonly problems: string[]) {
    super(`the schema does not compile: ${problems.join('; ')}`);
    this.name = 'XmlSchemaError';
  }
}

const KINDS: [RegExp, SchemaProblemKind][] = [
  [/No matching global declaration/, 'unknown-root'],
  [/This element is not expected/, 'unexpected-element'],
  [/Missing child element/, 'missing-element'],
  [/is required but missing/, 'missing-attribute'],
  [/The attribute '.*' is not allowed/, 'unexpected-attribute'],
  [/Character content .*is not allowed|Element content is not allowed/, 'unexpected-text'],
  [/\[facet |is not a valid value|is not an element of the set|not accepted by the pattern|fixed value/, 'value'],
];

/** Names under which schema documents are offered to libxml2: nothing outside the map of the current compilation can be reached. */
const BASE = 'mem:///schema/';

function problemOf(detail: Libxml2.ErrorDetail, root: XmlElement): SchemaProblem {
  const message = detail.message.trim().replace(/\{[^}]*\}/g, '');
  const element = /^Element '([^']+)'/.exec(message)?.[1];
  const found = detail.xpath === undefined ? undefined : elementAtLibxmlPath(root, detail.xpath);
  return {
    kind: KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other',
    line: found?.line ?? detail.line,
    path: found?.path ?? '/',
    message,
    ...(element === undefined ? {} : { element }),
    ...(found === undefined ? {} : { at: found }),
  };
}

/** See `Xml.compileSchema`; `problems` asks a compiled schema about a document that is already parsed. */
export function schemaCompiler(lib: typeof Libxml2, attempt: Attempt, option: number) {
  const offered: Record<string, Uint8Array> = {};
  lib.xmlRegisterInputProvider(new lib.XmlBufferInputProvider(offered));
  const compiled = new WeakMap<Schema, Libxml2.XsdValidator>();

  const compileFiles = (files: ReadonlyMap<string, string>, entry: string): Libxml2.XsdValidator => {
    const source = files.get(entry);
    if (source === undefined) throw new XmlSchemaError([`there is no schema document named "${entry}"`]);
    let document: Libxml2.XmlDocument | undefined;
    try {
      for (const [name, text] of files) offered[BASE + name] = Buffer.from(text);
      document = lib.XmlDocument.fromString(source, { option, url: BASE + entry });
      return lib.XsdValidator.fromDoc(document);
    } catch (error) {
      if (!(error instanceof lib.XmlError)) throw error;
      const details = error instanceof lib.XmlLibError ? error.details.map((one) => one.message.trim()) : [error.message];
      throw new XmlSchemaError(details);
    } finally {
      document?.dispose();
      for (const name of Object.keys(offered)) delete offered[name];
    }
  };

  const problems = (schema: Schema, document: Libxml2.XmlDocument, root: XmlElement): SchemaProblem[] => {
    const validator = compiled.get(schema);
    if (validator === undefined) throw new Error('this schema has been disposed');
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof lib.XmlValidateError)) throw error;
      return error.details.map((detail) => problemOf(detail, root));
    }
  };

  const compile = (files: ReadonlyMap<string, string> | string, entry?: string): Schema => {
    const map = typeof files === 'string' ? new Map([['schema.xsd', files]]) : files;
    const validator = compileFiles(map, entry ?? [...map.keys()][0] ?? '');
    const schema: Schema = {
      validate(bytes, limits) {
        if (!compiled.has(schema)) throw new Error('this schema has been disposed');
        const result = attempt(bytes, limits, ({ document, text, tape }) => problems(schema, document, treeOf(text, tape)));
        if (result.ok) return result.value;
        return [{ kind: 'not-xml', line: result.error.line ?? 0, path: '/', message: `${result.error.code}: ${result.error.message}` }];
      },
      dispose() {
        if (compiled.delete(schema)) validator.dispose();
      },
    };
    compiled.set(schema, validator);
    return schema;
  };

  return { compile, problems };
}
