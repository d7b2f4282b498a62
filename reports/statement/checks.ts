import { eventRanges } from '../describe';
import type { EventOf } from '../run';
import { anchor, html, type Html } from './html';
import { comparison } from './requirements';

type Check = EventOf<'check'>;

/** Rows per scenario; a flood is in the log. */
const MOST = 200;

/** Passes of one requirement on the same events that say the same and differ in what they expected: one rule of many after another. */
const alike = (a: Check, b: Check): boolean =>
  a.outcome === 'pass' && b.outcome === 'pass' && a.requirement === b.requirement && a.observed === b.observed && a.party === b.party &&
  eventRanges(a.events) === eventRanges(b.events);

/** Neighbours that are alike, together. */
export function foldedChecks(checks: readonly Check[]): Check[][] {
  const rows: Check[][] = [];
  for (const check of checks) {
    const last = rows[rows.length - 1];
    if (last !== undefined && alike(last[0]!, check)) last.push(check);
    else rows.push([check]);
  }
  return rows;
}

function cell(together: readonly Check[]): Html {
  const [first] = together as [Check];
  if (together.length === 1) return comparison(first);
  return html`<details><summary>${together.length} checks, all observed ${first.observed}; answerable ${first.party}</summary><ul>${together.map((check) => html`<li>${check.expected}</li>`)}</ul></details>`;
}

function row(together: readonly Check[]): Html {
  const [first] = together as [Check];
  return html`<tr><th scope="row" class="id"><a href="#${anchor('req', first.requirement)}">${first.requirement}</a></th><td><span class="v v-${first.outcome}">${first.outcome.replace('-', ' ')}</span></td><td class="said">${cell(together)}</td><td class="events">${eventRanges(first.events)}</td></tr>`;
}

/** The checks of one scenario as a table. */
export function checkTable(checks: readonly Check[]): Html | undefined {
  if (checks.length === 0) return undefined;
  const rows = foldedChecks(checks);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Checks"><table class="checks"><thead><tr><th scope="col">Check of</th><th scope="col">Outcome</th><th scope="col">Comparison</th><th scope="col">Events</th></tr></thead>
<tbody>${rows.slice(0, MOST).map(row)}</tbody></table></div>
${rows.length > MOST ? html`<p>${rows.slice(MOST).flat().length} further checks are in the log only.</p>` : undefined}`;
}
