import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { TestResult, StepResult, Attachment } from 'allure-js-commons';
import { requirement, writeLog } from '../evidence/testing/build';
import { externalLoads } from './allure/offline';
import { packedFiles } from './allure/packed';
import { findJava, makeReports, summaryText, type MadeReports } from './index';
import { HOSTILE, logFullOf } from './testing/values';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

const catalogue = ['R', 'S', 'T', 'U'].map((id) => requirement(id));
const java = findJava(process.env);

type Reports = MadeReports & { dir: string; text(name: string): string };

async function reportsOf(value: string, withPage = false): Promise<Reports> {
  const { dir, remove } = writeLog(logFullOf(value));
  removals.push(remove);
  const made = await makeReports(dir, { catalogue, java: withPage ? java : undefined });
  return { ...made, dir, text: (name) => readFileSync(join(dir, name), 'utf8') };
}

/** Tags with the names of their attributes: what a browser would build, apart from texts. */
function skeleton(markup: string): string[] {
  const tags: string[] = [];
  for (const [tag] of markup.matchAll(/<[!?/]?[A-Za-z-][^>]*>?/g)) {
    tags.push(tag.replace(/=\s*("[^"]*"|'[^']*')/g, '=').replace(/\s+/g, ' '));
  }
  return tags;
}

function all(results: string): TestResult[] {
  return readdirSync(results).filter((name) => name.endsWith('-result.json')).map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as TestResult);
}

function attachmentsOf(step: TestResult | StepResult): Attachment[] {
  return [...step.attachments, ...step.steps.flatMap(attachmentsOf)];
}

describe('values from the wire never become markup', () => {
  const harmless = 'x'.repeat(HOSTILE.length);
  let made: Promise<[Reports, Reports]> | undefined;
  const pair = (): Promise<[Reports, Reports]> => (made ??= Promise.all([reportsOf(HOSTILE), reportsOf(harmless)]));

  for (const name of ['statement.html', 'junit.xml']) {
    test(`${name} has the same tags with hostile values as with harmless ones`, async () => {
      const [hostile, tame] = await pair();
      const tags = skeleton(hostile.text(name));
      assert.ok(tags.length > 30);
      // The comment that says "cut short" differs in its text, and a comment is not a tag.
      const withoutComments = (list: string[]): string[] => list.filter((tag) => !tag.startsWith('<!--'));
      assert.deepEqual(withoutComments(tags), withoutComments(skeleton(tame.text(name))));
    });
  }

  test('the comparison would notice a value that got through', async () => {
    const [hostile, tame] = await pair();
    const through = tame.text('statement.html').replace('<main>', () => `<main>${HOSTILE}`);
    assert.notDeepEqual(skeleton(through), skeleton(hostile.text('statement.html')));
  });

  test('the statement runs nothing, loads nothing, and its policy allows nothing but its style sheet', async () => {
    const [hostile] = await pair();
    const page = hostile.text('statement.html');
    assert.equal(/<script|<iframe|<object|<embed|<img|<form/i.test(page), false);
    assert.deepEqual(externalLoads(page), []);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri/);
    for (const [tag] of page.matchAll(/<[a-z][^>]*>/g)) assert.equal(/\son[a-z]+\s*=|\sstyle\s*=|javascript:/i.test(tag.replace(/="[^"]*"/g, '=')), false, tag);
  });

  test('no view holds a control character or one that turns the reading direction', async () => {
    const [hostile] = await pair();
    const texts = [hostile.text('statement.html'), hostile.text('junit.xml'), summaryText(hostile.record, { colour: false })];
    for (const content of texts) assert.equal(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe]/.test(content), false);
  });

  test('Allure gets no HTML of ours, and only types that a browser does not run', async () => {
    const [hostile] = await pair();
    const results = join(hostile.dir, 'allure-results');
    const list = all(results);
    assert.equal(list.length, 5);
    for (const result of list) {
      assert.equal('descriptionHtml' in result, false);
      assert.equal(/(?<!\\)[<>[\]`]|(?<!\\)!\[/.test(result.description ?? ''), false, result.description);
      for (const { type, source } of attachmentsOf(result)) {
        assert.match(source, /^[0-9a-f]{40}-attachment\.(txt|xml|bin|svg)$/);
        assert.ok(['text/plain', 'application/xml', 'application/octet-stream', 'image/svg+xml'].includes(type!), type);
        if (type !== 'image/svg+xml') continue;
        const svg = readFileSync(join(results, source), 'utf8');
        assert.deepEqual([...new Set(skeleton(svg).map((tag) => /^<\/?([a-z]+)/.exec(tag)?.[1]))].sort(), ['desc', 'line', 'path', 'rect', 'svg', 'text', 'title']);
      }
    }
    assert.ok(list.flatMap(attachmentsOf).length > 4);
  });

  test('neither does the page that Allure makes of it', { skip: java === undefined ? 'no java: the Allure page cannot be made' : false }, async () => {
    const hostile = await reportsOf(HOSTILE, true);
    assert.deepEqual(hostile.skipped, []);
    const page = hostile.text('allure-report/index.html');
    // The page carries every value packed: none of them stands in it as it came.
    assert.equal(/alert\(1\)|example\.invalid|onerror|\*\*bold/.test(page.replace(/base64,[A-Za-z0-9+/=]+/g, '')), false);
    assert.deepEqual(externalLoads(page), []);
    assert.equal(/googletagmanager|gtag\(|dataLayer/.test(page), false);
    for (const description of descriptions(page)) assert.deepEqual(new Set(skeleton(description).map((tag) => tag.replace('/', ''))), new Set(['<p>', '<strong>', '<ul>', '<li>']), description);
  });

  test('megabytes are cut with a note, so that every view stays small', async () => {
    const { dir, text } = await reportsOf('<b>'.repeat(350_000));
    assert.ok(statSync(join(dir, 'statement.html')).size < 2_000_000);
    assert.ok(statSync(join(dir, 'junit.xml')).size < 1_000_000);
    assert.match(text('statement.html'), /\[shortened: 1050\d{3} characters in all\]/);
  });
});

/** The descriptions in Allure's page. */
function descriptions(page: string): string[] {
  const found: string[] = [];
  for (const [name, file] of packedFiles(page)) {
    if (!name.startsWith('data/test-cases/')) continue;
    const { descriptionHtml } = JSON.parse(file.toString('utf8')) as { descriptionHtml?: string };
    if (descriptionHtml !== undefined) found.push(descriptionHtml);
  }
  assert.ok(found.length > 0);
  return found;
}
