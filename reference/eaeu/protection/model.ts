/** One record of the information resource, as it is kept. Instants in epoch milliseconds of the business clock. */
export interface HeldRecord {
  id: string;
  /** The customs service that gave it: alpha-2 code of its state. */
  origin: string;
  receivedAt: number;
  subject: string;
  /** What its messages said, oldest first; the last one counts. */
  history: string[];
}

/** One message with which a service gives information; `number` counts its messages, from 1. */
export interface Given {
  service: string;
  number: number;
  id: string;
  subject: string;
  content: string;
  classifier: { list: string; version: string; code: string };
  extension?: string;
}

export interface Asked {
  service: string;
  person: string;
  id: string;
}

/** What the services have agreed on and the operator has entered. */
export interface Arrangement {
  /** By service: on which subjects it may ask, and as whom. */
  services: Record<string, { subjects: string[]; persons: string[] }>;
  codeList: { list: string; version: string; codes: string[] };
  /** Purposes that are customs purposes. */
  purposes: string[];
}

/** A written consent of the service that gave the information (Article 8). */
export interface Consent {
  from: string;
  to: string;
  document: string;
  date: string;
}

/** One line of the audit trail. Says who did what to which record, never what is in it. */
export interface TrailEntry {
  at: number;
  what: string;
  service?: string;
  id?: string;
  outcome: 'done' | 'refused' | 'running';
}

/** How one customs service stands with us. */
export interface Standing {
  service: string;
  /** Number of its last message applied. */
  applied: number;
  /** ISO date on which the depositary received its notice of withdrawal. */
  withdrawalReceivedOn?: string;
}

/** What came of an act: refusals say why, in words that hold nothing of any record. */
export type Outcome<Good> = { ok: true; value: Good } | { ok: false; why: string; code: 'competence' | 'unknown' | 'code-list' | 'closed' | 'extension' | 'purpose' | 'consent' | 'full' };
