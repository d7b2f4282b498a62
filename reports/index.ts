/** The face of reports/: what the command line imports. */
export { findJava, findAllure } from './allure/java';
export { makeReports, type MadeReports, type MakeOptions } from './make';
export { loadRun, REGIME_NAMES, type RunRecord } from './run';
export { summaryText, wantsColour, type SummaryOptions } from './summary';
