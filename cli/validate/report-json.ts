import type { FileReport, Report } from './model';

/** Name of the shape. A change that a reader could not overlook gets another number; further keys do not. */
export const FORMAT = 'customs-conformance/validation/1';

/** For programs; the shape is `validation.schema.json`. One file per line, so that a long report can be read piece by piece. */
export function jsonReport(): Report {
  let first = true;
  return {
    begin: (basis) => `{"format":${JSON.stringify(FORMAT)},"basis":${JSON.stringify(basis)},"files":[\n`,
    file: ({ file, verdict, message, title, problems, notChecked, cut, reason }: FileReport) => {
      const text = JSON.stringify({ file, verdict, message, title, reason, problems, notChecked, cut });
      const separator = first ? '' : ',\n';
      first = false;
      return separator + text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
