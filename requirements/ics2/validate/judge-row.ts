import type { XmlElement } from '../../../protocols/xml';
import { codeIsValid } from '../codelists/code-lists';
import type { Node } from '../structures/model';
import type { Findings } from './findings';
import type { CitingRow } from './plan';
import type { Breach, RuleHead } from '../rules';
import { breachOf } from '../rules/demand';
import { SOUND } from '../rules/model';
import { type Scope, valueOf, writtenIn } from '../rules/scope';
import type { World } from '../rules/world';
import { valueFault } from './value';

function report(head: RuleHead, breach: Breach, node: Node, scope: Scope, findings: Findings): void {
  const { id: rule, code, also, basis, requirement, stage = 'trader-interface' } = head;
  if (!findings.wants(rule)) return;
  const { at = scope.element, found, demanded, mend, weight = 'reject' } = breach;
  const where = { line: at.line, path: at.path, order: at.order ?? 0, element: node.label };
  findings.add({ ...where, rule, code, also, basis, weight, stage, requirement, found, demanded, mend });
}

/** A value that does not fit its own row is reported as such; what rules say about the same value would only repeat it. */
const fitsItsRow = (node: Node, at: XmlElement | undefined, world: World): boolean =>
  node.kind === 'group' ||
  at === undefined ||
  (valueFault(node, writtenIn(at)) === undefined &&
    !node.codeLists.some((list) => codeIsValid(world.codeLists, list, valueOf(at), world.day) === 'invalid'));

/** Judges one row of a group by its conditions (whether the child is there, may be or must not be) and then by its rules. */
export function judgeRow(row: CitingRow, given: readonly XmlElement[], scope: Scope, world: World, findings: Findings): void {
  const { node, conditions, rules, unknown } = row;
  for (const id of unknown) world.notChecked(`${id}: this version does not judge it`);
  for (const condition of conditions) {
    const breach = breachOf(condition, given, scope, world, node.name);
    if (breach !== undefined) report(condition, breach, node, scope, findings);
  }
  for (const rule of rules) {
    const breaches = rule.judge(given, scope, world, node.name);
    if (breaches === SOUND) continue;
    for (const breach of breaches) {
      if (fitsItsRow(node, breach.at, world)) report(rule, breach, node, scope, findings);
    }
  }
}
