import type { Bound, Requirement } from '../requirements/catalogue/model';
import type { KnownFailing, RequirementVerdict, Verdict } from './model';
import type { RecordedCheck, ScenarioTally, Tally } from './tally';

/**
 * The verdict on one row of the catalogue. First rule that fits, from worst to best; `pass` is what remains when every
 * scenario that claims the requirement ran, checked it, and it held. No pass by default.
 */
export function requirementVerdict(row: Requirement, log: Tally): RequirementVerdict {
  const verdict = judged(row, log);
  const known = log.run.iut.knownFailings?.find((entry) => entry.requirement === row.id);
  return known === undefined ? verdict : { ...verdict, ...announced(verdict, known, log.run.at) };
}

/** What the owner's announcement adds to a verdict: words, never another verdict. */
function announced({ verdict, reason }: RequirementVerdict, known: KnownFailing, at: string): Pick<RequirementVerdict, 'reason'> {
  const entry = `${known.reason} (${known.owner}, until ${known.expires})`;
  if (verdict === 'pass') return { reason: `passes although announced as failing: ${entry}; remove the entry` };
  if (verdict !== 'fail' && verdict !== 'finding') return {};
  const expired = at.slice(0, 10) > known.expires;
  return { reason: `${expired ? 'known failing whose term is over' : 'known failing'}: ${entry}. ${reason ?? ''}` };
}

/** Who answers for checks of several parties: the implementation, if it is one of them; in whatever order they ran. */
function answerable(checks: readonly RecordedCheck[]): string | undefined {
  const parties = checks.map(({ party }) => party).sort();
  return parties.includes('iut') ? 'iut' : parties[0];
}

function judged(row: Requirement, log: Tally): RequirementVerdict {
  const claiming = [...log.scenarios.values()].filter((scenario) => scenario.plan.requirements.includes(row.id));
  const running = claiming.filter((scenario) => scenario.plan.decision === 'run');
  const checks = log.checks.get(row.id) ?? [];
  const count = (outcome: RecordedCheck['outcome']): number => checks.filter((check) => check.outcome === outcome).length;
  const say = (verdict: Verdict, reason?: string, party?: string): RequirementVerdict => ({
    id: row.id,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    party: party ?? answerable(checks) ?? PARTY[row.binds],
    checks: { passed: count('pass'), findings: count('finding'), failed: count('fail'), needsReview: count('needs-review') },
    scenarios: claiming.map((scenario) => scenario.plan.id),
  });
  const bad = (outcome: RecordedCheck['outcome']): RecordedCheck | undefined => checks.find((check) => check.outcome === outcome && check.party === 'iut') ?? checks.find((check) => check.outcome === outcome);

  const stray = checks.find((check) => !check.claimed);
  if (stray !== undefined) return say('harness-error', `scenario ${stray.scenario} checked it without claiming it`);

  const failed = bad('fail');
  const { roles, regimes } = log.run.iut;
  const elsewhere = regimes !== undefined && !regimes.includes(row.regime);
  if ((elsewhere || !applies(row, roles, claiming)) && (row.binds === 'iut' || row.binds === 'attestation' || running.length === 0)) {
    // A plan must not run what does not apply. Hiding the failure would be wrong, and so would blaming the implementation.
    if (failed !== undefined) return say('harness-error', `scenario ${failed.scenario} failed a check of it although nothing of the implementation is bound by it`);
    if (elsewhere) return say('not-applicable', `it belongs to ${row.regime}; the implementation takes part in ${regimes.join(', ') || 'no regime'}`);
    return say('not-applicable', `it binds ${row.appliesTo.join(', ')}; the implementation is ${roles.join(', ') || 'without a role'}`);
  }
  if (failed !== undefined && row.breach === 'fail') {
    const reason = `expected ${failed.expected}; observed ${failed.observed} (scenario ${failed.scenario})`;
    if (failed.party === 'iut') return say('fail', reason, 'iut');
    return say('harness-error', `${failed.party}, played by the harness, broke it: ${reason}`, failed.party);
  }
  if (claiming.length === 0) return say('not-tested', row.binds === 'attestation' ? 'attestation asked for: it cannot be seen on the wire' : 'no scenario yet');
  const broken = running.find((scenario) => scenario.verdict.outcome === 'harness-error');
  if (broken !== undefined) return say('harness-error', `scenario ${broken.plan.id}: ${broken.verdict.reason ?? 'no reason recorded'}`);
  if (running.length === 0) return say(excused(claiming) ? 'not-applicable' : 'not-tested', leftOut(claiming));
  for (const scenario of running) {
    const why = unverified(row.id, scenario);
    if (why !== undefined) return say('not-tested', `${why} (scenario ${scenario.plan.id})`);
  }
  const review = bad('needs-review');
  if (review !== undefined) return say('needs-review', `a person has to look: expected ${review.expected}; observed ${review.observed} (scenario ${review.scenario})`, review.party);
  const finding = failed ?? bad('finding');
  if (finding !== undefined) return say('finding', `expected ${finding.expected}; observed ${finding.observed} (scenario ${finding.scenario})`, finding.party);
  return { ...say('pass'), ...asAttested(checks) };
}

/** On whose word it rests, where it rests on somebody's word. */
function asAttested(checks: readonly RecordedCheck[]): Pick<RequirementVerdict, 'attested'> {
  const words = new Set(checks.filter((check) => check.basis === 'attestation').map((check) => check.observed));
  return words.size === 0 ? {} : { attested: [...words].join('; ') };
}

/** Who answers for a row that nobody checked. */
const PARTY: Record<Bound, string> = { iut: 'iut', attestation: 'iut', simulator: 'simulator', harness: 'harness' };

/** What is only attested names no role: it is for those for whom its scenarios are. */
function applies(row: Requirement, roles: readonly string[], claiming: readonly ScenarioTally[]): boolean {
  if (row.appliesTo.includes('all') || row.appliesTo.some((role) => roles.includes(role))) return true;
  const attestedOnly = row.appliesTo.every((role) => role === 'operator-attestation');
  return attestedOnly && (claiming.length === 0 || claiming.some(({ plan }) => plan.decision === 'run' || plan.rule !== 'role'));
}

/**
 * Nothing is owed for what the operator has no access point for, or has been doing since an earlier release. Scenarios of other
 * roles and modes take nothing from that; alone they excuse nothing: the suite may lack one for this role.
 */
function excused(claiming: readonly ScenarioTally[]): boolean {
  const rules = claiming.map(({ plan }) => plan.rule ?? 'selection');
  return rules.some((rule) => rule === 'portal' || rule === 'history') && rules.every((rule) => ['portal', 'history', 'regime', 'role', 'mode'].includes(rule));
}

/** Reasons of left-out scenarios, each once. */
function leftOut(claiming: readonly ScenarioTally[]): string {
  return [...new Set(claiming.map((scenario) => scenario.plan.reason ?? 'left out without a reason'))].join('; ');
}

/** Why a scenario that was to verify a requirement did not, or undefined if it did. */
function unverified(id: string, scenario: ScenarioTally): string | undefined {
  const stated = scenario.untested.get(id);
  if (stated !== undefined) return stated;
  const { outcome, reason } = scenario.verdict;
  const checked = scenario.checks.some((check) => check.requirement === id);
  switch (outcome) {
    case 'blocked':
      return `blocked: ${reason}`;
    case 'not-run':
      return `not run: ${reason}`;
    case 'harness-error':
      return `harness error: ${reason}`;
    case 'failed':
      return checked ? undefined : `failed before reaching it: ${reason}`;
    case 'passed':
      return checked ? undefined : 'never recorded a check for it';
  }
}
