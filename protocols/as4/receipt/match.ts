import type { ReceiptHeader, SignedReference } from '../headers/model';

export type ReceiptMatch =
  | { ok: true }
  | { ok: false; ebms: 'EBMS:0302'; /** One sentence each. */ differences: string[] };

function differencesOf(sent: SignedReference, copied: SignedReference): string[] {
  const found: string[] = [];
  if (copied.digestMethod !== sent.digestMethod) {
    found.push(`${sent.uri}: the digest method is "${copied.digestMethod}", sent "${sent.digestMethod}"`);
  }
  if (copied.digestValue !== sent.digestValue) {
    found.push(`${sent.uri}: the digest is ${copied.digestValue || '(empty)'}, sent ${sent.digestValue}`);
  }
  const chain = (one: SignedReference): string => one.transforms.map(({ algorithm }) => algorithm).join(' ');
  if (chain(copied) !== chain(sent)) found.push(`${sent.uri}: the transforms are "${chain(copied)}", sent "${chain(sent)}"`);
  return found;
}

/**
 * Does this receipt prove that what was sent has arrived? It must name the message, and hold one copy of every reference of its signature
 * and nothing else (AS4 5.1.8). The receipt's own signature has been judged before, by `openMessage`.
 */
export function matchReceipt(
  receipt: { header: ReceiptHeader },
  sent: { messageId: string; references: readonly SignedReference[] },
): ReceiptMatch {
  const { refToMessageId, nonRepudiation } = receipt.header;
  const differences: string[] = [];
  if (refToMessageId !== sent.messageId) {
    differences.push(`the receipt refers to "${refToMessageId ?? '(nothing)'}", sent was "${sent.messageId}"`);
  }
  if (nonRepudiation === undefined) differences.push('the receipt holds no NonRepudiationInformation');
  const copies = new Map<string, SignedReference>();
  for (const copy of nonRepudiation ?? []) {
    if (copies.has(copy.uri)) differences.push(`${copy.uri}: copied twice`);
    copies.set(copy.uri, copy);
  }
  for (const one of nonRepudiation === undefined ? [] : sent.references) {
    const copy = copies.get(one.uri);
    differences.push(...(copy === undefined ? [`${one.uri}: not in the receipt`] : differencesOf(one, copy)));
    copies.delete(one.uri);
  }
  for (const uri of copies.keys()) {
    if (!sent.references.some((one) => one.uri === uri)) differences.push(`${uri}: in the receipt, but was not sent`);
  }
  return differences.length === 0 ? { ok: true } : { ok: false, ebms: 'EBMS:0302', differences };
}
