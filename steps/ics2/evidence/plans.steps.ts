import { Then, When } from '@cucumber/cucumber';
import type { PlannedScenario } from '../../../evidence/model';
import type { IutDescription } from '../../../iut/description/model';
import { processesIn } from '../../../iut/plan/role-matrix';
import { MODES } from '../../../iut/roles';
import { filingsOf, liveSince, modesOf } from '../../../requirements/ics2/roles/matrix';
import type { ConformanceWorld } from '../../support/world';

/** Rows of this area bind the harness itself. */
const HARNESS = 'harness';

/** An operator of ICS2 alone, with these roles. */
const operator = (roles: readonly string[], modes = roles.flatMap(modesOf)): Partial<IutDescription> => ({ roles, modes: [...new Set(modes)], regimes: ['ics2'] });

const running = (plan: readonly PlannedScenario[]): Set<string> => new Set(plan.filter(({ decision }) => decision === 'run').map(({ id }) => id));
const some = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : `${ids.length}: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' ...' : ''}`);

When(/^plans are made for the roles ([a-z-]+) and ([a-z-]+)$/, function (this: ConformanceWorld, one: string, other: string) {
  this.kept.set('roles', [one, other]);
  this.kept.set('plans', [one, other].map((role) => this.run.own.plan(operator([role], [...MODES]))));
});

Then('the plans differ by the scenarios of these roles, and by no other', function (this: ConformanceWorld) {
  const [one, other] = this.keptAs<string[]>('roles');
  const plans = this.keptAs<PlannedScenario[][]>('plans');
  const [first, second] = plans.map(running);
  const ofOneRole = this.run.own.features().filter(({ tags }) => tags.includes('@ics2') && tags.includes(`@role:${one!}`) !== tags.includes(`@role:${other!}`)).map(({ id }) => id);
  const differing = [...first!, ...second!].filter((id) => first!.has(id) !== second!.has(id));
  // What neither runs for another stated reason says nothing of roles.
  const excused = new Set(plans.flatMap((plan) => plan.filter(({ rule }) => rule !== undefined && rule !== 'role').map(({ id }) => id)));
  const wrongly = [...differing.filter((id) => !ofOneRole.includes(id)), ...ofOneRole.filter((id) => !differing.includes(id) && !excused.has(id))];
  this.check('ICS2-SEED-18', `they differ by the ${ofOneRole.length} scenarios of one of the roles`, `by ${differing.length}; wrongly ${some(wrongly)}`, differing.length > 0 && wrongly.length === 0, HARNESS);
});

When(/^a plan is made for a newcomer with the role ([a-z-]+)$/, function (this: ConformanceWorld, role: string) {
  this.kept.set('role', role);
  this.kept.set('plan', this.run.own.plan(operator([role])));
});

/** What a newcomer tests, as the row has it and not as our matrix does; by road and rail no arrival is notified (ICS2-ARR-01). */
const BASIC = ['filing', 'error', 'amendment', 'invalidation', 'referral', 'notification', 'consultation'];
const ARRIVING = ['sea-carrier', 'inland-carrier', 'air-carrier'];

Then('it shows every basic process of that role', function (this: ConformanceWorld) {
  const role = this.keptAs<string>('role');
  const shown = processesIn(this.keptAs('plan'), [role], (id) => this.run.requirement(id).binds);
  const due = [...BASIC, ...(ARRIVING.includes(role) ? ['arrival'] : [])];
  const lacking = due.filter((process) => (shown[process] ?? 0) === 0);
  this.check('ICS2-SEED-17', `scenarios of ${due.join(', ')}`, lacking.length === 0 ? 'scenarios of each' : `none of ${lacking.join(', ')}`, lacking.length === 0, HARNESS);
});

When(/^a plan is made for an operator that is connected since Release 2 as ([a-z-]+) and now also has the role ([a-z-]+)$/, function (this: ConformanceWorld, earlier: string, added: string) {
  const both = operator([earlier, added]);
  const live = { since: 'R2' as const, filings: liveSince('R2').filter((filing) => filingsOf([earlier]).includes(filing)) };
  this.kept.set('plan', this.run.own.plan({ ...both, live }));
  this.kept.set('newcomer', this.run.own.plan(both));
});

/** Scenarios that the newcomer would run for this role by a mode that is no mode of the other one. */
function ofRole(world: ConformanceWorld, role: string): string[] {
  const newcomer = running(world.keptAs('newcomer'));
  return world.run.own.features().filter(({ id, tags }) => newcomer.has(id) && tags.includes(`@role:${role}`)).map(({ id }) => id);
}

Then(/^it holds the scenarios of the role ([a-z-]+)$/, function (this: ConformanceWorld, role: string) {
  const plan = running(this.keptAs('plan'));
  const wanted = ofRole(this, role);
  const missing = wanted.filter((id) => !plan.has(id));
  this.check('ICS2-SEED-16', `the ${wanted.length} scenarios of ${role}`, `without ${some(missing)}`, wanted.length > 0 && missing.length === 0, HARNESS);
});

Then(/^it leaves out those of the role ([a-z-]+), because they are live already$/, function (this: ConformanceWorld, role: string) {
  const plan = new Map(this.keptAs<PlannedScenario[]>('plan').map((scenario) => [scenario.id, scenario]));
  const live = liveSince('R2');
  // What it began to lodge with a later release is new to it as well.
  const tagsOf = new Map(this.run.own.features().map(({ id, tags }) => [id, tags]));
  const earlier = ofRole(this, role).filter((id) => {
    const modes = modesOf(role).filter((mode) => tagsOf.get(id)?.includes(`@mode:${mode}`));
    const possible = filingsOf([role], modes.length === 0 ? undefined : modes);
    const named = possible.filter((filing) => plan.get(id)!.name.includes(filing));
    return (named.length === 0 ? possible : named).every((filing) => live.includes(filing));
  });
  const kept = earlier.filter((id) => plan.get(id)!.decision === 'run' || !/connected since R2/.test(plan.get(id)!.reason ?? ''));
  this.check('ICS2-SEED-16', `the ${earlier.length} of ${role} left out: connected since R2`, `dragged in or without that reason: ${some(kept)}`, earlier.length > 0 && kept.length === 0, HARNESS);
});

When('a plan is made for an operator that uses the trader portal alone', function (this: ConformanceWorld) {
  const change = { ...operator(['sea-carrier'], ['maritime']), enrolment: { system: 'portal' as const }, accessPoints: [] };
  this.kept.set('portal', change);
  this.kept.set('plan', this.run.own.plan(change));
});

/** Scenarios that drive an access point, or are about one. */
function ofAccessPoint(world: ConformanceWorld): Set<string> {
  return new Set(world.run.own.features().filter(({ tags }) => tags.includes('@ics2') && tags.some((tag) => tag.startsWith('@needs:'))).map(({ id }) => id));
}

Then('whatever needs an access point is left out of it, with that reason', function (this: ConformanceWorld) {
  const needy = ofAccessPoint(this);
  const wrong = this.keptAs<PlannedScenario[]>('plan').filter(({ id, decision, reason }) => needy.has(id) && (decision === 'run' || !/trader portal/.test(reason ?? '')));
  this.check('ICS2-SEED-21', `${needy.size} scenarios not applicable: the operator has no access point`, `without that: ${some(wrong.map(({ id }) => id))}`, needy.size > 0 && wrong.length === 0, HARNESS);
});

Then('a statement on it counts none of that as failed', function (this: ConformanceWorld) {
  const needy = ofAccessPoint(this);
  const plan = this.keptAs<PlannedScenario[]>('plan');
  const { rolled } = this.run.own.statement({ change: this.keptAs('portal'), plan, ends: () => 'passed' });
  const owed = new Set(plan.filter(({ id }) => needy.has(id)).flatMap(({ requirements }) => requirements).filter((id) => plan.every((scenario) => !scenario.requirements.includes(id) || needy.has(scenario.id))));
  const otherwise = rolled.requirements.filter(({ id, verdict }) => owed.has(id) && verdict !== 'not-applicable');
  this.check('ICS2-SEED-21', `${owed.size} requirements not applicable`, `otherwise: ${some(otherwise.map(({ id, verdict }) => `${id} ${verdict}`))}`, owed.size > 0 && otherwise.length === 0, HARNESS);
});
