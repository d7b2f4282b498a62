import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { acting, withActingOptions, type Acting } from '../acting';
import type { PlannedScenario } from '../../evidence/model';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import type { IutDescription } from '../../iut/description/model';
import { effectiveCapabilities } from '../../iut/description/model';
import { readFeatures } from '../../iut/plan/features';
import { makePlan, unknownTags } from '../../iut/plan/plan';
import { roleMatrix, roleMatrixText } from '../../iut/plan/role-matrix';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { resolveParameters } from '../../requirements/parameters';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';

const EXAMPLES = `
Nothing is started and nothing is sent. What the driver can do is taken from "capabilities: declare:" of the description;
without it, nothing is left out for want of a capability, and a run may leave out more.

Examples:
  customs-conformance plan                                   what the reference would run
  customs-conformance plan --iut iut.yaml --tags "@kz"       your own system, one regime
  customs-conformance plan --role air-forwarder --mode air   what an operator of that role would be asked
  customs-conformance plan --matrix                          how much that is for each role by each mode (ICS2)
  customs-conformance plan --iut iut.yaml --json             for a program`;

interface Flags extends Acting {
  iut?: string;
  tags?: string;
  matrix?: boolean;
  json?: boolean;
}

/** `plan`: what would run, what not and why. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  withActingOptions(program.command('plan'))
    .description('show which scenarios would run, which not, and why')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--tags <expression>', 'only scenarios that match, for example "@kz and not @area:security"')
    .option('--matrix', 'count what each role by each mode would be asked in ICS2, by process')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => {
      const described = loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env);
      const description = acting(described, flags);
      // As a run does, and doctor: a plan of what could not be run would mislead.
      resolveParameters(description.parameters);
      const catalogue = loadCatalogue();
      const ids = catalogue.all().map((row) => row.id);
      const features = readFeatures(join(PROJECT, 'features'));
      const requirements = { has: (id: string) => catalogue.has(id), nearest: (id: string) => nearestNames(id, ids) };
      const planFor = (of: IutDescription): PlannedScenario[] => makePlan({ features, description: of, tags: flags.tags, requirements });
      const show = (document: object, text: string): void => io.stdout(flags.json === true ? `${JSON.stringify(document, null, 2)}\n` : text);
      for (const { tag, nearest } of flags.tags === undefined ? [] : unknownTags(flags.tags, features.scenarios)) {
        io.stderr(`note: no scenario carries ${tag}${nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`}\n`);
      }
      if (flags.matrix === true) {
        const matrix = roleMatrix(description, planFor, (id) => catalogue.get(id).binds);
        show({ iut: description.name, matrix }, `${roleMatrixText(matrix)}\n`);
      } else {
        const plan = planFor(description);
        show({ iut: description.name, roles: description.roles, modes: description.modes, scenarios: plan }, planText(plan, description));
      }
      finish(EXIT.verified);
    });
}

function planText(plan: PlannedScenario[], description: IutDescription): string {
  const run = plan.filter((scenario) => scenario.decision === 'run');
  const out = plan.filter((scenario) => scenario.decision === 'left-out');
  const lines = [`plan for ${description.name} (roles ${description.roles.join(', ')}; regimes ${description.regimes.join(', ')})`];
  if (description.driver.kind !== 'reference' && effectiveCapabilities(description) === undefined) {
    lines.push('capabilities are not declared: all are assumed; a run asks the driver and may leave out more');
  }
  lines.push('', `would run: ${run.length} scenarios, ${new Set(run.flatMap((scenario) => scenario.requirements)).size} requirements`);
  for (const [group, members] of grouped(run, (scenario) => `${scenario.regime} ${scenario.area}`)) {
    lines.push(`  ${group} (${members.length})`, ...members.map((scenario) => `    ${scenario.name}  [${scenario.requirements.join(' ')}]`));
  }
  lines.push('', `left out: ${out.length} scenarios`);
  for (const [reason, members] of grouped(out, (scenario) => scenario.reason ?? 'no reason given')) {
    lines.push(`  ${reason} (${members.length})`, ...members.map((scenario) => `    ${scenario.id}  ${scenario.name}`));
  }
  return `${lines.join('\n')}\n`;
}

function grouped(plan: PlannedScenario[], by: (scenario: PlannedScenario) => string): Map<string, PlannedScenario[]> {
  const groups = new Map<string, PlannedScenario[]>();
  for (const scenario of plan) groups.set(by(scenario), [...(groups.get(by(scenario)) ?? []), scenario]);
  return groups;
}
