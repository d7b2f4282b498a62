/** The face of reports/: what the command line imports. */
export { findJava, findAllure } from './allure/java';
export { excerpt, type ExcerptOptions } from './excerpt';
export { makeReports, type MadeReports, type MakeOptions } from './make';
export { loadRun, recordOf, REGIME_NAMES, type RecordOptions, type RunRecord } from './run';
export { statementHtml } from './statement/page';
export { summaryText, wantsColour, type SummaryOptions } from './summary';
