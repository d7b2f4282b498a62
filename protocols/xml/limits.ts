/** Bounds on one XML document. Both are ours, not a source's: they keep the harness alive, they are never a verdict's measure. */
export interface XmlLimits {
  /** Largest document in bytes. */
  maxBytes: number;
  /** Deepest nesting of elements; the root is at depth 1. */
  maxDepth: number;
  /** Most attributes on one element, declarations included: several DOM libraries compare each with all others. */
  maxAttributes: number;
  /** Most elements, attributes, comments and CDATA sections in all: libxml2 needs about 150 bytes for each, whatever its length. */
  maxNodes: number;
}

/** 100 MB holds the largest business message with inline binaries; no message structure known to us nests deeper than 30. */
export const DEFAULT_XML_LIMITS: XmlLimits = { maxBytes: 100 * 1024 * 1024, maxDepth: 200, maxAttributes: 256, maxNodes: 6_000_000 };

/** Why bytes were refused before anybody read them as a message. Closed; codes are never reused. */
export type XmlErrorCode =
  | 'XML-TOO-LARGE'
  | 'XML-NOT-UTF8'
  | 'XML-DOCTYPE'
  | 'XML-PROCESSING-INSTRUCTION'
  | 'XML-NOT-WELL-FORMED'
  | 'XML-TOO-DEEP'
  | 'XML-VERSION'
  /** Only where the document is signed: see `relativeNamespace`. */
  | 'XML-RELATIVE-NAMESPACE';

export interface XmlError {
  code: XmlErrorCode;
  message: string;
  /** 1-based line where known. */
  line?: number;
  hint: string;
}

const HINTS: Record<XmlErrorCode, string> = {
  'XML-TOO-LARGE': 'send a smaller document, or raise the limit of the harness if the size is legitimate',
  'XML-NOT-UTF8': 'encode the document as UTF-8 and, if an encoding is declared, declare UTF-8',
  'XML-DOCTYPE': 'remove the document type declaration; customs messages carry none and entities are never expanded',
  'XML-PROCESSING-INSTRUCTION': 'remove the processing instruction; signature software disagrees on how to digest it',
  'XML-NOT-WELL-FORMED': 'check the document with any XML parser, for example `xmllint --noout`',
  'XML-TOO-DEEP': 'no customs message nests this deep; check for a generator that never closes an element',
  'XML-VERSION': 'declare XML version 1.0, or leave the declaration out',
  'XML-RELATIVE-NAMESPACE': 'write the namespace as an absolute URI, with its scheme',
};

/** Mistakes that have a remedy of their own, by the words that a parser, or the guard before it, has for them. */
const PARSER_SAYS: readonly [says: RegExp, hint: string][] = [
  [/^(xmlParseEntityRef|EntityRef)/, 'write &amp; where the character & is meant'],
  [/^StartTag: invalid element name/, 'write &lt; where the character < is meant'],
  [/^the document is empty/, 'look at what should have written the document, or at what is piped in'],
  [/invalid (xml)?char value/i, 'leave out control characters: XML has tabs and line breaks only'],
];

const hintOf = (code: XmlErrorCode, message: string): string => PARSER_SAYS.find(([says]) => says.test(message))?.[1] ?? HINTS[code];

export function xmlError(code: XmlErrorCode, message: string, line?: number): XmlError {
  return { code, message, ...(line === undefined || line < 1 ? {} : { line }), hint: hintOf(code, message) };
}
