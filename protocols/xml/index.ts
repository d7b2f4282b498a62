/** The guarded entry to XML: bytes become a plain tree or a documented error; schemas and a canonicalisation oracle beside it. */
export { all, at, attribute, child, children, everyElement, isNamed, textAt, walk, type XmlAttribute, type XmlElement } from './element';
export { escapeAttribute, escapeText } from './escape';
export { DEFAULT_XML_LIMITS, xmlError, type XmlError, type XmlErrorCode, type XmlLimits } from './limits';
export { type Schema, type SchemaProblem, type SchemaProblemKind, XmlSchemaError } from './schema';
export { canonicalForm, compareCodePoints, relativeNamespace } from './canonical-form';
export type { CanonicalizeOptions } from './canonicalize';
export { type Guarded, loadedXml, loadXml, type Readable, type Xml, type XmlRead, XmlSyntaxError } from './xml';
