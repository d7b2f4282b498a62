import type { SchemaProblem, XmlElement } from '../../../protocols/xml';
import { defaultParameter } from '../../parameters';
import { codeIsValid, codeLists } from '../codelists/code-lists';
import { quote } from '../quote';
import { judgeAcross } from '../rules/across';
import type { ValidationContext, World } from '../rules/world';
import { judgeStopWords, type StopWordFault } from '../stop-words/judge';
import { stopWords } from '../stop-words/stop-words';
import { structure } from '../structures/structures';
import { isDeclaration, sentByTraders } from './checks';
import { displayPath } from './display-path';
import { Findings } from './findings';
import { type General, generalChecks } from './general';
import { judgeRow } from './judge-row';
import { codeJudge, scriptJudge } from './judge-value';
import { NOTHING } from './plan';
import type { Problem } from '../problem';
import { unexplained } from './schema-problems';
import { walkTable } from './walk';

export type { Problem, Weight } from '../problem';
export type { ValidationContext } from '../rules/world';

/** What is judged: the tree of the message, and what its XSD says about the same bytes. */
export interface MessageUnderTest {
  root: XmlElement;
  /** As a function it is asked only where the answer would be used. */
  schemaProblems: readonly SchemaProblem[] | (() => readonly SchemaProblem[]);
}

export interface Validation {
  /** All problems, in document order. Those of weight `reject` refuse the message; `advice` never does. */
  problems: Problem[];
  /** What could not be judged, and why: external code lists, registers not given, rules this version does not know. */
  notChecked: string[];
  /** True when there were more problems than the bound; the first ones are kept. */
  cut: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** IE3N99 holds no more errors than this. */
const MOST_PROBLEMS = 99_999;

/**
 * Beyond so many faults the XSD is not asked. It is the second reader of the table, there to show what the first overlooked; in a message
 * that is wrong all over it shows nothing, and libxml2 needs the square of the siblings to name their places.
 */
const MOST_TO_COMPARE = 100;

/** A filing and its amendment name themselves a second time in the circumstance indicator: F10 in IE3F10 and IE3A10. */
function judgeIndicator({ message, codeLists, day }: World, root: XmlElement, general: General): void {
  const number = /^IE3[FA](\d\d)$/.exec(message)?.[1];
  const at = root.children.find((child) => child.name === 'SpecificCircumstanceIndicator' && child.ns === root.ns);
  if (number === undefined || at === undefined || at.text.trim() === `F${number}`) return;
  // An indicator that is none is a breach of its own row already.
  if (codeIsValid(codeLists, 'CL742', at.text.trim(), day) === 'invalid') return;
  general('GEN-INDICATOR', {
    at,
    element: 'Specific circumstance indicator',
    found: quote(at.text.trim()),
    demanded: `F${number}, since the message is ${message}`,
    mend: 'make indicator, root element and action agree',
  });
}

/** Reports what the XSD says and no fault of the table explains. */
function judgeBySchema({ root, schemaProblems }: MessageUnderTest, faults: readonly XmlElement[], world: World, general: General): void {
  if (faults.length > MOST_TO_COMPARE) {
    return world.notChecked(`the XSD was not asked: the message has more than ${MOST_TO_COMPARE} faults by its table`);
  }
  const said = typeof schemaProblems === 'function' ? schemaProblems() : schemaProblems;
  for (const { at = root, path, message, element = path } of unexplained(said, faults)) {
    const fault = { at, element, found: message, demanded: 'validity by the XSD of the message', mend: 'compare the message with its XSD' };
    general('schema', fault, 'schema');
  }
}

/**
 * Judges a business message by its table (HTI IE 2.02), rules and conditions (R&C 2.01) and code lists (CL 2.01), as the
 * Trader Interface does before it registers a filing (ICS2-ERR-02: all errors at once).
 *
 * `context.edition` names the edition (the current one otherwise); `without`, the ids of rules, conditions and GEN checks to leave out.
 * Throws StructureError STRUCTURE_UNKNOWN when the baseline holds no table of `context.message`. Never throws on a bad message.
 */
export function validateMessage(
  under: MessageUnderTest,
  context: ValidationContext & { edition?: string },
  without: ReadonlySet<string> = NONE,
): Validation {
  const { root } = under;
  const { message, day, registers = {}, channel = 'trader-interface', maxProblems = MOST_PROBLEMS } = context;
  const table = structure(message, context.edition);
  const findings = new Findings(maxProblems, without);
  const general = generalChecks(message, findings);
  const world: World = {
    message,
    day,
    registers,
    channel,
    codeLists: context.codeLists ?? codeLists(context.edition),
    parameter: context.parameter ?? defaultParameter,
    notChecked: (reason) => void findings.reasons.add(reason),
  };
  const words = isDeclaration(message) ? (context.stopWords ?? stopWords(context.edition)) : undefined;
  const tellStopWord = (fault: StopWordFault): void => general('GEN-STOPWORD', fault);
  const faults: XmlElement[] = [];
  const combined = new Set<string>();
  walkTable(table, root, {
    fault(fault) {
      if (faults.length <= MOST_TO_COMPARE) faults.push(fault.at);
      general(fault.check, fault, 'table');
    },
    group(scope, given, { citing, describing }) {
      for (const row of citing) judgeRow(row, given[row.at] ?? NOTHING, scope, world, findings);
      if (words !== undefined) for (const { node, at } of describing) judgeStopWords(node, given[at]!, scope, world, words, tellStopWord);
    },
    combined: (list) => void combined.add(list),
    value: codeJudge(world, general),
    // Customs may quote in IE3N99 what a trader wrote wrongly; BPM L4 names the check for what traders send.
    ...(sentByTraders(message) ? { characters: scriptJudge(general) } : {}),
  });
  for (const list of combined) world.notChecked(`${list}: combined code, not checked`);
  judgeBySchema(under, faults, world, general);
  if (root.name === message) {
    judgeIndicator(world, root, general);
    for (const found of judgeAcross(message, root, world)) findings.add(found);
  }
  const problems = findings.ordered().map(({ order: _order, ...found }) => ({ ...found, displayPath: displayPath(table, found.path) }));
  return { problems, notChecked: [...findings.reasons].sort(), cut: findings.cut };
}
