import type { Xml, XmlElement } from '../../protocols/xml';
import { type InvalidCase, casesOf, isCase, type LeftOut } from '../../requirements/ics2/specimens/invalid/cases';
import { contextOf, deviation, nameOf, validContext } from '../../requirements/ics2/specimens/invalid/verdict';
import { type Choice, makeSpecimen } from '../../requirements/ics2/specimens/specimen';
import { type Twig, writeXml } from '../../requirements/ics2/specimens/tree';
import type { MessageJudge } from '../../requirements/ics2/validate/judge';
import { type Agreement, askXmllint, type Question } from './xmllint';

/** How often a check, rule or condition was switched off, and how often its case went red by that. */
export interface Kills {
  cases: number;
  tried: number;
  killed: number;
}

/** What came out for one message. Plain, since it is sent from process to process. */
export interface ShareResult {
  message: string;
  /** Valid specimens that were judged. */
  valid: number;
  /** Invalid specimens by what they are about. */
  invalid: Record<string, number>;
  /** Constraints without a specimen, by what they are about and why. */
  leftOut: Record<string, number>;
  /** Specimens with another outcome than expected: the first of them, and how many. */
  wrong: string[];
  wrongCount: number;
  kills: Record<string, Kills>;
  xmllint: Agreement;
}

export interface Tools {
  xml: Xml;
  judge: MessageJudge;
}

/** Cases of one id and message that are judged once more with it switched off. */
const TRIES = 2;
/** One case in so many is shown to xmllint as well: some hundreds in all. */
const ASKED = 89;
/** Outcomes are shown in full up to this many of a message. */
const SHOWN = 10;
const LARGE = 1_000_000;

const SEEDS = [1, 2, 3, 4, 5];
const CHOICES: readonly Choice[] = [{ kind: 'minimal' }, { kind: 'full' }, ...SEEDS.map((seed) => ({ kind: 'random', seed }) as const)];

const count = (into: Record<string, number>, key: string): void => void (into[key] = (into[key] ?? 0) + 1);

/** Judges every specimen of a message: the valid ones, and one for each constraint. Throws what makes specimens impossible. */
export function judgeShare(message: string, { xml, judge }: Tools): ShareResult {
  const result: ShareResult = {
    message,
    valid: 0,
    invalid: {},
    leftOut: {},
    wrong: [],
    wrongCount: 0,
    kills: {},
    xmllint: { asked: 0, agreed: 0, disagreements: [] },
  };
  const questions: Question[] = [];
  const read = (text: string): XmlElement => {
    const answer = xml.read(Buffer.from(text));
    if (!answer.ok) throw new Error(`a specimen of ${message} cannot be read: ${answer.error.message}`);
    return answer.root;
  };
  const wrong = (name: string, how: string): void => {
    if (result.wrongCount++ < SHOWN) result.wrong.push(`${name}: ${how}`);
  };
  const valid = (specimen: Twig, name: string): void => {
    const text = writeXml(specimen);
    const { problems } = judge.judge(Buffer.from(text), validContext(message));
    result.valid++;
    const different = deviation(undefined, problems);
    if (different !== undefined) wrong(name, different);
    if (result.valid % ASKED === 1) questions.push({ name, xml: text, valid: true });
  };
  const switchOff = (one: InvalidCase, bytes: Buffer): void => {
    const { id } = one.constraint;
    const kills = (result.kills[id] ??= { cases: 0, tried: 0, killed: 0 });
    if (kills.cases++ >= TRIES) return;
    kills.tried++;
    const { problems } = judge.judge(bytes, { ...contextOf(one, read), without: new Set([id]) });
    if (deviation(one.expected, problems) !== undefined) kills.killed++;
  };
  const leave = ({ constraint, why }: LeftOut): void => count(result.leftOut, `${constraint.kind}: ${why}`);

  for (const choice of CHOICES) valid(makeSpecimen(message, choice), `${message}, ${'seed' in choice ? `seed ${choice.seed}` : choice.kind}`);
  let base: Twig | undefined;
  let index = 0;
  for (const one of casesOf(message)) {
    if (!isCase(one)) {
      leave(one);
      continue;
    }
    if (one.base !== base && one.constraint.bases === undefined) valid((base = one.base), `${one.constraint.path}, valid`);
    const bytes = Buffer.from(one.xml);
    count(result.invalid, one.constraint.kind);
    const different = deviation(one.expected, judge.judge(bytes, contextOf(one, read)).problems);
    if (different !== undefined) wrong(nameOf(one), different);
    switchOff(one, bytes);
    if (index++ % ASKED === 0 && bytes.length < LARGE) questions.push({ name: nameOf(one), xml: one.xml, valid: !one.constraint.schemaSees });
  }
  result.xmllint = askXmllint(message, questions);
  return result;
}
