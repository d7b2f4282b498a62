import { type XmlError, type XmlLimits, xmlError } from './limits';
import type { Tape } from './tape';

const MARK = { lt: 0x3c, gt: 0x3e, bang: 0x21, question: 0x3f, slash: 0x2f, quote: 0x22, apostrophe: 0x27 } as const;

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

interface Tag {
  /** Offset just after the `>`. */
  end: number;
  /** How many attribute values there are. */
  values: number;
}

/** Reads the tag begun before `from`, honouring quoted attribute values, into `tag`. False where it never ends. */
function readTag(text: string, from: number, tag: Tag): boolean {
  let quote = 0;
  let values = 0;
  for (let i = from; i < text.length; i++) {
    const char = text.charCodeAt(i);
    // Most are letters of names, which come after all that counts here.
    if (char > MARK.gt) continue;
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === MARK.quote || char === MARK.apostrophe) {
      quote = char;
      values++;
    } else if (char === MARK.gt) {
      tag.end = i + 1;
      tag.values = values;
      return true;
    }
  }
  return false;
}

function declarationProblem(text: string, start: number): XmlError | undefined {
  const end = text.indexOf('?>', start);
  const declaration = end === -1 ? text.slice(start, start + 200) : text.slice(start, end);
  const version = /\sversion\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
  if (version !== undefined && version !== '1.0') return xmlError('XML-VERSION', `the document declares XML version ${version.slice(0, 20)}`, 1);
  const encoding = /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    return xmlError('XML-NOT-UTF8', `the document declares the encoding ${encoding.slice(0, 40)}`, 1);
  }
  return undefined;
}

const isSpace = (char: number): boolean => char === 0x20 || char === 0x0a || char === 0x09 || char === 0x0d;

/** Whether anything but literal white space stands between two offsets. */
function hasText(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at < to;
}

/** Offset after the XML declaration, where there is one. */
function afterDeclaration(text: string): { at: number } | { problem: XmlError } {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^<\?xml[\s?]/.test(text.slice(start, start + 6))) return { at: start };
  const problem = declarationProblem(text, start);
  if (problem !== undefined) return { problem };
  const end = text.indexOf('?>', start);
  return end === -1 ? { problem: xmlError('XML-NOT-WELL-FORMED', 'the XML declaration never ends', 1) } : { at: end + 2 };
}

/**
 * Lexical pass over the text, or over its bytes as characters, before any parser sees it: no DOCTYPE, no processing instruction, XML 1.0, UTF-8, bounded depth and
 * number of nodes. In well-formed XML `<` occurs only where markup begins, so stepping from one `<` to the next sees all markup. Where
 * the text is not well-formed this pass may miss things; the parser that runs next refuses such text anyway.
 *
 * @param tape takes down where the elements stand
 * @returns the first problem, or undefined.
 */
export function scanMarkup(text: string, limits: XmlLimits, tape?: Tape): XmlError | undefined {
  const begin = afterDeclaration(text);
  if ('problem' in begin) return begin.problem;
  let depth = 0;
  let nodes = 0;
  let after = begin.at;
  const tag: Tag = { end: 0, values: 0 };
  for (let at = text.indexOf('<', after); at !== -1; at = text.indexOf('<', after)) {
    if (tape !== undefined && hasText(text, after, at)) tape.text();
    const next = text.charCodeAt(at + 1);
    if (next !== MARK.slash && ++nodes > limits.maxNodes) return tooMany(limits, text, at);
    if (next === MARK.question) {
      return xmlError('XML-PROCESSING-INSTRUCTION', 'the document contains a processing instruction', lineAt(text, at));
    }
    if (next === MARK.bang) {
      const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
      if (closing === undefined) return xmlError('XML-DOCTYPE', 'the document contains a document type declaration', lineAt(text, at));
      const end = text.indexOf(closing, at + 4);
      if (end === -1) {
        return xmlError('XML-NOT-WELL-FORMED', `a ${closing === '-->' ? 'comment' : 'CDATA section'} never ends`, lineAt(text, at));
      }
      tape?.composite();
      if (closing === ']]>') tape?.text();
      after = end + closing.length;
      continue;
    }
    if (next === MARK.slash) {
      const end = text.indexOf('>', at);
      if (end === -1) return xmlError('XML-NOT-WELL-FORMED', 'a tag never ends', lineAt(text, at));
      depth--;
      tape?.finish(at);
      after = end + 1;
      continue;
    }
    if (!readTag(text, at + 1, tag)) return xmlError('XML-NOT-WELL-FORMED', 'a tag never ends', lineAt(text, at));
    if (tag.values > limits.maxAttributes) {
      return xmlError('XML-TOO-LARGE', `an element has more than ${limits.maxAttributes} attributes`, lineAt(text, at));
    }
    if (depth + 1 > limits.maxDepth) return xmlError('XML-TOO-DEEP', `elements nest deeper than ${limits.maxDepth}`, lineAt(text, at));
    nodes += tag.values;
    after = tag.end;
    tape?.begin(at, after);
    if (text.charCodeAt(after - 2) === MARK.slash) tape?.finish(after);
    else depth++;
  }
  return undefined;
}

function tooMany({ maxNodes }: XmlLimits, text: string, at: number): XmlError {
  return xmlError('XML-TOO-LARGE', `the document has more than ${maxNodes} elements, attributes and comments`, lineAt(text, at));
}
