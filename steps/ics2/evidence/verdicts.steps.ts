import { Then, When } from '@cucumber/cucumber';
import type { EventBody, PlannedScenario } from '../../../evidence/model';
import type { IutDescription } from '../../../iut/description/model';
import { isoSeconds } from '../../../protocols/time/clock';
import { loadXml } from '../../../protocols/xml';
import { durationMilliseconds } from '../../../requirements/parameters';
import type { Judgement } from '../../../requirements/judgement';
import { judgeSplit } from '../../../simulators/ics2/judge/filing/filing-parts';
import { judgeSoonEnough } from '../../../simulators/ics2/judge/process/referral';
import type { OwnStatement } from '../../support/own-work';
import type { ConformanceWorld } from '../../support/world';
import { SCENARIO_START } from '../../support/hooks';

const HARNESS = 'harness';

/** An operator whose plan has splits and referrals. */
const OPERATOR: Partial<IutDescription> = { roles: ['sea-carrier', 'air-forwarder'], modes: ['maritime', 'air'], regimes: ['ics2'] };

const BUSINESS = isoSeconds(SCENARIO_START);
const [LRN, MRN] = ['SPLIT-REST-1', '26NL0000000000TAT5'];
const SPLIT = `<IE3F10><LRN>${LRN}</LRN><MRN>${MRN}</MRN><splitConsignment><splitConsignmentIndicator>1</splitConsignmentIndicator></splitConsignment></IE3F10>`;

/** The message with that document, as an observer of the wire tells the log of it. */
const message = (scenario: string, { length, sha256 }: { length: number; sha256: string }): EventBody => ({
  type: 'message', scenario, length, sha256, exchange: 'as-if', leg: 'request', from: 'iut', to: 'trader-interface', label: 'IE3F10',
  http: { start: 'POST / HTTP/1.1', headers: [] }, business: { title: 'IE3F10.xml', text: SPLIT },
});
/** The log of a made-up run has no files beside it. */
const UNKEPT = { length: SPLIT.length, sha256: '0'.repeat(64) };

/** A run of one scenario of the requirement alone, which came to these events; its statement is kept. */
function runWith(world: ConformanceWorld, requirement: string, told: (scenario: string) => { outcome: 'passed' | 'failed'; events: readonly EventBody[] }): void {
  const plan = world.run.own.plan(OPERATOR);
  const meant = plan.find(({ decision, requirements }) => decision === 'run' && requirements.includes(requirement));
  if (meant === undefined) throw new Error(`no scenario of the plan claims ${requirement}`);
  const selected = plan.map((one): PlannedScenario => (one === meant ? one : { ...one, decision: 'left-out', rule: 'selection', reason: 'not selected' }));
  world.kept.set('statement', world.run.own.statement({ change: OPERATOR, plan: selected, ends: ({ id }) => told(id) }));
}

const check = (world: ConformanceWorld, scenario: string, { requirement, party, expected, observed, holds, weight }: Judgement, events: number[]): EventBody => ({
  type: 'check', scenario, requirement, party, expected, observed, outcome: world.run.own.outcome({ requirement, party, expected, observed, holds, weight }), events,
});

When('a run is made in which a filing lacks the MRN of the first part of a split shipment', async function (this: ConformanceWorld) {
  const read = (await loadXml()).read(Buffer.from(SPLIT));
  if (!read.ok) throw new Error('the filing of this scenario cannot be read');
  const judgement = judgeSplit(read.root, MRN);
  this.kept.set('judgement', judgement);
  runWith(this, judgement.requirement, (id) => ({
    outcome: 'failed',
    // The log begins with the start of the run and of the scenario: the message is its fourth line.
    events: [{ type: 'clock', scenario: id, business: BUSINESS, why: 'start of the scenario' }, message(id, UNKEPT), check(this, id, judgement, [3])],
  }));
});

/** The row of a requirement in the statement, as it is read: without markup. */
function rowOf(html: string, requirement: string): string {
  const from = html.indexOf(`<tr id="req-${requirement}"`);
  return from < 0 ? '' : html.slice(from, html.indexOf('</tr>', from)).replace(/<[^>]*>/g, ' ').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

Then('its statement names what was demanded and seen, in which message of which filing, when, and by which edition', function (this: ConformanceWorld) {
  const { requirement, expected, observed } = this.keptAs<Judgement>('judgement');
  const { html, events } = this.keptAs<OwnStatement>('statement');
  const row = this.run.requirement(requirement);
  const at = events.find(({ type }) => type === 'check')?.at ?? '(no check)';
  const due: [string, string][] = [
    ['requirement', requirement], ['expected', expected], ['observed', observed], ['message', 'IE3F10 from iut'], ['LRN', LRN], ['MRN', MRN],
    ['time', at], ['business clock', BUSINESS], ['edition', row.source],
  ];
  const said = rowOf(html, requirement);
  const missing = due.filter(([, value]) => !said.includes(value)).map(([name]) => name);
  const observedWords = missing.length === 0 ? 'all of it' : `without ${missing.join(', ')}`;
  this.check('ICS2-EVD-02', due.map(([name]) => name).join(', '), observedWords, missing.length === 0, HARNESS);
});

Then('the statement can be made again from the log', function (this: ConformanceWorld) {
  const { html, again } = this.keptAs<OwnStatement>('statement');
  this.check('ICS2-EVD-02', 'the same page, from the log alone', html === again ? 'the same' : 'another one', html === again, HARNESS);
});

/** By which row an answer to the request is judged. */
const ROWS: Readonly<Record<string, string>> = { 'a request for information': 'ICS2-REF-01', 'a request for screening': 'ICS2-REF-04' };

When(/^a run is made in which (a request for \w+) is answered a second after the parameter (\S+)$/, function (this: ConformanceWorld, request: string, parameter: string) {
  const requirement = ROWS[request] ?? '';
  const limit = this.run.parameter(parameter);
  const until = SCENARIO_START + (durationMilliseconds(limit) ?? 0);
  this.kept.set('limit', { requirement, parameter, value: limit });
  const late = judgeSoonEnough(requirement, { receivedAt: until + 1000 }, { mrn: MRN, references: ['RFI-1'], until, limit: `parameter ${parameter} = ${limit}` });
  runWith(this, requirement, (id) => ({ outcome: 'passed', events: [check(this, id, late, [])] }));
});

interface Limit {
  requirement: string;
  parameter: string;
  value: string;
}

Then('its statement has a finding that names the parameter with its value, and lists it among the parameters', function (this: ConformanceWorld) {
  const { requirement, parameter, value } = this.keptAs<Limit>('limit');
  const { html, rolled } = this.keptAs<OwnStatement>('statement');
  const verdict = rolled.requirements.find(({ id }) => id === requirement)?.verdict ?? 'none';
  const named = rowOf(html, requirement).includes(`parameter ${parameter} = ${value}`);
  const listed = html.includes(`<code>${parameter}</code></th><td>${value}</td>`);
  this.check(
    'ICS2-EVD-03', `a finding for ${requirement} that names ${parameter} = ${value}, which stands among the parameters`,
    `${verdict}, ${named ? 'named' : 'not named'} in it, ${listed ? 'listed' : 'not listed'} among the parameters`, verdict === 'finding' && named && listed, HARNESS,
  );
});

Then('it has no failure', function (this: ConformanceWorld) {
  const { rolled } = this.keptAs<OwnStatement>('statement');
  const failed = rolled.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  this.check('ICS2-EVD-03', 'no requirement failed', failed.join(', ') || 'none failed', failed.length === 0, HARNESS);
});
