/**
 * Access to the information resources of customs (Customs Code of Kazakhstan, articles on information systems, resources and protection). The rules
 * that the authorised body has approved are not public: form and rules here are ours, specimens to test with (docs/kz/protection.md).
 */

/** Whose systems customs operations may be carried out with (systems article, item 1). */
export const SYSTEM_KINDS = ['customs', 'declarant', 'interested-person', 'member-state-body'] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** What is collected of a consignment (resources article, item 1). */
export const RECORD_PARTS = ['goods', 'persons'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

/** What an application for restricted information says beside the record that it is for. */
export const APPLICATION_PARTS = ['purpose', 'ground', 'signature'] as const;
export type ApplicationPart = (typeof APPLICATION_PARTS)[number];

/** What the authorised body has approved (systems article, item 4; resources article, item 4). */
export interface AccessRules {
  id: string;
  /** Which records a group of persons reads, and what of them. A group that is not named reads none. */
  groups: Record<string, { records: 'own' | 'all'; parts: RecordPart[] }>;
  /** How anybody else is given restricted information. */
  applications: { mustName: ApplicationPart[]; purposes: string[]; parts: RecordPart[] };
}

/** Somebody who may log in. */
export interface Person {
  login: string;
  password: string;
  group: string;
}

/** A customs operation as a system sends it. */
export interface Operation {
  number: string;
  procedure: string;
  system: { kind: SystemKind; name: string };
  goods: { code: string; description: string }[];
  persons: { role: string; name: string }[];
}

export interface Application extends Partial<Record<ApplicationPart, string>> {
  form: 'application' | 'letter';
  record: string;
  text?: string;
}

/** One line of the log of access. */
export interface AccessEntry {
  /** ISO 8601. */
  at: string;
  /** Login, or `nobody`. */
  who: string;
  what: 'operation' | 'reading' | 'application';
  record: string;
  outcome: 'given' | 'denied';
}

export const specimenRules = (): AccessRules => ({
  id: 'specimen rules on access to information resources',
  groups: {
    declarant: { records: 'own', parts: [...RECORD_PARTS] },
    'interested-person': { records: 'own', parts: [...RECORD_PARTS] },
    'member-state-body': { records: 'own', parts: [...RECORD_PARTS] },
    'customs-control': { records: 'all', parts: [...RECORD_PARTS] },
    'customs-statistics': { records: 'all', parts: ['goods'] },
  },
  applications: { mustName: [...APPLICATION_PARTS], purposes: ['proceedings in court'], parts: ['goods'] },
});
