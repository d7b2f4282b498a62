/** Kinds of Decision 124, item 13 (b) to (e). */
export type CertificateKind = 'original' | 'duplicate' | 'replacement' | 'annulled';
export const CERTIFICATE_KINDS: readonly CertificateKind[] = ['original', 'duplicate', 'replacement', 'annulled'];

/** One record of the authorised body's database of certificates of origin (Decision 124, items 9(a), 13, 14). */
export interface Certificate {
  /** Our own reference, given back to whoever gave the order. */
  reference: string;
  kind: CertificateKind;
  form: 'paper' | 'electronic';
  number: string;
  /** ISO date. */
  issuedOn: string;
  /** Alpha-2 code of the country for which it was issued. */
  issuedFor: string;
  issuingBody: string;
  exporter: string;
  /** The original of a duplicate, the certificate that a replacement stands for. */
  named?: { number: string; issuedOn: string };
  /** Time of entry in the database, epoch milliseconds of the business clock. */
  enteredAt?: number;
}

export type ReadFacts = { ok: true; certificate: Omit<Certificate, 'reference' | 'enteredAt'> } | { ok: false; reason: string };

/** Reads the facts of an order `eaeu.issue`; says what is missing. A duplicate exists of a paper certificate only (item 13(c)). */
export function readFacts(facts: Record<string, unknown>): ReadFacts {
  const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
  const kind = CERTIFICATE_KINDS.find((one) => one === facts['kind']);
  if (kind === undefined) return { ok: false, reason: `kind is one of ${CERTIFICATE_KINDS.join(', ')}` };
  const form = facts['form'] === 'electronic' ? 'electronic' : 'paper';
  if (kind === 'duplicate' && form === 'electronic') return { ok: false, reason: 'a duplicate exists of a paper certificate only (Decision 124, item 13)' };
  const missing = ['number', 'issuedOn', 'issuedFor', 'issuingBody', 'exporter'].filter((name) => text(name) === '');
  if (missing.length > 0) return { ok: false, reason: `missing: ${missing.join(', ')}` };
  const named = facts['named'] as { number?: unknown; issuedOn?: unknown } | undefined;
  const names = typeof named?.number === 'string' && typeof named.issuedOn === 'string' ? { number: named.number, issuedOn: named.issuedOn } : undefined;
  if ((kind === 'duplicate' || kind === 'replacement') && names === undefined) return { ok: false, reason: `a ${kind} names the certificate it stands for` };
  return {
    ok: true,
    certificate: {
      kind, form, number: text('number'), issuedOn: text('issuedOn'), issuedFor: text('issuedFor'), issuingBody: text('issuingBody'), exporter: text('exporter'),
      ...(names === undefined ? {} : { named: names }),
    },
  };
}
