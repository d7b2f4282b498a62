import type { Regime, Requirement } from '../requirements/catalogue/model';
import type { LogEvent, RequirementVerdict, ScenarioVerdict, Verdict } from './model';
import type { Chain, LogState } from './read';
import { requirementVerdict } from './requirement-verdict';
import { tally } from './tally';

export const VERDICTS: readonly Verdict[] = ['fail', 'harness-error', 'finding', 'needs-review', 'not-tested', 'pass', 'not-applicable'];
export const REGIMES: readonly Regime[] = ['ics2', 'eaeu', 'kz'];

export type Counts = Record<Verdict, number>;

/** 0 all planned requirements verified; 1 a requirement failed; 3 harness error; 4 nothing failed, not all verified. */
export type Exit = 0 | 1 | 3 | 4;

export interface RollUp {
  /** Every row of the catalogue, in its order. */
  requirements: RequirementVerdict[];
  /** Every scenario of the plan, in its order. */
  scenarios: ScenarioVerdict[];
  totals: { all: Counts; byRegime: Record<Regime, Counts> };
  /** Ids of requirements that the plan set out to verify and that apply. Verified is `pass` or `finding`. */
  planned: { verified: string[]; notVerified: string[] };
  /** True only if every requirement that applies to the implementation is verified, and the evidence is whole. */
  fullyVerified: boolean;
  /** One or more sentences that say what `fullyVerified` and `exit` rest on. */
  sentence: string;
  exit: Exit;
  cutShort: boolean;
  /** Harness errors that belong to no scenario. */
  harnessErrors: string[];
}

export interface RollUpInput {
  events: readonly LogEvent[];
  catalogue: readonly Requirement[];
  /** State of the log where it was read from disk; a broken chain or a lost message is a harness error. */
  log?: Pick<LogState, 'chain' | 'cutShort' | 'problems'>;
}

/**
 * Verdicts from the log and the catalogue alone: pure, no I/O, no clock; the same log gives the same verdicts.
 * @throws EvidenceError EVIDENCE-NO-RUN, EVIDENCE-UNKNOWN-REQUIREMENT
 */
export function rollUp({ events, catalogue, log }: RollUpInput): RollUp {
  const record = tally(events, catalogue);
  const requirements = catalogue.map((row) => requirementVerdict(row, record));
  const scenarios = record.run.plan.map((plan) => record.scenarios.get(plan.id)!.verdict);
  const claimed = new Set(record.run.plan.filter((scenario) => scenario.decision === 'run').flatMap((scenario) => scenario.requirements));
  const planned = requirements.filter((verdict) => claimed.has(verdict.id) && verdict.verdict !== 'not-applicable');
  const cutShort = record.cutShort || (log?.cutShort ?? false);
  const broken = evidenceProblem(log?.chain ?? 'intact', log?.problems ?? [], cutShort);
  const harnessErrors = broken === undefined ? record.harnessErrors : [...record.harnessErrors, broken];
  const notRun = record.run.plan.some((plan) => plan.decision === 'run' && record.scenarios.get(plan.id)?.verdict.outcome === 'not-run');
  const has = (verdict: Verdict): boolean => requirements.some((requirement) => requirement.verdict === verdict);
  const simulatorBroke = [...record.checks.values()].some((checks) => checks.some((check) => check.outcome === 'fail' && check.party !== 'iut'));
  const harness = harnessErrors.length > 0 || simulatorBroke || has('harness-error') || scenarios.some((scenario) => scenario.outcome === 'harness-error');
  const isVerified = ({ verdict }: RequirementVerdict): boolean => verdict === 'pass' || verdict === 'finding';
  const verified = planned.filter(isVerified);
  const incomplete = verified.length < planned.length || planned.length === 0 || notRun || cutShort;
  const exit: Exit = harness ? 3 : has('fail') ? 1 : incomplete ? 4 : 0;
  const applicable = requirements.filter((requirement) => requirement.verdict !== 'not-applicable');
  const fullyVerified = exit === 0 && applicable.every(isVerified);
  return {
    requirements,
    scenarios,
    totals: totals(catalogue, requirements),
    planned: { verified: verified.map((each) => each.id), notVerified: planned.filter((each) => !isVerified(each)).map((each) => each.id) },
    fullyVerified,
    sentence: sentence({ exit, fullyVerified, cutShort, planned: planned.length, verified: verified.length, findings: verified.filter((each) => each.verdict === 'finding').length, attested: verified.filter((each) => each.attested !== undefined).length, failed: requirements.filter((each) => each.verdict === 'fail').length, open: applicable.filter((each) => !isVerified(each)).length - (planned.length - verified.length) }),
    exit,
    cutShort,
    harnessErrors,
  };
}

/** Problems of the evidence itself, apart from what a mere kill leaves behind (a torn or missing end). */
function evidenceProblem(chain: Chain, problems: readonly string[], cutShort: boolean): string | undefined {
  if (chain !== 'intact') return `the evidence log is damaged from line ${chain.brokenAt}: ${chain.why}`;
  const serious = problems.filter((problem) => !(cutShort && /torn in the middle|the log is empty/.test(problem)));
  return serious.length === 0 ? undefined : `the evidence log has problems: ${serious.join('; ')}`;
}

interface Facts {
  exit: Exit;
  fullyVerified: boolean;
  cutShort: boolean;
  planned: number;
  verified: number;
  findings: number;
  attested: number;
  failed: number;
  open: number;
}

function sentence(facts: Facts): string {
  const said: string[] = [];
  if (facts.exit === 3) said.push('A harness error occurred: this run is no verdict on the implementation where it says so.');
  if (facts.cutShort) said.push('The run was cut short.');
  said.push(facts.planned === 0 ? 'No requirement was planned, so nothing was verified.' : `${facts.verified} of ${facts.planned} planned requirements were verified${facts.findings > 0 ? `, ${facts.findings} of them with findings` : ''}.`);
  if (facts.attested > 0) said.push(`${facts.attested} of them rest, wholly or in part, on what the operator attested and nobody saw.`);
  if (facts.failed > 0) said.push(`${facts.failed} failed.`);
  if (facts.fullyVerified) said.push('Fully verified: every requirement that applies to this implementation.');
  else said.push(`Not fully verified${facts.open > 0 ? `: ${facts.open} further requirements that apply were not planned` : ''}.`);
  return said.join(' ');
}

function zero(): Counts {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
}

function totals(catalogue: readonly Requirement[], requirements: readonly RequirementVerdict[]): RollUp['totals'] {
  const all = zero();
  const byRegime: Record<Regime, Counts> = { ics2: zero(), eaeu: zero(), kz: zero() };
  requirements.forEach((requirement, index) => {
    all[requirement.verdict] += 1;
    byRegime[catalogue[index]!.regime][requirement.verdict] += 1;
  });
  return { all, byRegime };
}
