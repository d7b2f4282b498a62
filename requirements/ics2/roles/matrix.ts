import processes from './processes.json';
import releases from './releases.json';
import roles from './roles.json';

/**
 * Who takes part in ICS2, by which modes of transport, with which filings and in which processes: one matrix for judges,
 * features and plans. Who files which is our reading of the titles of CL742 and of the senders in the catalogue of messages;
 * no table of the specification pairs roles with types (the Conformance Test Organisation Document, which does, is not public).
 */
export interface Role {
  /** As features call whoever has the role. */
  filer: string;
  /** Types by mode. The first of a mode is what the role files where the type does not matter. */
  filings: Readonly<Record<string, readonly string[] | undefined>>;
  /** What it takes part in, by the names of {@link PROCESSES}. */
  processes: readonly string[];
}

export const ICS2_ROLES: Readonly<Record<string, Role | undefined>> = roles;

/** The basic processes of an operator (Release 3 factsheet), and the areas of features that show each. */
export const PROCESSES: Readonly<Record<string, readonly string[]>> = processes;

export type Release = keyof typeof releases;

/** Since when filings of a release are lodged (first window), and which it brought; those of earlier ones go on unchanged. */
export const RELEASES: Readonly<Record<Release, { since: string; filings: readonly string[] }>> = releases;

/** Modes in which a role takes part; none for what is no role of ICS2. */
export const modesOf = (role: string): string[] => Object.keys(ICS2_ROLES[role]?.filings ?? {});

/** Types that these roles file, by these modes where some are named; in the order of the matrix, each once. */
export function filingsOf(of: readonly string[], by?: readonly string[]): string[] {
  const filings = of.flatMap((role) => Object.entries(ICS2_ROLES[role]?.filings ?? {}).flatMap(([mode, types]) => (by === undefined || by.includes(mode) ? (types ?? []) : [])));
  return [...new Set(filings)];
}

/** Types that an operator connected since a release has been lodging ever since: those of that release and of earlier ones. */
export function liveSince(release: Release): string[] {
  const names = Object.keys(RELEASES) as Release[];
  return names.slice(0, names.indexOf(release) + 1).flatMap((name) => RELEASES[name].filings);
}
