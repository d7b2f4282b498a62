import type { Verdict, ScenarioOutcome } from '../../evidence/model';
import { failedByHarness, type RunRecord, type ScenarioRecord } from '../run';
import { sequenceDiagram } from '../sequence';
import { checkTable } from './checks';
import { anchor, html, trusted, type Html } from './html';


/** Every scenario of the plan with its steps, checks and message sequence. */
export function scenarios(record: RunRecord): Html {
  return html`<section aria-labelledby="scenarios"><h2 id="scenarios">Scenarios</h2>${record.scenarios.map(article)}${outside(record)}</section>`;
}

/** Traffic that belongs to no scenario: a late retry, a connection before the first one. Shown, so that nothing is lost. */
function outside({ outside: events }: RunRecord): Html {
  const picture = sequenceDiagram('outside of the scenarios', events);
  if (picture === undefined) return html``;
  return html`<article aria-label="Outside of the scenarios"><header><h3>Outside of the scenarios</h3></header>${figure(picture)}</article>`;
}

function figure(picture: string): Html {
  return html`<figure><div class="wide" tabindex="0" role="region" aria-label="Message sequence">${trusted(picture)}</div>
<figcaption>Message sequence, wall clock (UTC). Raw bytes: folder messages/.</figcaption></figure>`;
}

const TONE: Record<ScenarioOutcome, Verdict> = { passed: 'pass', failed: 'fail', blocked: 'not-tested', 'harness-error': 'harness-error', 'not-run': 'not-tested' };

function article(scenario: ScenarioRecord): Html {
  const { plan, verdict, events } = scenario;
  const checks = events.filter((event) => event.type === 'check');
  const steps = events.filter((event) => event.type === 'step');
  const picture = sequenceDiagram(plan.name, events);
  const ours = failedByHarness(scenario);
  const outcome = ours ? 'harness error' : plan.decision === 'left-out' && verdict.outcome === 'not-run' ? 'left out' : verdict.outcome.replace('-', ' ');
  return html`<article id="${anchor('scn', plan.id)}" aria-label="${plan.name}"><header><h3>${plan.name} <span class="v v-${ours ? 'harness-error' : TONE[verdict.outcome]}">${outcome}</span></h3>
<p class="soft"><code>${plan.uri}:${plan.line}</code> ${events[0]?.at}${verdict.durationMs === undefined ? '' : `, ${Math.round(verdict.durationMs)} ms`}</p>
<p class="soft">Claims: ${plan.requirements.map((id) => html`<a href="#${anchor('req', id)}">${id}</a> `)}</p></header>
${verdict.reason === undefined ? undefined : html`<p>${verdict.reason}</p>`}
${steps.length === 0 ? undefined : html`<ol>${steps.slice(0, MOST).map((step) => html`<li>${step.keyword} ${step.text}${step.status === 'passed' ? undefined : html` <strong>(${step.status})</strong>`}</li>`)}</ol>`}
${checkTable(checks)}
${picture === undefined ? undefined : figure(picture)}</article>`;
}

/** Steps per scenario; a flood is in the log. */
const MOST = 200;
