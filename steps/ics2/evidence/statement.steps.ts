import { Then, When } from '@cucumber/cucumber';
import type { PlannedScenario } from '../../../evidence/model';
import type { IutDescription } from '../../../iut/description/model';
import type { OwnStatement } from '../../support/own-work';
import type { ConformanceWorld } from '../../support/world';

const HARNESS = 'harness';

/** A small operator: its plan has all kinds of scenarios and is quickly accounted for. */
const RAIL: Partial<IutDescription> = { roles: ['rail-carrier'], modes: ['rail'], regimes: ['ics2'] };

When('a run is made in which one mandatory scenario is left out and all others pass', function (this: ConformanceWorld) {
  const plan = this.run.own.plan(RAIL);
  const claims = (id: string): PlannedScenario[] => plan.filter(({ decision, requirements }) => decision === 'run' && requirements.includes(id));
  const alone = plan.filter(({ decision }) => decision === 'run').flatMap(({ requirements }) => requirements).find((id) => {
    const { binds, level } = this.run.requirement(id);
    return binds === 'iut' && level === 'MUST' && claims(id).length === 1;
  });
  if (alone === undefined) throw new Error('no mandatory requirement of the plan is claimed by one scenario alone');
  const [missing] = claims(alone);
  const selected = plan.map((scenario): PlannedScenario => (scenario === missing ? { ...scenario, decision: 'left-out', rule: 'selection', reason: 'not selected' } : scenario));
  this.kept.set('missing', alone);
  this.kept.set('statement', this.run.own.statement({ change: RAIL, plan: selected, ends: () => 'passed' }));
});

Then('its statement says "Not fully verified" and names what is missing', function (this: ConformanceWorld) {
  const missing = this.keptAs<string>('missing');
  const { rolled, html, summary } = this.keptAs<OwnStatement>('statement');
  const verdict = rolled.requirements.find(({ id }) => id === missing)?.verdict ?? 'not named';
  const says = [html, summary].every((text) => text.includes('Not fully verified'));
  this.check(
    'ICS2-SEED-15', `"Not fully verified", ${missing} named as not tested`, `"${rolled.sentence}", ${missing}: ${verdict}`,
    says && !rolled.fullyVerified && verdict === 'not-tested' && html.includes(missing), HARNESS,
  );
});

/** Words by which a reader would think that somebody has let the operator in. */
const READY = /\b(?:officially|official pass|certified|approved|accredited|ready (?:for|to)|(?<!not )fully verified:)/i;

Then('no word of it suggests that the operator is ready, or has passed officially', function (this: ConformanceWorld) {
  const { html, summary } = this.keptAs<OwnStatement>('statement');
  // What requirements say and what parties are called is not the statement's own word.
  const own = `${html.slice(html.indexOf('<h1'), html.indexOf('<h2'))}\n${html.slice(html.indexOf('<footer>'))}\n${summary}`;
  this.check('ICS2-SEED-15', 'no claim of readiness or of an official pass', READY.exec(own)?.[0] ?? 'none', !READY.test(own), HARNESS);
});

When(/^a statement is made for an operator with the EORI ([A-Z]{2}\w+)$/, function (this: ConformanceWorld, eori: string) {
  const change = { ...RAIL, party: { eori } };
  const plan = this.run.own.plan(change).filter(({ area }) => area === 'filing');
  this.kept.set('statement', this.run.own.statement({ change, plan, ends: () => 'passed' }));
});

Then(/^it names the National Service Desk of (.+), and of no other country$/, function (this: ConformanceWorld, country: string) {
  const { html, summary } = this.keptAs<OwnStatement>('statement');
  const named = (text: string): string[] => [...text.matchAll(/National Service Desk of ([^(]+?) \(EORI/g)].map(([, name]) => name!);
  const desks = [named(html.slice(0, html.indexOf('id="requirements"'))), named(summary)];
  this.check('ICS2-SEED-23', `in statement and summary the desk of ${country} alone`, desks.map((one) => one.join(', ') || 'none').join('; '), desks.every((one) => one.length === 1 && one[0] === country), HARNESS);
});
