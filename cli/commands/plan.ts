import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { PlannedScenario } from '../../evidence/model';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import type { IutDescription } from '../../iut/description/model';
import { effectiveCapabilities } from '../../iut/description/model';
import { readFeatures } from '../../iut/plan/features';
import { makePlan, unknownTags } from '../../iut/plan/plan';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { PROJECT } from '../project';

const EXAMPLES = `
Nothing is started and nothing is sent. What the driver can do is taken from "capabilities: declare:" of the description;
without it, nothing is left out for want of a capability, and a run may leave out more.

Examples:
  customs-conformance plan                                   what the reference would run
  customs-conformance plan --iut iut.yaml --tags "@kz"       your own system, one regime
  customs-conformance plan --iut iut.yaml --json             for a program`;

/** `plan`: what would run, what not and why. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('plan')
    .description('show which scenarios would run, which not, and why')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--tags <expression>', 'only scenarios that match, for example "@kz and not @area:security"')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', EXAMPLES)
    .action((flags: { iut?: string; tags?: string; json?: boolean }) => {
      const description = loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env);
      const catalogue = loadCatalogue();
      const ids = catalogue.all().map((row) => row.id);
      const features = join(PROJECT, 'features');
      const plan = makePlan({ features, description, tags: flags.tags, requirements: { has: (id) => catalogue.has(id), nearest: (id) => nearestNames(id, ids) } });
      for (const { tag, nearest } of flags.tags === undefined ? [] : unknownTags(flags.tags, readFeatures(features).scenarios)) {
        io.stderr(`note: no scenario carries ${tag}${nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`}\n`);
      }
      io.stdout(flags.json === true ? `${JSON.stringify({ iut: description.name, scenarios: plan }, null, 2)}\n` : planText(plan, description));
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
