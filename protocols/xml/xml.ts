import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import { canonicalizer, type CanonicalizeOptions } from './canonicalize';
import type { XmlElement } from './element';
import { DEFAULT_XML_LIMITS, xmlError, type XmlError, type XmlLimits } from './limits';
import { type Schema, schemaCompiler } from './schema';
import { scanMarkup } from './scan';
import { toTree } from './tree';

export type Guarded = { ok: true; text: string; bom: boolean } | { ok: false; error: XmlError };
export type XmlRead = { ok: true; root: XmlElement; text: string; bom: boolean } | { ok: false; error: XmlError };

/** The one entry to XML. Everything here is synchronous and leaves nothing to dispose, except a {@link Schema}. */
export interface Xml {
  /**
   * Size bound, strict UTF-8 (a BOM is tolerated and reported; it is not part of `text`), no DOCTYPE, no processing instruction, XML 1.0,
   * bounded depth, well-formed and namespace-well-formed by libxml2 without network and without entities. Never throws.
   */
  guard(bytes: Buffer, limits?: Partial<XmlLimits>): Guarded;
  /** {@link Xml.guard} and the tree, from one parse. Never throws. */
  read(bytes: Buffer, limits?: Partial<XmlLimits>): XmlRead;
  /**
   * Compiles XSD once. `files` is one schema document, or several by name (their `schemaLocation`s resolve against those names, never against
   * disk or network), with `entry` naming the one to start from (default: the first).
   * @throws XmlSchemaError with every problem libxml2 names.
   */
  compileSchema(files: ReadonlyMap<string, string> | string, entry?: string): Schema;
  /** Canonical form by libxml2: an oracle for tests, not what verdicts rest on. @throws XmlSyntaxError when the guard refuses the bytes. */
  canonicalize(bytes: Buffer | string, options?: CanonicalizeOptions): string;
}

/** Thrown where a caller had promised good XML (schemas, oracles); carries the guard's {@link XmlError}. */
export class XmlSyntaxError extends Error {
  constructor(readonly problem: XmlError) {
    super(`${problem.code}: ${problem.message}`);
    this.name = 'XmlSyntaxError';
  }
}

/** Parses guarded text for the length of `use`, and always disposes. */
export type WithDocument = <T>(text: string, use: (document: Libxml2.XmlDocument) => T, url?: string) => T;

function build(lib: typeof Libxml2): Xml {
  const { ParseOption } = lib;
  // HUGE lifts libxml2's own bounds (10 MB of text, depth 256): ours are checked before, and DTDs are refused, so nothing can expand.
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_BIG_LINES;

  const withDocument: WithDocument = (text, use, url) => {
    const document = lib.XmlDocument.fromString(text, { option, ...(url === undefined ? {} : { url }) });
    try {
      return use(document);
    } finally {
      document.dispose();
    }
  };

  const attempt = <T>(bytes: Buffer, limits: Partial<XmlLimits> | undefined, use: (document: Libxml2.XmlDocument) => T):
    { ok: true; value: T; text: string; bom: boolean } | { ok: false; error: XmlError } => {
    const bounds = { ...DEFAULT_XML_LIMITS, ...limits };
    if (bytes.length > bounds.maxBytes) {
      return { ok: false, error: xmlError('XML-TOO-LARGE', `the document has ${bytes.length} bytes, the limit is ${bounds.maxBytes}`) };
    }
    const decoded = decodeUtf8(bytes);
    if (decoded === undefined) return { ok: false, error: xmlError('XML-NOT-UTF8', 'the document is not valid UTF-8') };
    const problem = scanMarkup(decoded.text, bounds);
    if (problem !== undefined) return { ok: false, error: problem };
    // A NUL would end the text early on its way into WebAssembly, and the rest would go unread.
    if (decoded.text.includes('\0')) return { ok: false, error: xmlError('XML-NOT-WELL-FORMED', 'the document contains a NUL character') };
    if (decoded.text.trim() === '') return { ok: false, error: xmlError('XML-NOT-WELL-FORMED', 'the document is empty') };
    try {
      return { ok: true, value: withDocument(decoded.text, use), ...decoded };
    } catch (error) {
      if (!(error instanceof lib.XmlError)) throw error;
      return { ok: false, error: notWellFormed(error) };
    }
  };

  const xml: Xml = {
    guard(bytes, limits) {
      const result = attempt(bytes, limits, refuseWarnings);
      return result.ok ? { ok: true, text: result.text, bom: result.bom } : result;
    },
    read(bytes, limits) {
      const result = attempt(bytes, limits, (document) => {
        refuseWarnings(document);
        return toTree(lib, document.root);
      });
      return result.ok ? { ok: true, root: result.value, text: result.text, bom: result.bom } : result;
    },
    compileSchema: schemaCompiler(lib, attempt, withDocument),
    canonicalize: canonicalizer(lib, (source, use) => {
      const result = attempt(typeof source === 'string' ? Buffer.from(source) : source, { maxDepth: 2000 }, use);
      if (!result.ok) throw new XmlSyntaxError(result.error);
      return result.value;
    }),
  };

  /** libxml2 only warns about a relative namespace URI, but signals an undeclared prefix as an error that it survives. */
  function refuseWarnings(document: Libxml2.XmlDocument): void {
    const grave = document.warnings.find((warning) => warning.level > 1);
    if (grave !== undefined) throw new lib.XmlParseError(grave.message, [grave]);
  }
  return xml;
}

/** Strict UTF-8; undefined when the bytes are not. The BOM is cut off and reported. */
function decodeUtf8(bytes: Buffer): { text: string; bom: boolean } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.charCodeAt(0) === 0xfeff;
    return { text: bom ? text.slice(1) : text, bom };
  } catch {
    return undefined;
  }
}

function notWellFormed(error: Error & { details?: Libxml2.ErrorDetail[] }): XmlError {
  const first = error.details?.[0];
  return xmlError('XML-NOT-WELL-FORMED', (first?.message ?? error.message).trim() || 'the document cannot be parsed', first?.line);
}

let loaded: Promise<Xml> | undefined;

/** Loads libxml2 once per process; after it everything is synchronous. */
export function loadXml(): Promise<Xml> {
  loaded ??= import('libxml2-wasm').then(build);
  return loaded;
}
