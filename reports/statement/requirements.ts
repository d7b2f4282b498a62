import { REGIMES } from '../../evidence';
import type { RequirementVerdict } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { circumstancesOf, type Circumstances } from '../circumstances';
import { REGIME_NAMES, type EventOf, type RunRecord } from '../run';
import { asAttested, word } from './answer';
import { anchor, html, prose, type Html } from './html';

type Check = EventOf<'check'>;

/** A check that did not plainly hold, with what it rests on. */
interface Trouble {
  check: Check;
  about: Circumstances;
}

/** Every requirement, by regime and area, with what was expected and observed where it did not plainly hold. */
export function requirements(record: RunRecord): Html {
  const names = new Map(record.scenarios.map(({ plan }) => [plan.id, plan.name]));
  const verdicts = new Map(record.rolled.requirements.map((verdict) => [verdict.id, verdict]));
  const troubled = new Map<string, Trouble[]>();
  for (const { events } of record.scenarios) {
    for (const event of events) {
      if (event.type !== 'check' || event.outcome === 'pass') continue;
      const same = troubled.get(event.requirement) ?? [];
      // The others of a flood are in the log only.
      same.push({ check: event, about: same.length < SHOWN ? circumstancesOf(event, events) : NOTHING });
      troubled.set(event.requirement, same);
    }
  }
  return html`<section aria-labelledby="requirements"><h2 id="requirements">Requirements</h2>
${REGIMES.map((regime) => {
    const rows = record.catalogue.filter((row) => row.regime === regime);
    const areas = [...new Set(rows.map((row) => row.area))];
    return html`${areas.map((area) => table(`${REGIME_NAMES[regime]}: ${area}`, rows.filter((row) => row.area === area), { verdicts, troubled, names }))}`;
  })}</section>`;
}

interface Found {
  verdicts: ReadonlyMap<string, RequirementVerdict>;
  troubled: ReadonlyMap<string, Trouble[]>;
  /** Names of scenarios by id. */
  names: ReadonlyMap<string, string>;
}

function table(title: string, rows: readonly Requirement[], found: Found): Html {
  return html`<h3>${title}</h3><div class="wide" tabindex="0" role="region" aria-label="${title}"><table class="rules">
<thead><tr><th scope="col">Id</th><th scope="col">Level</th><th scope="col">What is demanded, and where</th><th scope="col">Verdict</th><th scope="col">Why, and by which checks</th></tr></thead>
<tbody>${rows.map((row) => line(row, found))}</tbody></table></div>`;
}

function line(row: Requirement, { verdicts, troubled, names }: Found): Html {
  const verdict = verdicts.get(row.id)!;
  const checks = troubled.get(row.id) ?? [];
  const { passed, findings, failed, needsReview } = verdict.checks;
  const made = passed + findings + failed + needsReview;
  return html`<tr id="${anchor('req', row.id)}"><th scope="row" class="id">${row.id}</th><td class="id">${row.level}</td>
<td class="said">${prose(row.statement)}<br><span class="soft">${row.source}, ${row.item}</span></td><td>${word(verdict.verdict)}</td>
<td>${asAttested(verdict)}${checks.length === 0 ? html`${verdict.reason}` : checks.slice(0, SHOWN).map(({ check, about }) => html`${comparison(check)}${circumstances(about)}`)}${checks.length > SHOWN ? html`<p>and ${checks.length - SHOWN} more in the log</p>` : undefined}
${made === 0 ? undefined : html`<span class="soft">${made} ${made === 1 ? 'check' : 'checks'}, ${passed} held, in </span>${verdict.scenarios.map((id, index) => html`<a href="#${anchor('scn', id)}">${names.get(id) ?? id}</a>${index === verdict.scenarios.length - 1 ? '' : ';'}`)}`}</td></tr>`;
}

/** Comparisons shown in one cell. */
const SHOWN = 5;
const NOTHING: Circumstances = { at: '', messages: [], numbers: [] };

/** When it was seen, on both clocks, and in which messages of which filing (ICS2-EVD-02). */
function circumstances({ at, business, messages, numbers }: Circumstances): Html {
  const rows: [string, string][] = [
    ['at', business === undefined ? at : `${at}, business clock ${business}`], ['messages', messages.join('; ')], ['filing', numbers.join(', ')],
  ];
  return html`<dl class="soft">${rows.filter(([, value]) => value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Labelled, so that nobody has to guess which value came over the wire. */
export function comparison(check: Check): Html {
  return html`<dl><dt>expected</dt><dd>${check.expected}</dd><dt>observed</dt><dd>${check.observed}</dd><dt>answerable</dt><dd>${check.party}</dd></dl>`;
}
