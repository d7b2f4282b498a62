import { openEnvelope } from '../../protocols/soap11';
import { textAt, type Schema, type Xml } from '../../protocols/xml';
import { KZ_NAMESPACES } from '../../requirements/kz';
import type { Reading } from './model';

/** Bound of one document: 1 MiB holds thousands of goods items. Ours. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** Reads a request: guarded XML, SOAP 1.1, exactly one road PI in the Body, and what the schema says about it. Never throws. */
export function readRequest(xml: Xml, schema: Schema, bytes: Buffer): Reading {
  const unreadable = (reason: string, code: 'Client' | 'VersionMismatch' | 'MustUnderstand' | 'Server' = 'Client'): Reading => ({ kind: 'unreadable', code, reason });
  const read = xml.read(bytes, { maxBytes: MAX_DOCUMENT_BYTES, maxDepth: 40 });
  if (!read.ok) return unreadable(`${read.error.code}: ${read.error.message}`);
  const opened = openEnvelope(read.root);
  if (opened.kind === 'not-soap') return unreadable(opened.reason, opened.code);
  if (opened.kind === 'fault') return unreadable('a fault is no request');
  const [pi, ...others] = opened.entries;
  if (pi === undefined || others.length > 0) return unreadable(`the Body holds ${opened.entries.length} documents instead of one`);
  if (pi.name !== 'AutoPreliminary' || pi.ns !== KZ_NAMESPACES.autop) return unreadable(`this service takes AutoPreliminary of ${KZ_NAMESPACES.autop}, not ${pi.name} of ${pi.ns || 'no namespace'}`);
  const problems = schema.validate(bytes, { maxBytes: MAX_DOCUMENT_BYTES });
  return { kind: 'document', pi, documentId: textAt(pi, 'DocumentID') || undefined, problems };
}
