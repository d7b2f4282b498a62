import type { XmlElement } from '../../../protocols/xml';
import type { Node } from '../structures/model';
import type { Findings, Found } from './findings';
import { type Breach, CONDITIONS_BY_ID, type RuleHead, RULES } from '../rules';
import type { Scope } from '../rules/scope';
import type { World } from '../rules/world';

function fromRule(head: RuleHead, breach: Breach, at: XmlElement, element: string): Found {
  const { id: rule, code, also, basis, requirement } = head;
  const { found, demanded, mend, weight = 'reject' } = breach;
  return { line: at.line, path: at.path, element, rule, code, also, basis, weight, stage: 'trader-interface', requirement, found, demanded, mend };
}

/** Whether a child is there, may be or must not be, by each condition that its table row cites. */
export function judgeConditions(node: Node, given: readonly XmlElement[], scope: Scope, world: World, findings: Findings): void {
  for (const id of node.conditions) {
    const condition = CONDITIONS_BY_ID.get(id);
    if (condition === undefined) {
      world.notChecked(`${id}: this version does not judge the condition`);
      continue;
    }
    const { demand, because } = condition.decide(scope, world, node.name);
    if (demand === 'M' && given.length === 0) {
      const breach = { found: `no ${node.name}`, demanded: `${node.name}, since ${because}`, mend: `give ${node.name}` };
      findings.add(fromRule(condition, breach, scope.element, node.label));
    } else if (demand === 'X' && given.length > 0) {
      const breach = { found: `${node.name} given`, demanded: `no ${node.name}, since ${because}`, mend: `leave ${node.name} out` };
      findings.add(fromRule(condition, breach, given[0]!, node.label));
    }
  }
}

/** Judges the rules that the table row of a child cites. */
export function judgeRules(node: Node, given: readonly XmlElement[], scope: Scope, world: World, findings: Findings): void {
  for (const id of node.rules) {
    const rule = RULES.get(id);
    if (rule === undefined) {
      world.notChecked(`${id}: this version does not judge the rule`);
      continue;
    }
    for (const breach of rule.judge(given, scope, world)) findings.add(fromRule(rule, breach, breach.at ?? scope.element, node.label));
  }
}
