import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import type { Attempt, Held, Keep } from './attempt';
import { canonicalizer, type CanonicalizeOptions } from './canonicalize';
import { byteText, type ByteText, lineNotUtf8 } from './decode';
import type { XmlElement } from './element';
import { DEFAULT_XML_LIMITS, xmlError, type XmlError, type XmlErrorCode, type XmlLimits } from './limits';
import { scanMarkup } from './scan';
import { type Schema, type SchemaProblem, schemaCompiler } from './schema';
import { Tape } from './tape';
import { treeOf } from './tree';

export type Guarded = { ok: true; text: string; bom: boolean } | { ok: false; error: XmlError };
export type XmlRead = { ok: true; root: XmlElement; text: string; bom: boolean } | { ok: false; error: XmlError };

/** A document that was read and is still at hand. */
export interface Readable {
  root: XmlElement;
  /** All problems in document order; empty means valid. */
  problemsBy(schema: Schema): SchemaProblem[];
}

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
   * {@link Xml.read}, and the same parse compared with schemas for as long as `use` runs. `use` is not called where the guard refuses the
   * bytes. Throws what `use` throws.
   */
  readWith<T>(bytes: Buffer, use: (read: Readable) => T, limits?: Partial<XmlLimits>): { ok: true; value: T } | { ok: false; error: XmlError };
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

function build(lib: typeof Libxml2): Xml {
  const { ParseOption } = lib;
  // HUGE lifts libxml2's own bounds (10 MB of text, depth 256): ours are checked before, and DTDs are refused, so nothing can expand.
  const safe = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_BIG_LINES;
  // What is declared is UTF-8 or was refused; so libxml2 reads the characters that we have read, whatever it makes of the declaration.
  const message = safe | ParseOption.XML_PARSE_COMPACT | ParseOption.XML_PARSE_IGNORE_ENC;
  const blanks = (keep: Keep, tape: Tape): number =>
    keep === 'nothing' || (keep === 'markup' && !tape.composites) ? ParseOption.XML_PARSE_NOBLANKS : 0;

  const attempt: Attempt = (bytes, limits, use, keep = 'all') => {
    const bounds = { ...DEFAULT_XML_LIMITS, ...limits };
    if (bytes.length > bounds.maxBytes) return refused('XML-TOO-LARGE', `the document has ${bytes.length} bytes, the limit is ${bounds.maxBytes}`);
    const text = byteText(bytes);
    if (text === undefined) return refused('XML-NOT-UTF8', 'the document is not valid UTF-8', lineNotUtf8(bytes));
    const tape = new Tape(bytes.length >> 5);
    const problem = scanMarkup(text.bytes, bounds, tape);
    if (problem !== undefined) return { ok: false, error: problem };
    // A NUL would end the text early in a library written in C, and the rest would go unread.
    if (text.bytes.includes('\0')) return refused('XML-NOT-WELL-FORMED', 'the document contains a NUL character');
    if (!/\S/.test(text.bytes)) return refused('XML-NOT-WELL-FORMED', 'the document is empty');
    let document: Libxml2.XmlDocument;
    try {
      document = lib.XmlDocument.fromBuffer(text.bom ? bytes.subarray(3) : bytes, { option: message | blanks(keep, tape) });
    } catch (error) {
      if (!(error instanceof lib.XmlError)) throw error;
      return { ok: false, error: notWellFormed(error) };
    }
    try {
      // libxml2 only warns about a relative namespace URI, but signals an undeclared prefix as an error that it survives.
      const grave = document.warnings.find((warning) => warning.level > 1);
      if (grave !== undefined) return { ok: false, error: notWellFormed(new lib.XmlParseError(grave.message, [grave])) };
      return { ok: true, value: use({ document, text, tape }) };
    } finally {
      document.dispose();
    }
  };

  const schemas = schemaCompiler(lib, attempt, safe);

  return {
    guard(bytes, limits) {
      const result = attempt(bytes, limits, ({ text }) => written(bytes, text), 'nothing');
      return result.ok ? { ok: true, ...result.value } : result;
    },
    read(bytes, limits) {
      const result = attempt(bytes, limits, ({ text, tape }) => ({ root: treeOf(text, tape), ...written(bytes, text) }), 'nothing');
      return result.ok ? { ok: true, ...result.value } : result;
    },
    readWith(bytes, use, limits) {
      const held = ({ document, text, tape }: Held): ReturnType<typeof use> => {
        const root = treeOf(text, tape);
        return use({ root, problemsBy: (schema) => schemas.problems(schema, document, root) });
      };
      return attempt(bytes, limits, held, 'markup');
    },
    compileSchema: schemas.compile,
    canonicalize: canonicalizer(lib, (source, use) => {
      const result = attempt(typeof source === 'string' ? Buffer.from(source) : source, { maxDepth: 2000 }, ({ document }) => use(document));
      if (!result.ok) throw new XmlSyntaxError(result.error);
      return result.value;
    }),
  };
}

/** The characters of a document that the guard has let through, without its byte order mark. */
const written = (source: Buffer, { bytes, ascii, bom }: ByteText): { text: string; bom: boolean } => ({
  text: ascii ? bytes : source.toString('utf8', bom ? 3 : 0),
  bom,
});

function refused(code: XmlErrorCode, message: string, line?: number): { ok: false; error: XmlError } {
  return { ok: false, error: xmlError(code, message, line) };
}

function notWellFormed(error: Error & { details?: Libxml2.ErrorDetail[] }): XmlError {
  // Warnings may stand before the error that counts.
  const first = error.details?.find(({ level }) => level > 1) ?? error.details?.[0];
  return xmlError('XML-NOT-WELL-FORMED', (first?.message ?? error.message).trim() || 'the document cannot be parsed', first?.line);
}

let loaded: Promise<Xml> | undefined;
let ready: Xml | undefined;

/** Loads libxml2 once per process; after it everything is synchronous. */
export function loadXml(): Promise<Xml> {
  loaded ??= import('libxml2-wasm').then((lib) => (ready = build(lib)));
  return loaded;
}

/** The same without waiting, for who writes rather than reads and needs it in rare cases. @throws Error before {@link loadXml} has resolved. */
export function loadedXml(): Xml {
  if (ready === undefined) throw new Error('libxml2 is not loaded yet; await loadXml() first');
  return ready;
}
