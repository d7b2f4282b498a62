import type { SchemaProblem, XmlElement } from '../../../protocols/xml';
import { codeIsValid, codeLists } from '../codelists/code-lists';
import { structure } from '../structures/structures';
import { GENERAL_CHECKS, type GeneralCheck, sentByTraders, structureRequirement } from './checks';
import { displayPath } from './display-path';
import { Findings } from './findings';
import { judgeConditions, judgeRules } from './judge-row';
import { quote } from '../quote';
import type { Problem } from './problem';
import { unexplained } from './schema-problems';
import { foreignCharacter } from '../script';
import { walkTable } from './walk';
import { judgeAcross } from '../rules/across';
import type { ValidationContext, World } from '../rules/world';

export type { Problem, Weight } from './problem';
export type { ValidationContext } from '../rules/world';

/** What is judged: the tree of the message, and what its XSD said about the same bytes. */
export interface MessageUnderTest {
  root: XmlElement;
  schemaProblems: readonly SchemaProblem[];
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

/** Position of every element by path, for document order. */
function positions(root: XmlElement): Map<string, number> {
  const order = new Map<string, number>();
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    order.set(next.path, order.size);
    for (let i = next.children.length - 1; i >= 0; i--) pending.push(next.children[i]!);
  }
  return order;
}

function whyUnknown(world: World, list: string): string {
  const known = world.codeLists.get(list);
  if (known === undefined) return 'not in this version';
  return known.kind === 'external' ? `external list (${known.about})` : `in force from ${known.validFrom} only`;
}

/** A filing and its amendment name themselves a second time in the circumstance indicator: F10 in IE3F10 and IE3A10. */
function indicatorFault(message: string, root: XmlElement): { at: XmlElement; found: string; demanded: string } | undefined {
  const number = /^IE3[FA](\d\d)$/.exec(message)?.[1];
  const at = root.children.find((child) => child.name === 'SpecificCircumstanceIndicator' && child.ns === root.ns);
  if (number === undefined || at === undefined || at.text.trim() === `F${number}`) return undefined;
  return { at, found: quote(at.text.trim()), demanded: `F${number}, since the message is ${message}` };
}

function judgeScripts(
  root: XmlElement,
  general: (check: GeneralCheck, at: XmlElement, element: string, found: string, demanded: string, mend: string) => void,
): void {
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const foreign =
      foreignCharacter(next.text) ?? next.attributes.map(({ value }) => foreignCharacter(value)).find((char) => char !== undefined);
    if (foreign !== undefined) {
      const point = foreign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      general('GEN-UNICODE', next, next.name, `the character U+${point}`, 'Latin, Greek or Cyrillic characters', 'transliterate the text');
    }
    for (let i = next.children.length - 1; i >= 0; i--) pending.push(next.children[i]!);
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
  { root, schemaProblems }: MessageUnderTest,
  context: ValidationContext & { edition?: string },
  without: ReadonlySet<string> = NONE,
): Validation {
  const table = structure(context.message, context.edition);
  const findings = new Findings(context.maxProblems ?? 99_999);
  const world: World = {
    message: context.message,
    day: context.day,
    registers: context.registers ?? {},
    channel: context.channel ?? 'trader-interface',
    codeLists: context.codeLists ?? codeLists(context.edition),
    notChecked: (reason) => void findings.reasons.add(reason),
  };
  const general = (
    check: GeneralCheck,
    at: { line: number; path: string },
    element: string,
    found: string,
    demanded: string,
    mend: string,
  ): void => {
    const { code, also, basis, requirement = structureRequirement(context.message) } = GENERAL_CHECKS[check];
    // Names of unknown elements come from the sender and have no bound of their own.
    findings.add({
      line: at.line,
      path: at.path,
      element: element.slice(0, 70),
      rule: check,
      code,
      also,
      basis,
      weight: 'reject',
      stage: 'trader-interface',
      requirement,
      found,
      demanded,
      mend,
    });
  };

  // Two walks: what the XSD said is compared with the faults of the table alone, before rules add theirs.
  walkTable(table, root, {
    fault: ({ check, at, element, found, demanded, mend }) => general(check, at, element, found, demanded, mend),
    group: () => undefined,
    value: () => undefined,
  });
  const left = unexplained(schemaProblems, findings.list);
  for (const { line, path, message, element } of left)
    general('schema', { line, path }, element ?? path, message, 'validity by the XSD of the message', 'compare the message with its XSD');

  walkTable(table, root, {
    fault: () => undefined,
    group: (scope) => {
      for (const node of scope.node.children) {
        const given = scope.children.get(node.name) ?? [];
        judgeConditions(node, given, scope, world, findings);
        judgeRules(node, given, scope, world, findings);
        if (node.kind === 'group' && given.length > 0)
          for (const list of node.codeLists) world.notChecked(`${list}: combined code, not checked`);
      }
    },
    value: (node, value, where) => {
      for (const list of node.codeLists) {
        const answer = codeIsValid(world.codeLists, list, value, world.day);
        if (answer === 'unknown') {
          world.notChecked(`${list}: ${whyUnknown(world, list)}`);
        } else if (answer === 'invalid') {
          general('GEN-CODELIST', where, node.label, quote(value), `a code of ${list} valid on ${world.day}`, `choose a code of ${list}`);
        }
      }
    },
  });
  if (root.name === context.message) {
    const wrong = indicatorFault(context.message, root);
    // An indicator that is none is a breach of its code list already.
    if (wrong !== undefined && codeIsValid(world.codeLists, 'CL742', wrong.at.text.trim(), world.day) !== 'invalid')
      general(
        'GEN-INDICATOR',
        wrong.at,
        'Specific circumstance indicator',
        wrong.found,
        wrong.demanded,
        'make indicator, root element and action agree',
      );
    // Customs may quote in IE3N99 what a trader wrote wrongly; BPM L4 names the check for what traders send.
    if (sentByTraders(context.message)) judgeScripts(root, general);
    for (const problem of judgeAcross(context.message, root, world)) findings.add(problem);
  }
  const place = positions(root);
  const problems = findings.list
    .filter(({ rule }) => !without.has(rule))
    .map((problem, index) => ({ problem, index, at: place.get(problem.path) ?? place.size }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ problem }) => ({ ...problem, displayPath: displayPath(table, problem.path) }));
  return { problems, notChecked: [...findings.reasons].sort(), cut: findings.cut };
}
