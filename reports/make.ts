import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictDocument, writeVerdict, VERDICT_FILE } from '../evidence';
import type { Requirement } from '../requirements/catalogue/model';
import { makeAllurePage, REPORT_FOLDER } from './allure/page';
import { RESULTS_FOLDER, writeAllureResults } from './allure/results';
import { junitXml } from './junit';
import { loadRun, type RunRecord } from './run';
import { statementHtml } from './statement/page';

export interface MakeOptions {
  catalogue: readonly Requirement[];
  /** Path of java, see findJava; without it the Allure page is left out and everything else is made. */
  java?: string | undefined;
  /** Told what is being made, one short line at a time. */
  progress?: (line: string) => void;
}

export interface MadeReports {
  record: RunRecord;
  /** Files and folders made, relative to the run folder. */
  written: string[];
  /** What could not be made, each with its reason. */
  skipped: string[];
}

/**
 * Makes every view of the run in `dir` again from its log: verdict.json, junit.xml, statement.html, allure-results/ and
 * allure-report/. Also from a log cut short, which every view then says first.
 * @throws EvidenceError EVIDENCE-NO-LOG, EVIDENCE-NO-RUN, EVIDENCE-FORMAT-NEWER, EVIDENCE-UNKNOWN-REQUIREMENT
 */
export async function makeReports(dir: string, { catalogue, java, progress = () => undefined }: MakeOptions): Promise<MadeReports> {
  progress('reading the log');
  const { record, read } = loadRun(dir, catalogue);
  writeVerdict(dir, verdictDocument(read, record.rolled, catalogue));
  write(dir, 'junit.xml', junitXml(record));
  progress('writing the statement');
  write(dir, 'statement.html', statementHtml(record));
  progress('writing the Allure results');
  writeAllureResults(record);
  const written = [VERDICT_FILE, 'junit.xml', 'statement.html', `${RESULTS_FOLDER}/`];
  progress('making the Allure page');
  const page = await makeAllurePage(dir, java);
  if (page.made) return { record, written: [...written, `${REPORT_FOLDER}/index.html`], skipped: [] };
  return { record, written, skipped: [`${REPORT_FOLDER}/: ${page.why}`] };
}

/** Whole or not at all: a reader never finds half a report. */
function write(dir: string, name: string, content: string): void {
  const path = join(dir, name);
  writeFileSync(`${path}.partial`, content);
  renameSync(`${path}.partial`, path);
}
