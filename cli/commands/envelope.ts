import { type Command, Option } from 'commander';
import { UsageError } from '../../iut/errors';
import { readEnvelope, type SegmentProfile } from '../../protocols/eaeu-soap';
import { loadXml } from '../../protocols/xml';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { envelopeReport, isTaken } from '../envelope/report';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { inputsOf } from '../validate/inputs';
import { readInput } from '../validate/read';

const EXAMPLES = `
Judges headers and body of EAEU messages by the Rules of EEC Collegium Decision 5 of 2015 (technological control), and addresses of third
countries by Decision 124. What a transaction demands cannot be seen in one message. Exit code 0 = a gateway takes each of them, 1 = it
refuses at least one, 2 = usage (no such file, a file that cannot be read).

Examples:
  customs-conformance envelope notice.xml
  customs-conformance envelope outbox/ --quiet
  customs-conformance envelope docs/samples/eaeu-damaged.xml --lenient    with the headers as they were most probably meant`;

interface Flags {
  profile: SegmentProfile['name'];
  lenient?: boolean;
  quiet?: boolean;
}

/** `envelope`: what is wrong with the envelopes of EAEU messages, and what was meant. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('envelope')
    .argument('[file...]', 'files, folders, or - for standard input (also where nothing is named and something is piped in)')
    .description('check the envelopes of EAEU messages: addresses, identifiers, headers, body, with what was probably meant')
    .addOption(new Option('--profile <name>', 'whose addresses there are: those of D124 are of third countries too').choices(['D124', 'D5']).default('D124'))
    .option('--lenient', 'show the headers as they were most probably meant; the verdict stays')
    .option('--quiet', 'errors and warnings only')
    .addHelpText('after', EXAMPLES)
    .action(async (given: string[], flags: Flags) => finish(await judge(given, flags, io)));
}

async function judge(given: readonly string[], { profile: name, lenient = false, quiet = false }: Flags, io: Io): Promise<ExitCode> {
  const words = given.length === 0 && io.stdin !== undefined ? ['-'] : given;
  if (words.length === 0) throw new UsageError('usage', 'nothing to check', 'name files or folders, or pipe a message into the command');
  const profile: SegmentProfile = name === 'D5' ? { name } : { name, thirdCountries: ORIGIN_PROCESS.thirdCountries };
  const xml = await loadXml();
  let refused = 0;
  const unreadable: string[] = [];
  for (const input of inputsOf(words, io.cwd)) {
    const bytes = await readInput(input, io.stdin);
    if ('unreadable' in bytes) {
      unreadable.push(`${input.name} (${bytes.unreadable})`);
      continue;
    }
    const read = readEnvelope(xml, bytes.bytes, { mode: lenient ? 'lenient' : 'strict', profile });
    if (!isTaken(read)) refused += 1;
    io.stdout(envelopeReport(input.name, read, { colours: io.colours, quiet, lenient }));
  }
  if (unreadable.length > 0) throw new UsageError('usage', `cannot be read: ${unreadable.join(', ')}`, 'name files that can be read');
  return refused === 0 ? EXIT.verified : EXIT.failed;
}
