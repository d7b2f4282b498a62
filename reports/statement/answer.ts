import { REGIMES, type Counts } from '../../evidence';
import type { RequirementVerdict, Verdict } from '../../evidence/model';
import { REGIME_NAMES, type RunRecord } from '../run';
import { selfChecksInWords } from '../self-checks';
import { anchor, html, type Html } from './html';

/** Words for verdicts, as a reader who has not read our documentation understands them. */
export const WORDS: Record<Verdict, string> = {
  pass: 'pass',
  finding: 'finding',
  fail: 'fail',
  'not-tested': 'not tested',
  'not-applicable': 'not applicable',
  'needs-review': 'needs review',
  'harness-error': 'harness error',
};

export function word(verdict: Verdict): Html {
  return html`<span class="v v-${verdict}">${WORDS[verdict]}</span>`;
}

/** What of a verdict nobody saw: the operator's word, whose it is and which document says it. */
export function asAttested({ attested }: Pick<RequirementVerdict, 'attested'>): Html {
  return attested === undefined ? html`` : html`<p><strong>as attested, not seen</strong>: ${attested}</p>`;
}

/** Page one: what was verified, what not, why, by which version and edition, on which clock. */
export function answer(record: RunRecord): Html {
  const { run, rolled, log } = record;
  const own = selfChecksInWords(record);
  const tone = rolled.fullyVerified ? 'good' : rolled.exit === 1 ? 'bad' : 'open';
  return html`<section class="page" aria-labelledby="answer">
<h1 id="answer">Conformance statement: ${run.iut.name}${run.iut.version === undefined ? '' : ` ${run.iut.version}`}</h1>
<p class="soft">Run ${run.runId}, ${record.startedAt} to ${record.endedAt}</p>
<p class="answer ${tone}">${rolled.sentence}</p>
${own === undefined ? undefined : html`<p>${own}</p>`}
<h2>What was verified</h2>
${totals(record)}
<h2>What was not, and why</h2>
${open(record)}
${announced(record)}
${attestations(record)}
<h2>By which version, edition and clock</h2>
<table class="facts"><tbody>
${fact('Harness', `customs-conformance ${run.harness.version}, commit ${run.harness.commit}, Node ${run.harness.node}, ${run.harness.platform}`)}
${fact('Implementation', `${run.iut.name} ${run.iut.version ?? ''}, driven by ${run.iut.driver}`)}
${fact('Roles', run.iut.roles.join(', ') || 'none')}
${run.iut.regimes === undefined ? undefined : fact('Regimes', run.iut.regimes.map((regime) => REGIME_NAMES[regime]).join('; ') || 'none')}
${fact('Capabilities', run.iut.capabilities.join(', ') || 'none')}
${fact('Planted faults', run.iut.faults.join(', ') || 'none')}
${Object.entries(run.baselines).map(([source, edition]) => fact(`Judged by ${source}`, edition))}
${fact('Wall clock', run.clocks.wall)}
${fact('Business clock', run.clocks.business)}
${record.questions === undefined ? undefined : fact('Questions about ICS2', record.questions)}
${fact('Evidence', `${log.events} events, head of the hash chain ${log.head}, ${log.chain === 'intact' ? 'chain intact' : 'chain damaged'}`)}
</tbody></table>
${parameters(record)}
</section>`;
}

function fact(name: string, value: string): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

const COLUMNS: readonly Verdict[] = ['pass', 'finding', 'fail', 'needs-review', 'not-tested', 'harness-error', 'not-applicable'];

function totals({ rolled }: RunRecord): Html {
  const row = (name: string, counts: Counts): Html => html`<tr><th scope="row">${name}</th>${COLUMNS.map((verdict) => html`<td class="n">${counts[verdict]}</td>`)}</tr>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Requirements by verdict"><table class="counts">
<caption>Requirements by regime and verdict. ${rolled.planned.verified.length} of ${rolled.planned.verified.length + rolled.planned.notVerified.length} planned requirements are verified.</caption>
<thead><tr><th scope="col">Regime</th>${COLUMNS.map((verdict) => html`<th scope="col" class="n">${WORDS[verdict]}</th>`)}</tr></thead>
<tbody>${REGIMES.map((regime) => row(REGIME_NAMES[regime], rolled.totals.byRegime[regime]))}
${row('All', rolled.totals.all)}</tbody></table></div>`;
}

const WORST_FIRST: readonly Verdict[] = ['fail', 'harness-error', 'needs-review', 'not-tested', 'finding'];

/** What was planned and is no pass by name; what was never planned by reason and number. */
function open({ run, rolled, catalogue, scenarios }: RunRecord): Html {
  const planned = new Set([...rolled.planned.verified, ...rolled.planned.notVerified]);
  const named = rolled.requirements.filter((each) => each.verdict !== 'pass' && each.verdict !== 'not-applicable' && (planned.has(each.id) || each.verdict !== 'not-tested'));
  named.sort((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict));
  const rows = (each: RequirementVerdict): Html => html`<tr><th scope="row" class="id"><a href="#${anchor('req', each.id)}">${each.id}</a></th><td>${word(each.verdict)}</td><td>${each.reason}</td></tr>`;
  return html`${named.length === 0 ? html`<p>Everything that was planned passed.</p>` : html`<div class="wide" tabindex="0" role="region" aria-label="Planned and not passed"><table><thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>
<tbody>${named.map(rows)}</tbody></table></div>`}
${inPart(scenarios, rolled.planned.verified)}
${reasons('Not planned in this run', 'Why not tested', catalogue, rolled.requirements.filter((each) => each.verdict === 'not-tested' && !planned.has(each.id)))}
${reasons('Not applicable to this implementation', 'Why not', catalogue, rolled.requirements.filter((each) => each.verdict === 'not-applicable'), boundRoles(catalogue, run.iut.regimes))}`;
}

/** Verified requirements of which some scenarios were left out, by reason: a pass says nothing of these. */
function inPart(scenarios: RunRecord['scenarios'], verified: readonly string[]): Html {
  const known = new Set(verified);
  const byReason = new Map<string, { ids: Set<string>; count: number }>();
  for (const { plan } of scenarios) {
    const ids = plan.requirements.filter((id) => known.has(id));
    if (plan.decision !== 'left-out' || ids.length === 0) continue;
    const reason = plan.reason ?? 'no reason recorded';
    const group = byReason.get(reason) ?? { ids: new Set(), count: 0 };
    byReason.set(reason, { ids: new Set([...group.ids, ...ids]), count: group.count + 1 });
  }
  if (byReason.size === 0) return html``;
  const row = ([reason, { ids, count }]: [string, { ids: Set<string>; count: number }]): Html => html`<tr><td class="id">${[...ids].join(', ')}</td><td class="n">${count}</td><td>${reason}</td></tr>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Verified, with scenarios left out"><table><caption>Verified, but not by each of their scenarios: these were left out.</caption>
<thead><tr><th scope="col">Requirements</th><th scope="col" class="n">Scenarios</th><th scope="col">Why left out</th></tr></thead>
<tbody>${[...byReason].map(row)}</tbody></table></div>`;
}

/** What the owner announced as failing, with the verdict it got all the same: also when it passes by now. */
function announced({ run, rolled }: RunRecord): Html {
  const known = run.iut.knownFailings ?? [];
  if (known.length === 0) return html``;
  const verdicts = new Map(rolled.requirements.map((each) => [each.id, each]));
  const row = ({ requirement, reason, owner, expires }: (typeof known)[number]): Html =>
    html`<tr><th scope="row" class="id">${verdicts.has(requirement) ? html`<a href="#${anchor('req', requirement)}">${requirement}</a>` : requirement}</th><td>${word(verdicts.get(requirement)?.verdict ?? 'not-tested')}</td><td>${reason}</td><td>${owner}</td><td class="id">${expires}</td></tr>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Known failings"><table><caption>Known failings, as the implementation's owner announced them. They excuse nothing here.</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">Announced reason</th><th scope="col">Owner</th><th scope="col">Until</th></tr></thead>
<tbody>${known.map(row)}</tbody></table></div>`;
}

/** What holds on the operator's word alone or in part. */
function attestations({ rolled }: RunRecord): Html {
  const stated = rolled.requirements.filter((each) => each.attested !== undefined);
  if (stated.length === 0) return html``;
  const row = ({ id, verdict, attested }: RequirementVerdict): Html => html`<tr><th scope="row" class="id"><a href="#${anchor('req', id)}">${id}</a></th><td>${word(verdict)}</td><td>${attested}</td></tr>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="As attested"><table><caption>As attested: ${stated.length} requirements that rest, wholly or in part, on the operator's word. That part nobody saw.</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">Who answers for it, and by which document</th></tr></thead>
<tbody>${stated.map(row)}</tbody></table></div>`;
}

type Catalogue = RunRecord['catalogue'];

/** Reasons that many requirements share, each with its number by regime. Which they are stands in the list below. */
function reasons(title: string, why: string, catalogue: Catalogue, verdicts: readonly RequirementVerdict[], inCommon?: (all: readonly RequirementVerdict[]) => string): Html {
  if (verdicts.length === 0) return html``;
  const regimes = new Map(catalogue.map((row) => [row.id, row.regime]));
  const rows = REGIMES.flatMap((regime) => {
    const same = verdicts.filter((each) => regimes.get(each.id) === regime);
    const counts = new Map<string, number>();
    const common = inCommon?.(same);
    for (const each of same) {
      const reason = common ?? each.reason ?? '';
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => html`<tr><th scope="row">${REGIME_NAMES[regime]}</th><td class="n">${count}</td><td>${reason}</td></tr>`);
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table class="reasons"><caption>${title}: ${verdicts.length} requirements</caption>
<thead><tr><th scope="col">Regime</th><th scope="col" class="n">Requirements</th><th scope="col">${why}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The roles that a regime's requirements bind, together: one by one they would fill the page that has to give the answer. */
function boundRoles(catalogue: Catalogue, regimes: RunRecord['run']['iut']['regimes']): (all: readonly RequirementVerdict[]) => string {
  const rows = new Map(catalogue.map((row) => [row.id, row]));
  const elsewhere = (id: string): boolean => regimes !== undefined && !regimes.includes(rows.get(id)!.regime);
  return (all) =>
    all.every(({ id }) => elsewhere(id))
      ? 'a regime that this implementation takes no part in'
      : `they bind other roles: ${[...new Set(all.flatMap(({ id }) => rows.get(id)?.appliesTo ?? []))].sort().join(', ')}`;
}

function parameters({ run }: RunRecord): Html {
  const all = Object.entries(run.parameters);
  if (all.length === 0) return html``;
  return html`<table><caption>Parameters: limits that no source fixes. They are settings of this run, not law.</caption>
<thead><tr><th scope="col">Parameter</th><th scope="col">Value</th><th scope="col">Why it is a parameter</th></tr></thead>
<tbody>${all.map(([name, { value, why }]) => html`<tr><th scope="row"><code>${name}</code></th><td>${value}</td><td>${why}</td></tr>`)}</tbody></table>`;
}
