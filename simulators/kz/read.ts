import { openEnvelope } from '../../protocols/soap11';
import { textAt, type Schema, type Xml } from '../../protocols/xml';
import { KZ_MODES, KZ_NAMESPACES, modeOf } from '../../requirements/kz';
import type { Reading } from './model';

/** Bound of one document: 1 MiB holds thousands of goods items. Ours. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

const REQUESTS = [
  { kind: 'annulment', name: 'ReqPI_Delete', ns: KZ_NAMESPACES.rpid },
  { kind: 'status-request', name: 'PI_StatusRequest', ns: KZ_NAMESPACES.rpiid },
] as const;

/** Reads a request: guarded XML, SOAP 1.1, exactly one document that this service takes in the Body, and what the schema says about it. Never throws. */
export function readRequest(xml: Xml, schema: Schema, bytes: Buffer): Reading {
  const unreadable = (reason: string, code: 'Client' | 'VersionMismatch' | 'MustUnderstand' | 'Server' = 'Client'): Reading => ({ kind: 'unreadable', code, reason });
  const read = xml.read(bytes, { maxBytes: MAX_DOCUMENT_BYTES, maxDepth: 40 });
  if (!read.ok) return unreadable(`${read.error.code}: ${read.error.message}`);
  const opened = openEnvelope(read.root);
  if (opened.kind === 'not-soap') return unreadable(opened.reason, opened.code);
  if (opened.kind === 'fault') return unreadable('a fault is no request');
  const [entry, ...others] = opened.entries;
  if (entry === undefined || others.length > 0) return unreadable(`the Body holds ${opened.entries.length} documents instead of one`);
  const profile = modeOf(entry);
  const request = REQUESTS.find(({ name, ns }) => entry.name === name && entry.ns === ns);
  if (profile === undefined && request === undefined) {
    const roots = [...Object.values(KZ_MODES).map(({ root }) => root), ...REQUESTS.map(({ name }) => name)];
    return unreadable(`this service takes ${roots.join(', ')}, not ${entry.name} of ${entry.ns || 'no namespace'}`);
  }
  const documentId = textAt(entry, 'DocumentID') || undefined;
  const problems = schema.validate(bytes, { maxBytes: MAX_DOCUMENT_BYTES });
  return profile === undefined ? { kind: request!.kind, request: entry, documentId, problems } : { kind: 'document', profile, pi: entry, documentId, problems };
}
