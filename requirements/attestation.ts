/** Who may have approved what is attested, where a row asks for it (KZ444-05). */
export const APPROVERS = ['customs-authorities', 'commission', 'operator'] as const;
export type Approver = (typeof APPROVERS)[number];

/** What an operator states and no wire can show: somebody answers for it, and a document says it. */
export interface Attestation {
  requirement: string;
  /** Office of the person who answers for it: `head of information security`. */
  by: string;
  name?: string;
  /** Where it is written: title, number, place. */
  document: string;
  /** YYYY-MM-DD. */
  date: string;
  /** Last day on which it holds; without an end where absent. */
  expires?: string;
  approvedBy?: Approver;
}

/** A means of protecting information that is in use (agreement of 09.06.2009, Article 9). */
export interface ProtectionMeans {
  name: string;
  /** Number of its certificate under national law. */
  certificate?: string;
  /** Last day of the certificate, YYYY-MM-DD. */
  validUntil?: string;
  /** The list of certified means on which it stands. */
  list?: string;
}

/** What is on file with the operator. */
export interface OnFile {
  attestations: readonly Attestation[];
  protectionMeans: readonly ProtectionMeans[];
}

/** Why an attestation does not count on a day (YYYY-MM-DD), or undefined. */
export function lapsed({ date, expires }: Attestation, today: string): string | undefined {
  if (date > today) return `it is dated ${date}, after today (${today})`;
  return expires !== undefined && expires < today ? `it expired on ${expires}` : undefined;
}
