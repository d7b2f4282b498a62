import { DEFAULT_XML_LIMITS, relativeNamespace, type Xml, xmlError, type XmlRead } from '../../xml';

/** Each declaration may be looked at for each element in its scope, so their number is bounded; a receipt for 200 parts has some 600. */
const MAX_DECLARATIONS = 5000;

/** A document that a stranger signed: what the guard of protocols/xml lets through, with a bound on its namespace declarations, all of them absolute. */
export function readDocument(xml: Xml, bytes: Buffer, maxBytes = DEFAULT_XML_LIMITS.maxBytes): XmlRead {
  const read = xml.read(bytes, { maxBytes });
  if (!read.ok) return read;
  let declarations = 0;
  for (let at = read.text.indexOf('xmlns'); at !== -1; at = read.text.indexOf('xmlns', at + 5)) declarations++;
  if (declarations > MAX_DECLARATIONS) return { ok: false, error: xmlError('XML-TOO-LARGE', `the document declares more than ${MAX_DECLARATIONS} namespaces`) };
  const relative = relativeNamespace(read.root);
  if (relative === undefined) return read;
  return { ok: false, error: xmlError('XML-RELATIVE-NAMESPACE', `the namespace "${relative.slice(0, 160)}" is a relative URI, and a document with one has no canonical form`) };
}
