import type { PlannedScenario } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { ICS2_ROLES, modesOf, PROCESSES } from '../../requirements/ics2/roles/matrix';
import { actingAs } from '../description/acting';
import type { IutDescription } from '../description/model';

/** What an operator of one role by one mode would be asked. Checks of our own simulators are not counted: they say nothing of it. */
export interface RoleByMode {
  role: string;
  mode: string;
  scenarios: number;
  requirements: number;
  /** Scenarios of each basic process that the role takes part in. */
  processes: Readonly<Record<string, number>>;
}

export type Binds = (requirement: string) => Requirement['binds'];

/** Scenarios of the plan that judge the implementation in ICS2. */
export function asked(plan: readonly PlannedScenario[], binds: Binds): PlannedScenario[] {
  return plan.filter(({ decision, regime, requirements }) => decision === 'run' && regime === 'ics2' && requirements.some((id) => binds(id) === 'iut'));
}

/** How many scenarios of a plan show each basic process of these roles; 0 for one that the plan does not show. */
export function processesIn(plan: readonly PlannedScenario[], roles: readonly string[], binds: Binds): Record<string, number> {
  const scenarios = asked(plan, binds);
  const processes = new Set(roles.flatMap((role) => ICS2_ROLES[role]?.processes ?? []));
  return Object.fromEntries([...processes].map((process) => [process, scenarios.filter(({ area }) => PROCESSES[process]?.includes(area)).length]));
}

/** Each role by each of its modes, in the order of the matrix. `planFor` makes the plan of a description. */
export function roleMatrix(description: IutDescription, planFor: (description: IutDescription) => readonly PlannedScenario[], binds: Binds): RoleByMode[] {
  return Object.keys(ICS2_ROLES).flatMap((role) => modesOf(role).map((mode): RoleByMode => {
    const plan = planFor(actingAs(description, [role], [mode]));
    const scenarios = asked(plan, binds);
    const requirements = new Set(scenarios.flatMap((scenario) => scenario.requirements).filter((id) => binds(id) === 'iut'));
    return { role, mode, scenarios: scenarios.length, requirements: requirements.size, processes: processesIn(plan, [role], binds) };
  }));
}

/** The matrix as a table for people: `-` where a role takes no part in a process. */
export function roleMatrixText(rows: readonly RoleByMode[]): string {
  const processes = Object.keys(PROCESSES);
  const head = ['role', 'mode', 'scenarios', 'requirements', ...processes];
  const cells = rows.map(({ role, mode, scenarios, requirements, processes: of }) => [role, mode, String(scenarios), String(requirements), ...processes.map((process) => String(of[process] ?? '-'))]);
  const width = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column < 2 ? cell.padEnd(width[column]!) : cell.padStart(width[column]!))).join('  ').trimEnd();
  return [line(head), ...cells.map(line)].join('\n');
}
