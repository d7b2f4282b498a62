import { sentByTraders } from '../../requirements/ics2/validate/checks';
import type { Problem } from '../../requirements/ics2/problem';
import { painter, visible } from '../terminal';
import type { FileReport, Report, Summary } from './model';
import { refuses } from './summary';

export interface TextOptions {
  colours: boolean;
  /** Problems and the count only. */
  quiet: boolean;
  /** Every reason why something was not checked, instead of the first few. */
  verbose: boolean;
  /** Places as XPath, or in business names. */
  pointers: 'xpath' | 'names';
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Reasons in one line: lists that others keep by their names, the others in full as far as there is room. */
function shortReasons(reasons: readonly string[]): string {
  const external = reasons.filter((reason) => /^CL\d{3}: external list/.test(reason)).map((reason) => reason.slice(0, 5));
  const others = reasons.filter((reason) => !/^CL\d{3}: external list/.test(reason));
  const shown = others.slice(0, 2);
  const left = others.length - shown.length;
  return [
    ...(external.length === 0 ? [] : [`codes of ${external.join(', ')} (--code-lists)`]),
    ...shown,
    ...(left === 0 ? [] : [`${left} more (--verbose)`]),
  ].join('; ');
}

/** For people: file by file, what is wrong, what is demanded and how to mend it. */
export function textReport({ colours, quiet, verbose, pointers }: TextOptions): Report {
  const paint = painter(colours);
  const row = (title: string, text: string): string => `    ${paint('grey', title.padEnd(9))} ${visible(text)}`;

  const problemLines = (file: string, problem: Problem): string[] => {
    const { line, element, rule, code, found, demanded, mend, path, displayPath } = problem;
    const advice = refuses(problem) ? '' : `${paint('yellow', 'advice')} `;
    return [
      `  ${visible(file)}${line === 0 ? '' : `:${line}`}: ${advice}${paint('bold', visible(element))} [${rule}, code ${code}]`,
      row('found', found),
      row('demanded', demanded),
      row('mend', mend),
      row('at', pointers === 'names' ? displayPath : path),
    ];
  };

  const headLine = ({ file, verdict, message, title, problems, reason }: FileReport): string => {
    const name = paint('bold', visible(file));
    if (verdict === 'unreadable') return `${name}: ${paint('red', 'cannot be read')} (${reason})`;
    const by = message === undefined || sentByTraders(message) ? '' : ', which customs sends';
    const what = message === undefined ? '' : ` ${message}, ${title}${by}:`;
    const refusing = problems.filter(refuses).length;
    const result = refusing === 0 ? paint('green', 'nothing that refuses') : paint('red', plural(refusing, 'problem'));
    const advice = problems.length === refusing ? '' : `, ${problems.length - refusing} of advice`;
    return `${name}:${what} ${result}${advice}`;
  };

  return {
    begin: ({ codeLists, stopWords, edition, day }) => {
      if (quiet) return '';
      const chosen = codeLists.map((line) => `  ${line}\n`).join('');
      return `judged by ${edition}, received on ${day}; stop words: ${stopWords}\n${chosen}\n`;
    },
    file: (report) => {
      if (quiet && report.verdict !== 'unreadable' && report.problems.length === 0) return '';
      const lines = [headLine(report), ...report.problems.flatMap((problem) => problemLines(report.file, problem))];
      if (report.cut) lines.push(`  the first ${report.problems.length} problems only; mend these and check again`);
      if (!quiet && report.notChecked.length > 0) {
        if (verbose) lines.push(...report.notChecked.map((reason) => `  ${paint('grey', 'not checked')} ${visible(reason)}`));
        else lines.push(`  ${paint('grey', 'not checked')} ${visible(shortReasons(report.notChecked))}`);
      }
      return `${lines.join('\n')}\n\n`;
    },
    end: (summary) => `${countLine(summary)}\n`,
  };
}

function countLine({ files, refused, unreadable, problems, advice }: Summary): string {
  const parts = [
    plural(files, 'file'),
    refused === 0 ? 'none would be refused' : `${refused} would be refused for ${plural(problems, 'problem')}`,
    ...(advice === 0 ? [] : [`${advice} of advice`]),
    ...(unreadable === 0 ? [] : [`${unreadable} could not be read`]),
  ];
  return parts.join(', ');
}
