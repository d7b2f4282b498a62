import type { Problem } from '../../requirements/ics2/problem';

/**
 * `accepted`: nothing that refuses was found, as far as it was checked. `refused`: at least one problem that refuses.
 * `unreadable`: no bytes to judge; says nothing about the message.
 */
export type FileVerdict = 'accepted' | 'refused' | 'unreadable';

/** What was found in one file. */
export interface FileReport {
  file: string;
  verdict: FileVerdict;
  /** Code and title of the message, where a table of the edition fits. */
  message?: string;
  title?: string;
  problems: readonly Problem[];
  notChecked: readonly string[];
  /** True when there were more problems than are kept. */
  cut: boolean;
  /** Of `unreadable`. */
  reason?: string;
}

/** By what everything was judged. */
export interface Basis {
  version: string;
  edition: string;
  /** Day of reception, ISO 8601. */
  day: string;
  /** One line about each code list that is not the edition's own. */
  codeLists: readonly string[];
  /** Where the stop words are from. */
  stopWords: string;
}

export interface Summary {
  files: number;
  refused: number;
  unreadable: number;
  /** Problems that refuse, and pieces of advice, of all files. */
  problems: number;
  advice: number;
}

/** A form of report, written piece by piece: with many files none is kept. */
export interface Report {
  begin(basis: Basis): string;
  file(report: FileReport): string;
  end(summary: Summary): string;
}
