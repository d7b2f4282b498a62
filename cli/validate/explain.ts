import { codeLists } from '../../requirements/ics2/codelists/code-lists';
import { RULES, CONDITIONS_BY_ID } from '../../requirements/ics2/rules';
import { ACROSS } from '../../requirements/ics2/rules/across';
import type { Example, RuleHead } from '../../requirements/ics2/rules/model';
import { WITHDRAWN } from '../../requirements/ics2/rules/R3001-R3023-withdrawn';
import { messageCodes, placesOf, structure } from '../../requirements/ics2/structures/structures';
import { GENERAL_CHECKS, type GeneralCheck } from '../../requirements/ics2/validate/checks';
import { exampleLines } from './example-lines';
import { CHECK_WORDS } from './general-checks';

/** Words about a rule, condition, check or code. */
export interface Explanation {
  id: string;
  /** What it demands, in one sentence. */
  about: string;
  /** Everything else, line by line. */
  help: string;
}

const GENERAL = Object.keys(GENERAL_CHECKS) as GeneralCheck[];
const heads = (): RuleHead[] => [...RULES.values(), ...CONDITIONS_BY_ID.values(), ...ACROSS];

function codeMeanings(edition: string): ReadonlyMap<string, string> {
  const list = codeLists(edition).get('CL723');
  return list?.kind === 'codes' ? list.meanings : new Map();
}

/** Every id that can be explained. */
export function explainable(edition: string): string[] {
  return [...heads(), ...WITHDRAWN].map(({ id }) => id).concat(GENERAL, [...codeMeanings(edition).keys()]);
}

/** Messages whose tables cite a rule or condition, with the places. */
function citations(id: string, edition: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const message of messageCodes(edition)) {
    const places = [...placesOf(structure(message, edition))].filter(({ node }) => node.rules.includes(id) || node.conditions.includes(id));
    if (places.length > 0) found.set(message, places.map(({ path }) => path));
  }
  return found;
}

const row = (title: string, text: string): string => `  ${title.padEnd(12)}${text}`;
const rows = (title: string, texts: readonly string[]): string[] => texts.map((text, at) => row(at === 0 ? title : '', text));

/** Words in lines of a length that people read. */
function wrapped(words: readonly string[], width = 96): string[] {
  const lines = [''];
  for (const word of words) {
    const last = lines[lines.length - 1]!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function codeRows({ code, also, basis }: Pick<RuleHead, 'code' | 'also' | 'basis'>, edition: string): string[] {
  const why = basis === 'stated' ? 'a source pairs code and rule' : 'our reading: no source pairs code and rule';
  return [
    row('code', `${code} (${codeMeanings(edition).get(code) ?? 'not in CL723'}); ${why}`),
    ...(also.length === 0 ? [] : [row('', `customs may answer with ${also.join(', ')} instead`)]),
  ];
}

function exampleRows(title: string, { in: place, xml, given }: Example): string[] {
  return rows(title, [`in ${place}${given === undefined ? '' : `, where ${given}`}`, ...exampleLines(xml).map((line) => `  ${line}`)]);
}

function headHelp(head: RuleHead, edition: string, verbose: boolean): string {
  const cited = citations(head.id, edition);
  const { good, bad } = head.examples;
  const some = <T>(all: readonly T[]): readonly T[] => (verbose ? all : all.slice(0, 1));
  const citing = verbose ? [...cited.values()].flat() : wrapped([...cited.keys()]);
  return [
    row('about', head.scope),
    ...codeRows(head, edition),
    row('requirement', head.requirement),
    ...(head.note === undefined ? [] : rows('note', wrapped(head.note.split(' ')))),
    ...(cited.size === 0 ? [row('cited by', 'no table of this edition')] : rows('cited by', [`${cited.size} messages:`, ...citing])),
    ...some(good).flatMap((example) => exampleRows('good', example)),
    ...some(bad).flatMap((example) => exampleRows('bad', example)),
  ].join('\n');
}

function checkHelp(id: GeneralCheck, edition: string): string {
  const { scope, good, bad } = CHECK_WORDS[id];
  const { requirement = 'ICS2-FIL-02, for what customs sends ICS2-ERR-05' } = GENERAL_CHECKS[id];
  return [
    row('about', scope),
    ...codeRows(GENERAL_CHECKS[id], edition),
    row('requirement', requirement),
    row('applies to', 'every message'),
    row('good', good),
    row('bad', bad),
  ].join('\n');
}

function codeHelp(code: string): string {
  const all = [...heads(), ...GENERAL.map((id) => ({ id, about: CHECK_WORDS[id].about, ...GENERAL_CHECKS[id] }))];
  const line = ({ id, about }: { id: string; about: string }): string => `${id.padEnd(15)} ${about}`;
  const answered = all.filter((one) => one.code === code).map(line);
  const tolerated = all.filter((one) => one.also.includes(code)).map(({ id }) => id);
  return [
    ...rows('answers', answered.length === 0 ? ['no rule that is judged here'] : answered),
    ...(tolerated.length === 0 ? [] : rows('or instead', wrapped(tolerated))),
  ].join('\n');
}

/**
 * What a rule (`R3006`), condition (`C3034`), general check (`GEN-LONG`) or CL723 code (`12`) means, capitals or not; undefined
 * where there is none of that name.
 *
 * @param verbose every example and every place instead of the first
 */
export function explain(asked: string, edition: string, verbose = false): Explanation | undefined {
  const id = explainable(edition).find((one) => one.toLowerCase() === asked.toLowerCase());
  if (id === undefined) return undefined;
  const head = heads().find((one) => one.id === id);
  if (head !== undefined) return { id, about: head.about, help: headHelp(head, edition, verbose) };
  const withdrawn = WITHDRAWN.find((one) => one.id === id);
  if (withdrawn !== undefined) return { id, about: withdrawn.about, help: row('about', withdrawn.scope) };
  const general = GENERAL.find((one) => one === id);
  if (general !== undefined) return { id, about: CHECK_WORDS[general].about, help: checkHelp(general, edition) };
  return { id, about: `Error code: ${codeMeanings(edition).get(id)}.`, help: codeHelp(id) };
}
