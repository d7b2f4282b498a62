import type { XmlElement } from '../../../protocols/xml';
import { codeIsValid } from '../codelists/code-lists';
import type { Node } from '../structures/model';
import type { Findings, Found } from './findings';
import { type Breach, CONDITIONS_BY_ID, type RuleHead, RULES } from '../rules';
import { breachOf } from '../rules/demand';
import { type Scope, valueOf } from '../rules/scope';
import type { World } from '../rules/world';
import { valueFault } from './value';

function fromRule(head: RuleHead, breach: Breach, at: XmlElement, element: string): Found {
  const { id: rule, code, also, basis, requirement, stage = 'trader-interface' } = head;
  const { found, demanded, mend, weight = 'reject' } = breach;
  return { line: at.line, path: at.path, element, rule, code, also, basis, weight, stage, requirement, found, demanded, mend };
}

/** Whether a child is there, may be or must not be, by each condition that its table row cites. */
export function judgeConditions(node: Node, given: readonly XmlElement[], scope: Scope, world: World, findings: Findings): void {
  for (const id of node.conditions) {
    const condition = CONDITIONS_BY_ID.get(id);
    if (condition === undefined) {
      world.notChecked(`${id}: this version does not judge the condition`);
      continue;
    }
    const breach = breachOf(condition, given, scope, world, node.name);
    if (breach !== undefined) findings.add(fromRule(condition, breach, breach.at ?? scope.element, node.label));
  }
}

/** A value that does not fit its own row is reported as such; what rules say about the same value would only repeat it. */
const fitsItsRow = (node: Node, at: XmlElement | undefined, world: World): boolean =>
  node.kind === 'group' ||
  at === undefined ||
  (valueFault(node, valueOf(at)) === undefined &&
    !node.codeLists.some((list) => codeIsValid(world.codeLists, list, valueOf(at), world.day) === 'invalid'));

/** Judges the rules that the table row of a child cites. */
export function judgeRules(node: Node, given: readonly XmlElement[], scope: Scope, world: World, findings: Findings): void {
  for (const id of node.rules) {
    const rule = RULES.get(id);
    if (rule === undefined) {
      world.notChecked(`${id}: this version does not judge the rule`);
      continue;
    }
    for (const breach of rule.judge(given, scope, world, node.name)) {
      if (fitsItsRow(node, breach.at, world)) findings.add(fromRule(rule, breach, breach.at ?? scope.element, node.label));
    }
  }
}
