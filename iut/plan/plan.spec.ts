import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { nearestNames } from '../../requirements/nearest';
import { loadIut, REFERENCE_DESCRIPTION } from '../description/load';
import { DECLARATIONS } from '../description/declarations';
import type { IutDescription } from '../description/model';
import { UsageError } from '../errors';
import { readFeatures } from './features';
import { lintFeatures } from './lint';
import { makePlan, unknownTags } from './plan';

// Made-up ids: the spec is about plans, not about the catalogue. Built, so that the citation lint does not read them.
const ID = (number: number): string => ['ICS2', 'XX', `0${number}`].join('-');
const IDS = [1, 2, 3].map(ID);
const requirements = { has: (id: string) => IDS.includes(id), nearest: (id: string) => nearestNames(id, IDS) };

const root = mkdtempSync(join(tmpdir(), 'cc-plan-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

function features(files: Record<string, string>): string {
  const dir = join(root, String(++folders), 'features');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

const GOOD = {
  'ics2/filing/registration.feature': `@ics2 @area:filing
Feature: Registration

  @${ID(1)} @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file
  Scenario: Accepted filing
    When something happens

  @${ID(2)} @role:air-carrier
  Scenario: By air
    When something happens

  @${ID(3)} @needs:set-clock
  Scenario Outline: Late by <hours>
    When something happens
    Examples:
      | hours |
      | one   |
      | two   |

  Rule: nested
    @${ID(2)}
    Scenario: Қазақша атауы & more
      When something happens
`,
  'kz/pi-exchange/present.feature': `@kz @area:pi-exchange
Feature: Presenting
  @${ID(1)} @topic:quick
  Scenario: Accepted
    When something happens
`,
};

/** The reference as a sea carrier alone: what is left out for its role must not depend on the roles that the reference takes. */
const reference: IutDescription = { ...loadIut(REFERENCE_DESCRIPTION), roles: ['sea-carrier', 'eaeu-participant', 'kz-carrier-is'], modes: ['maritime', 'road'] };
const iut = (change: Partial<IutDescription>): IutDescription => ({ ...reference, ...change });

function plan(dir: string, change: Partial<IutDescription> = {}, more: { capabilities?: string[]; tags?: string } = {}): Record<string, string> {
  return Object.fromEntries(makePlan({ features: dir, description: iut(change), requirements, ...more }).map((one) => [one.id, one.reason ?? one.decision]));
}

describe('plan', () => {
  const dir = features(GOOD);

  test('ids, lines, regime, area and requirements are those of the feature', () => {
    const all = makePlan({ features: dir, description: reference, requirements });
    assert.deepEqual(
      all.map(({ id, line, uri }) => `${id} ${uri}:${line}`),
      [
        'ics2/filing/registration/accepted-filing features/ics2/filing/registration.feature:5',
        'ics2/filing/registration/by-air features/ics2/filing/registration.feature:9',
        'ics2/filing/registration/late-by-hours#1 features/ics2/filing/registration.feature:17',
        'ics2/filing/registration/late-by-hours#2 features/ics2/filing/registration.feature:18',
        'ics2/filing/registration/қазақша-атауы-more features/ics2/filing/registration.feature:22',
        'kz/pi-exchange/present/accepted features/kz/pi-exchange/present.feature:4',
      ],
    );
    const first = all[0]!;
    assert.deepEqual([first.regime, first.area, first.requirements, first.decision, first.name, first.feature], ['ics2', 'filing', [ID(1)], 'run', 'Accepted filing', 'Registration']);
    assert.equal(all[2]!.name, 'Late by one');
  });

  test('what is left out carries its reason: role, mode, regime, capability, tags', () => {
    assert.match(plan(dir)['ics2/filing/registration/by-air']!, /for the role air-carrier/);
    assert.match(plan(dir, { modes: [] })['ics2/filing/registration/accepted-filing']!, /for the mode maritime, and the implementation has none/);
    assert.match(plan(dir, { regimes: ['ics2'] })['kz/pi-exchange/present/accepted']!, /regime kz is not among/);
    assert.match(plan(dir, {}, { capabilities: [] })['ics2/filing/registration/accepted-filing']!, /lacks the capability stimulate:ics2.file/);
    assert.equal(plan(dir, {}, { capabilities: ['stimulate:ics2.file'] })['ics2/filing/registration/accepted-filing'], 'run');
    assert.match(plan(dir, { capabilities: { without: ['set-clock'] } }, { capabilities: ['set-clock'] })['ics2/filing/registration/late-by-hours#1']!, /lacks the capability set-clock/);
    assert.match(plan(dir, {}, { tags: '@kz' })['ics2/filing/registration/accepted-filing']!, /not selected by --tags "@kz"/);
    assert.equal(plan(dir, {}, { tags: 'not @kz and @area:filing' })['ics2/filing/registration/accepted-filing'], 'run');
  });

  test('what opens a run comes before everything else, and what opens runs among itself in feature order', () => {
    const scenario = (name: string, tags = ''): string => `  @${ID(1)} ${tags}\n  Scenario: ${name}\n    When c\n`;
    const order = makePlan({
      features: features({
        'ics2/a.feature': `@ics2 @area:a\nFeature: A\n${scenario('P')}`,
        'ics2/b.feature': `@ics2 @area:b @opening\nFeature: B\n${scenario('Q')}${scenario('R')}`,
        'kz/c.feature': `@kz @area:c\nFeature: C\n${scenario('S')}${scenario('T', '@opening')}`,
      }),
      description: reference, requirements,
    });
    assert.deepEqual(order.map(({ id }) => id), ['ics2/b/q', 'ics2/b/r', 'kz/c/t', 'ics2/a/p', 'kz/c/s']);
  });

  test('a scenario for what was not declared is left out with that reason', () => {
    const asking = features({ 'ics2/a.feature': `@ics2 @area:a\nFeature: A\n  @${ID(1)} @declares:plan\n  Scenario: P\n    When c\n  @${ID(2)} @declares:own-system\n  Scenario: Q\n    When c\n` });
    assert.deepEqual(plan(asking), { 'ics2/a/p': 'run', 'ics2/a/q': 'run' });
    const { 'ics2/a/p': p, 'ics2/a/q': q } = plan(asking, { enrolment: { system: 'own' } });
    assert.deepEqual([p, q], [DECLARATIONS['plan']!.lacking, 'run']);
  });

  test('without a word from driver or description no capability is held against a scenario', () => {
    assert.equal(plan(dir)['ics2/filing/registration/late-by-hours#2'], 'run');
  });

  const usage = (work: () => unknown, code: string, says: RegExp): void => {
    assert.throws(work, (error: unknown) => {
      assert.ok(error instanceof UsageError, String(error));
      assert.equal(error.code, code);
      assert.match(`${error.message}\n${error.hint}`, says);
      return true;
    });
  };

  test('a plan of nothing is an error that names the nearest tags, or the reasons', () => {
    usage(() => plan(dir, {}, { tags: '@area:filling' }), 'plan-empty', /did you mean @area:filing/);
    usage(() => plan(dir, { regimes: [], roles: ['post'] }), 'plan-empty', /no scenario would run, of 6[\s\S]*is not among/);
    usage(() => plan(dir, { driver: { kind: 'manual' } }), 'plan-empty', /"manual" does not exist yet/);
  });

  test('tag expressions that cannot be read', () => {
    usage(() => plan(dir, {}, { tags: '@kz and' }), 'tags-invalid', /cannot be read/);
    usage(() => plan(dir, {}, { tags: 'kz' }), 'tags-invalid', /begins with @/);
    usage(() => plan(join(root, 'nowhere')), 'features-missing', /no feature file/);
  });

  test('a tag of an expression that no scenario carries is named', () => {
    assert.deepEqual(unknownTags('@kz or @isc2', readFeatures(dir).scenarios).map(({ tag, nearest }) => [tag, nearest[0]]), [['@isc2', '@ics2']]);
  });

  test('problems in features stop a plan', () => {
    usage(() => plan(features({ 'kz/a.feature': '@kz @area:a\nFeature: A\n  Scenario: B\n    When c\n' })), 'features-invalid', /kz\/a\.feature:3: no-requirement/);
  });
});

describe('lint of features', () => {
  const lint = (files: Record<string, string>): string[] => lintFeatures(readFeatures(features(files)), requirements).map(({ code, line }) => `${code} ${line}`);
  const one = (tags: string, name = 'One'): string => `${tags}\nFeature: F\n  Scenario: ${name}\n    When x\n`;

  test('good features have no problem', () => assert.deepEqual(lint(GOOD), []));

  const bad: [what: string, text: string, expected: string[]][] = [
    ['no requirement', one('@kz @area:a'), ['no-requirement 3']],
    ['an unknown requirement', one(`@kz @area:a @${ID(9)}`), ['unknown-requirement 3']],
    ['no regime', one(`@area:a @${ID(1)}`), ['no-regime 3']],
    ['two regimes', one(`@kz @ics2 @area:a @${ID(1)}`), ['several-regimes 3']],
    ['the folder of another regime', one(`@ics2 @area:a @${ID(1)}`), ['wrong-folder 3']],
    ['no area', one(`@kz @${ID(1)}`), ['no-area 3']],
    ['two areas', one(`@kz @area:a @area:b @${ID(1)}`), ['several-areas 3']],
    ['a tag of no known form', one(`@kz @area:a @${ID(1)} @slow`), ['unknown-tag 3']],
    ['an unknown role', one(`@kz @area:a @${ID(1)} @role:captain`), ['unknown-tag 3']],
    ['an unknown mode', one(`@kz @area:a @${ID(1)} @mode:sea`), ['unknown-tag 3']],
    ['an unknown capability', one(`@kz @area:a @${ID(1)} @needs:telepathy`), ['unknown-tag 3']],
    ['a name that stands twice', `${one(`@kz @area:a @${ID(1)}`)}  Scenario: One\n    When x\n`, ['duplicate-id 5']],
    ['names of one slug', `${one(`@kz @area:a @${ID(1)}`)}  Scenario: One!\n    When x\n`, ['duplicate-id 5']],
    ['no scenario', '@kz\nFeature: F\n', ['empty-feature 1']],
    ['a scenario whose step is misspelt', `@kz @area:a @${ID(1)}\nFeature: F\n  Scenario: One\n    Wen x\n`, ['no-steps 3']],
    ['no Gherkin', 'Feature: F\n  Scenario: One\n    When x\n    Wen y\n', ['unreadable 4']],
  ];
  for (const [what, text, expected] of bad) test(what, () => assert.deepEqual(lint({ 'kz/x.feature': text }), expected));

  test('two nested outlines may not give rows of one name', () => {
    const text = `@kz @area:a @${ID(1)}\nFeature: F\n  Scenario Outline: <a> x\n    When x\n    Examples:\n      | a |\n      | 1 |\n  Scenario: 1 x\n    When x\n`;
    assert.deepEqual(lint({ 'kz/x.feature': text }), ['duplicate-name 8']);
  });
});
