import type { Label, Status, TestResult } from 'allure-js-commons';
import { sha256 } from '../../evidence';
import type { RequirementVerdict } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { oneLine } from '../escape';
import { REGIME_NAMES, type RunRecord } from '../run';

/** A requirement that applies and that no scenario of the plan claims. */
export interface Untested {
  row: Requirement;
  verdict: RequirementVerdict;
}

/**
 * What applies and no scenario looked at. Allure knows tests only: without an entry of their own these requirements would be
 * absent from its page, and the page would look complete where the run is not.
 */
export function untested({ rolled, catalogue }: RunRecord): Untested[] {
  return rolled.requirements.flatMap((verdict, index) => (verdict.verdict === 'not-tested' && verdict.scenarios.length === 0 ? [{ row: catalogue[index]!, verdict }] : []));
}

/** The entry of one such requirement, without the parts that every result has alike. */
export function untestedResult({ row, verdict }: Untested, prefix: string): Pick<TestResult, 'fullName' | 'name' | 'status' | 'statusDetails' | 'labels'> & { key: string } {
  const label = (name: string, value: string): Label => ({ name, value: oneLine(value, 200) });
  const regime = REGIME_NAMES[row.regime];
  return {
    key: sha256(`requirement ${row.id}`),
    fullName: `requirement ${row.id}`,
    name: oneLine(`${row.id} is not tested: ${row.statement}`, 300),
    status: 'skipped' as Status,
    statusDetails: { message: `${prefix}${oneLine(verdict.reason ?? 'no reason recorded', 1000)}` },
    labels: [
      label('epic', regime),
      label('feature', row.area),
      label('story', storyOf(row)),
      label('severity', SEVERITY[row.level]),
      label('parentSuite', regime),
      label('suite', row.area),
      label('subSuite', 'Requirements without a scenario'),
      label('framework', 'customs-conformance'),
      label('tag', row.regime),
      label('tag', row.id),
    ],
  };
}

/** A requirement as a story: its id and the beginning of what it demands. */
export function storyOf(row: Requirement): string {
  const said = oneLine(row.statement);
  return `${row.id}: ${said.length > 170 ? `${said.slice(0, 169)}…` : said}`;
}

export const SEVERITY: Record<Requirement['level'], string> = { MUST: 'critical', SHOULD: 'normal', MAY: 'minor' };
