import type { Problem } from '../../requirements/ics2/problem';
import type { FileReport, Summary } from './model';

/** Advice does not. */
export const refuses = (problem: Problem): boolean => problem.weight === 'reject';

export const NOTHING: Summary = { files: 0, refused: 0, unreadable: 0, problems: 0, advice: 0 };

/** Adds one file to the counts. */
export function counted(summary: Summary, { verdict, problems }: FileReport): Summary {
  const refusing = problems.filter(refuses).length;
  return {
    files: summary.files + 1,
    refused: summary.refused + (verdict === 'refused' ? 1 : 0),
    unreadable: summary.unreadable + (verdict === 'unreadable' ? 1 : 0),
    problems: summary.problems + refusing,
    advice: summary.advice + problems.length - refusing,
  };
}
