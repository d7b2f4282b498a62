import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../../iut/errors';
import { isDay } from '../../requirements/day';
import { CURRENT_EDITION } from '../../requirements/ics2/editions/editions';
import { type Choice, makeSpecimen } from '../../requirements/ics2/specimens/specimen';
import { writeXml } from '../../requirements/ics2/specimens/tree';
import { messageCodes, structure } from '../../requirements/ics2/structures/structures';
import { sentByTraders } from '../../requirements/ics2/validate/checks';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';

const EXAMPLES = `
The messages are valid and name nobody: traders, ships and goods are made up. The same words give the same bytes.

Examples:
  customs-conformance specimen IE3F26                        the least that such a message holds
  customs-conformance specimen IE3F26 --full --out full.xml  every optional element, every repeatable one twice
  customs-conformance specimen IE3F26 --seed 7               any valid one
  customs-conformance specimen --list                        every message, its title and who sends it
  customs-conformance specimen --all specimens/              one of each in a folder`;

interface Flags {
  minimal?: boolean;
  full?: boolean;
  seed?: string;
  day?: string;
  out?: string;
  list?: boolean;
  all?: string;
  baseline: string;
}

const wrong = (what: string, fix: string): UsageError => new UsageError('usage', what, fix);

/** `specimen`: a valid message to start from. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('specimen')
    .argument('[message]', 'code of the message, for example IE3F26')
    .description('write a valid ICS2 message')
    .addOption(new Option('--minimal', 'only what must be there (default)').conflicts(['full', 'seed']))
    .addOption(new Option('--full', 'every optional element, every repeatable one twice').conflicts(['minimal', 'seed']))
    .addOption(new Option('--seed <number>', 'any valid message; the same number gives the same').conflicts(['minimal', 'full']))
    .option('--day <day>', 'day of the message, YYYY-MM-DD')
    .option('--out <file>', 'file to write (default: standard output)')
    .addOption(new Option('--list', 'list all messages: code, who sends it, title').conflicts(['all', 'out']))
    .addOption(new Option('--all <dir>', 'write one of every message into a folder').conflicts(['list', 'out']))
    .option('--baseline <edition>', 'edition of the message specification', CURRENT_EDITION)
    .addHelpText('after', EXAMPLES)
    .action((message: string | undefined, flags: Flags) => {
      specimen(message, flags, io);
      finish(EXIT.verified);
    });
}

function specimen(message: string | undefined, flags: Flags, io: Io): void {
  const codes = messageCodes(flags.baseline);
  if (flags.list === true) return io.stdout(codes.map((code) => listLine(code, flags.baseline)).join(''));
  const choice = choiceOf(flags);
  const day = dayOf(flags.day);
  const made = (code: string): string => writeXml(makeSpecimen(code, choice, { edition: flags.baseline, ...(day === undefined ? {} : { day }) }), { indent: true });
  if (flags.all !== undefined) return writeAll(codes, resolve(io.cwd, flags.all), made, io);
  if (message === undefined) throw wrong('which message?', 'name one, for example IE3F26, or see --list');
  const code = codes.find((one) => one === message.toUpperCase());
  if (code === undefined) {
    throw wrong(`no message "${message}" in ${flags.baseline}`, `did you mean ${nearestNames(message, codes, 5).join(' or ') || 'IE3F26'}? --list shows all`);
  }
  if (flags.out === undefined) return io.stdout(made(code));
  write(resolve(io.cwd, flags.out), made(code));
}

function listLine(code: string, edition: string): string {
  return `${code}  ${sentByTraders(code) ? 'trader ' : 'customs'}  ${structure(code, edition).title}\n`;
}

function choiceOf({ full, seed }: Flags): Choice {
  if (seed === undefined) return { kind: full === true ? 'full' : 'minimal' };
  if (!/^\d{1,9}$/.test(seed)) throw wrong(`--seed ${seed} is no seed`, 'give a whole number of up to nine digits');
  return { kind: 'random', seed: Number(seed) };
}

function dayOf(day: string | undefined): string | undefined {
  if (day === undefined || isDay(day)) return day;
  throw wrong(`--day ${day} is no day`, 'write it as YYYY-MM-DD');
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw wrong(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`, 'name a file in a folder that exists and can be written');
  }
}

function writeAll(codes: readonly string[], folder: string, made: (code: string) => string, io: Io): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw wrong(`${folder} cannot be made (${(error as NodeJS.ErrnoException).code})`, 'name a folder that can be written');
  }
  for (const code of codes) write(join(folder, `${code}.xml`), made(code));
  io.stdout(`${codes.length} messages in ${folder}\n`);
}
