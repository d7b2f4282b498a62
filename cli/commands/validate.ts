import { type Command, Option } from 'commander';
import { UsageError } from '../../iut/errors';
import { CURRENT_EDITION } from '../../requirements/ics2/editions/editions';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { explain, explainable } from '../validate/explain';
import { type Input, inputsOf } from '../validate/inputs';
import { judgeInput } from '../validate/judge-files';
import type { Summary } from '../validate/model';
import { type Flags, benchOf, reportOf } from '../validate/settings';
import { counted, NOTHING } from '../validate/summary';

const EXAMPLES = `
Judges ICS2 messages as a Trader Interface would, before they are sent: structure, rules, conditions, code lists, and all
problems at once. Nothing is sent anywhere. Exit code 0 = no file has a problem that refuses it, 1 = at least one has,
2 = usage (no such file, unknown option, a file that cannot be read), 3 = harness error.

Examples:
  customs-conformance validate filing.xml
  customs-conformance validate outbox/                            every *.xml in it and below
  cat filing.xml | customs-conformance validate                   standard input
  customs-conformance validate outbox/ --format sarif > ics2.sarif
  customs-conformance validate filing.xml --code-lists lists/     with lists that others keep, for example lists/CL244.csv
  customs-conformance validate --explain R3006                    what a rule demands, or a code (--explain 12)`;

/** After so many files a line says how far it is. */
const PROGRESS_EVERY = 500;

const several = (value: string, before: string[] = []): string[] => [...before, value];

/** `validate`: all problems of messages before anybody sends them. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('validate')
    .argument('[file...]', 'files, folders, or - for standard input (also where nothing is named and something is piped in)')
    .description('check ICS2 messages before they are sent: all problems, with line, rule, code and remedy')
    .addOption(new Option('--format <form>', 'form of the report').choices(['text', 'json', 'sarif']).default('text'))
    .option('--explain <id>', 'explain a rule, a condition, a general check or an error code (with --verbose: every example)')
    .option('--baseline <edition>', 'edition of the message specification', CURRENT_EDITION)
    .option('--message <code>', 'what the messages are, for example IE3F10 (default: their root element)')
    .option('--day <day>', 'day of reception for code lists, YYYY-MM-DD (default: today)')
    .option('--code-lists <dir>', 'folder of code lists that others keep (CL244.csv ...), or "sample"; several times for several', several)
    .option('--stop-words <file>', 'current list of stop words, instead of our selection')
    .option('--amends <file>', 'the filing, as it stands now, that the one amendment replaces')
    .addOption(new Option('--pointers <form>', 'places as XPath or in business names').choices(['xpath', 'names']).default('xpath'))
    .option('--quiet', 'problems and the count only')
    .option('--verbose', 'every reason why something was not checked')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], flags: Flags & { explain?: string }) => {
      if (flags.explain !== undefined) {
        io.stdout(explained(flags.explain, flags));
        return finish(EXIT.verified);
      }
      finish(await validate(words, flags, io));
    });
}

function explained(id: string, { baseline, verbose }: Flags): string {
  const found = explain(id, baseline, verbose === true);
  if (found !== undefined) return `${found.id}  ${found.about}\n${found.help}\n`;
  const near = nearestNames(id, explainable(baseline), 5);
  throw new UsageError('usage', `no rule, condition, check or code "${id}"`, near.length === 0 ? 'for example R3006, C3034, GEN-LONG or 12' : `did you mean ${near.join(' or ')}?`);
}

/** One filing cannot be what several amendments replace. */
function onlyOne(words: readonly string[], cwd: string): Input[] {
  const inputs = [...inputsOf(words, cwd)];
  if (inputs.length === 1) return inputs;
  throw new UsageError('usage', `--amends is for one amendment, and there are ${inputs.length} files`, 'check amendments one by one');
}

async function validate(given: readonly string[], flags: Flags, io: Io): Promise<ExitCode> {
  const words = given.length === 0 && io.stdin !== undefined ? ['-'] : given;
  if (words.length === 0) throw new UsageError('usage', 'nothing to validate', 'name files or folders, or pipe a message into the command');
  const { bench, basis } = await benchOf(flags, io);
  const report = reportOf(flags, io);
  let summary: Summary = NOTHING;
  try {
    for (const input of flags.amends === undefined ? inputsOf(words, io.cwd) : onlyOne(words, io.cwd)) {
      if (summary.files === 0) io.stdout(report.begin(basis));
      const found = await judgeInput(input, bench);
      summary = counted(summary, found);
      io.stdout(report.file(found));
      if (summary.files % PROGRESS_EVERY === 0) io.stderr(`${summary.files} files, ${summary.refused} would be refused\n`);
    }
  } finally {
    bench.judge.dispose();
  }
  io.stdout(report.end(summary));
  if (summary.unreadable > 0) return EXIT.usage;
  return summary.refused > 0 ? EXIT.failed : EXIT.verified;
}
