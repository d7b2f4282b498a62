import { resolve } from 'node:path';
import { UsageError } from '../../iut/errors';
import { WallClock } from '../../protocols/time/clock';
import { loadXml, type Xml, type XmlElement } from '../../protocols/xml';
import { isDay } from '../../requirements/day';
import { chooseCodeLists } from '../../requirements/ics2/codelists/own-lists';
import { readStopWords, stopWords } from '../../requirements/ics2/stop-words/stop-words';
import { messageCodes } from '../../requirements/ics2/structures/structures';
import { createMessageJudge } from '../../requirements/ics2/validate/judge';
import { nearestNames } from '../../requirements/nearest';
import type { Io } from '../io';
import { harnessVersion } from '../project';
import { explain } from './explain';
import type { Bench } from './judge-files';
import type { Basis, Report } from './model';
import { batchRegisters } from './registers';
import { jsonReport } from './report-json';
import { sarifReport } from './report-sarif';
import { textReport } from './report-text';
import { readInput } from './read';

/** The options of `validate`. */
export interface Flags {
  format: 'text' | 'json' | 'sarif';
  baseline: string;
  message?: string;
  day?: string;
  codeLists?: string[];
  stopWords?: string;
  amends?: string;
  pointers: 'xpath' | 'names';
  quiet?: boolean;
  verbose?: boolean;
}

const wrong = (what: string, fix: string): UsageError => new UsageError('usage', what, fix);

function dayOf(given: string | undefined, io: Io): string {
  if (given === undefined) return new Date((io.clock ?? new WallClock()).now()).toISOString().slice(0, 10);
  if (!isDay(given)) throw wrong(`--day ${given} is no day`, 'write it as YYYY-MM-DD');
  return given;
}

function messageOf(given: string | undefined, edition: string): string | undefined {
  const codes = messageCodes(edition);
  if (given === undefined || codes.includes(given)) return given;
  throw wrong(`no message ${given} in ${edition}`, `did you mean ${nearestNames(given, codes).join(' or ') || 'IE3F10'}?`);
}

async function amendedOf(file: string | undefined, xml: Xml, cwd: string): Promise<XmlElement | undefined> {
  if (file === undefined) return undefined;
  const read = await readInput({ name: file, path: resolve(cwd, file) }, undefined);
  if ('unreadable' in read) throw wrong(`--amends ${file} cannot be read (${read.unreadable})`, 'name the filing that the amendment replaces');
  const parsed = xml.read(read.bytes);
  if (!parsed.ok) throw wrong(`--amends ${file} is no message: ${parsed.error.message}`, parsed.error.hint);
  return parsed.root;
}

/**
 * Everything that files are judged with, by the options. Throws {@link UsageError}, EditionError and OwnFileError for what the
 * caller has to mend.
 */
export async function benchOf(flags: Flags, io: Io): Promise<{ bench: Bench; basis: Basis }> {
  const { baseline: edition } = flags;
  const day = dayOf(flags.day, io);
  const message = messageOf(flags.message, edition);
  const sources = (flags.codeLists ?? []).map((source) => (source === 'sample' ? source : resolve(io.cwd, source)));
  const { lists, said } = chooseCodeLists(sources, edition);
  const words = flags.stopWords === undefined ? stopWords(edition) : readStopWords(resolve(io.cwd, flags.stopWords));
  const xml = await loadXml();
  const batch = batchRegisters(await amendedOf(flags.amends, xml, io.cwd));
  return {
    bench: {
      judge: createMessageJudge(xml, edition),
      edition,
      context: { day, codeLists: lists, stopWords: words, ...(message === undefined ? {} : { message }) },
      batch,
      stdin: io.stdin,
    },
    basis: { version: harnessVersion(), edition, day, codeLists: said, stopWords: words.origin },
  };
}

/** The form of report that the options ask for. */
export function reportOf({ format, baseline, quiet = false, verbose = false, pointers }: Flags, { colours }: Io): Report {
  switch (format) {
    case 'json':
      return jsonReport();
    case 'sarif':
      return sarifReport((id) => explain(id, baseline));
    case 'text':
      return textReport({ colours, quiet, verbose, pointers });
  }
}
