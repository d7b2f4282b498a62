import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { StepResult, TestResult } from 'allure-js-commons';
import { check, FINISHED, ran, runStarted, scenario, writeLog } from '../../evidence/testing/build';
import { junitXml } from '../junit';
import { loadRun } from '../run';
import { statementHtml } from '../statement/page';
import { CATALOGUE, sampleRun } from '../testing/sample';
import { guardedType } from './attachments';
import { findJava } from './java';
import { externalLoads, makeOffline } from './offline';
import { packedFiles } from './packed';
import { makeAllurePage } from './page';
import { writeAllureResults } from './results';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

function sample(): { dir: string; folder: string; results: Map<string, TestResult> } {
  const { dir, remove } = sampleRun();
  removals.push(remove);
  const folder = writeAllureResults(loadRun(dir, CATALOGUE).record);
  const results = readdirSync(folder).filter((name) => name.endsWith('-result.json')).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as TestResult);
  return { dir, folder, results: new Map(results.map((result) => [result.name!, result])) };
}

const files = (folder: string): Map<string, string> => new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'base64')]));
const labels = (result: TestResult, name: string): string[] => result.labels.filter((label) => label.name === name).map((label) => label.value);
const flat = (step: TestResult | StepResult): StepResult[] => step.steps.flatMap((each) => [each, ...flat(each)]);

const resultsIn = (folder: string): TestResult[] =>
  readdirSync(folder).filter((name) => name.endsWith('-result.json')).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as TestResult);

describe('allure-results', () => {
  test('one result per planned scenario, with the status and words its category goes by', () => {
    const { folder, results } = sample();
    const seen = [...results.values()].map((result) => [result.name, result.status ?? 'unknown', result.statusDetails.message?.split(':')[0]]).sort();
    assert.deepEqual(seen, [
      ['Accepted', 'passed', undefined],
      ['Blocked', 'skipped', 'Not tested'],
      ['Left out', 'skipped', 'Not tested'],
      ['Never', 'broken', 'Not tested'],
      ['Our mistake', 'broken', 'Harness error'],
      ['Refused', 'failed', 'IUT failure'],
      ['Warned', 'passed', 'Finding'],
    ]);
    const categories = JSON.parse(readFileSync(join(folder, 'categories.json'), 'utf8')) as { name: string; matchedStatuses: string[]; messageRegex: string }[];
    for (const [name, status, message] of [...results.values()].map((result) => [result.name, result.status ?? 'unknown', result.statusDetails.message] as const)) {
      const matching = categories.filter((category) => category.matchedStatuses.includes(status) && new RegExp(`^${category.messageRegex}$`, 's').test(message ?? ''));
      assert.equal(matching.length, name === 'Accepted' ? 0 : 1, name);
    }
  });

  test('labels: regime, area, requirement, severity', () => {
    const { results } = sample();
    const accepted = results.get('Accepted')!;
    assert.deepEqual(labels(accepted, 'epic'), ['EU: Import Control System 2, Release 3 (ICS2)']);
    assert.deepEqual(labels(accepted, 'feature'), ['filing']);
    assert.deepEqual(labels(accepted, 'story'), ['ICS2-A-01: A filing is answered by a receipt.']);
    assert.deepEqual(labels(accepted, 'tag'), ['ics2', 'ICS2-A-01']);
    assert.deepEqual(['Accepted', 'Warned', 'Refused'].map((name) => labels(results.get(name)!, 'severity')[0]), ['critical', 'normal', 'minor']);
    assert.deepEqual(accepted.parameters.map(({ name, value }) => [name, value]), [['baseline ICS2 ICD', 'v3.30'], ['wall clock', 'system clock'], ['business clock', 'virtual, from 2026-06-01T08:00:00Z']]);
  });

  test('evidence: raw messages, decoded documents, facts, TLS and the sequence, below the step they belong to', () => {
    const { folder, results } = sample();
    const accepted = results.get('Accepted')!;
    assert.deepEqual(accepted.steps.map((step) => step.name), ['When the operator files', 'Then a receipt comes', 'after the last step']);
    const when = flat(accepted.steps[0]!).map((step) => step.name);
    assert.deepEqual(when, ['business clock 2026-06-01T08:00:00Z: start of the scenario', 'stimulus ics2.file', 'TLS iut to trader-interface, accepted', 'message 5: IE3F10 (iut to trader-interface)']);
    const attached = flat(accepted).flatMap((step) => step.attachments);
    assert.deepEqual(attached.filter(({ name }) => /IE3F10/.test(name)).map(({ type }) => type), ['application/octet-stream', 'application/xml']);
    const read = (pattern: RegExp): string => readFileSync(join(folder, attached.find(({ name }) => pattern.test(name))!.source), 'utf8');
    assert.equal(read(/^IE3F10 .*raw/), '--b\r\nContent-Type: text/plain\r\n\r\n\u0000');
    const fact = (step: string, name: string): string | undefined => flat(accepted).find((each) => each.name === step)!.parameters.find((each) => each.name === name)?.value;
    assert.equal(fact('message 5: IE3F10 (iut to trader-interface)', 'signature algorithm'), 'rsa-sha256');
    assert.equal(fact('TLS iut to trader-interface, accepted', 'outcome'), 'accepted');
    assert.match(readFileSync(join(folder, accepted.attachments[0]!.source), 'utf8'), /^<svg[^]*TLS refused: expired/);
    const check = flat(results.get('Refused')!).find((step) => step.name!.startsWith('check '))!;
    assert.deepEqual([check.name, check.status, check.parameters.map(({ value }) => value)], ['check ICS2-A-03: fail', 'failed', ['one receipt', 'none', 'iut', '']]);
  });

  test('no two names share a file: equal bytes of two messages keep the name of their own message', () => {
    const names = new Map<string, string>();
    for (const result of sample().results.values()) {
      for (const { name, source } of [...result.attachments, ...flat(result).flatMap((step) => step.attachments)]) {
        assert.equal(names.get(source) ?? name, name);
        names.set(source, name);
      }
    }
    assert.ok(names.size > 3);
  });

  test('a failed step without a failed check is no failure of the implementation', () => {
    assert.equal(sample().results.get('Our mistake')!.steps[0]!.status, 'broken');
    assert.equal(sample().results.get('Refused')!.steps[0]!.status, 'failed');
  });

  test('a rule that a simulator broke is a harness error in every view, never a failure of the implementation', () => {
    const { dir, remove } = writeLog([runStarted([scenario('s', ['ICS2-A-01'])]), ...ran('s', [check('s', 'ICS2-A-01', 'fail', { party: 'trader-interface' })], 'failed', 'x'), FINISHED]);
    removals.push(remove);
    const { record } = loadRun(dir, CATALOGUE);
    const result = resultsIn(writeAllureResults(record)).find(({ fullName }) => fullName!.startsWith('features/'));
    assert.deepEqual([result!.status, result!.statusDetails.message, flat(result!)[1]!.status], ['broken', 'Harness error: x', 'broken']);
    assert.match(junitXml(record), /failures="0" errors="1"[^]*<error message="x" type="harness-error">/);
    assert.match(statementHtml(record), /<span class="v v-harness-error">harness error<\/span><\/h3>/);
    assert.equal(record.rolled.exit, 3);
  });

  test('what applies and has no scenario is there too, as not tested; what is claimed or does not apply is not', () => {
    const { dir, remove } = writeLog([runStarted([scenario('s', ['ICS2-A-01'])]), ...ran('s', [check('s', 'ICS2-A-01', 'pass')]), FINISHED]);
    removals.push(remove);
    const { record } = loadRun(dir, CATALOGUE);
    const added = resultsIn(writeAllureResults(record)).filter(({ fullName }) => fullName!.startsWith('requirement '));
    const open = record.rolled.requirements.filter(({ verdict }) => verdict === 'not-tested').map(({ id }) => id);
    assert.deepEqual(added.map(({ fullName }) => fullName!.slice('requirement '.length)).sort(), [...open].sort());
    assert.ok(open.length > 0 && !open.includes('ICS2-A-01'));
    for (const result of added) assert.deepEqual([result.status, result.statusDetails.message!.split(':')[0], labels(result, 'story').length], ['skipped', 'Not tested', 1]);
  });

  test('the same log gives the same bytes', () => {
    const one = sample();
    const before = files(one.folder);
    writeAllureResults(loadRun(one.dir, CATALOGUE).record);
    assert.deepEqual(files(one.folder), before);
    assert.deepEqual(files(sample().folder), before);
  });

  test('environment and executor are filled', () => {
    const { folder } = sample();
    const environment = readFileSync(join(folder, 'environment.properties'), 'utf8');
    for (const key of ['verdict', 'harness', 'implementation', 'clock.wall', 'clock.business', 'baseline.ICS2\\ ICD', 'parameter.as4.receipt.timeout', 'log.head']) assert.ok(environment.includes(`${key} = `), key);
    assert.equal(/[^\x20-\x7e\n]/.test(environment), false);
    assert.equal((JSON.parse(readFileSync(join(folder, 'executor.json'), 'utf8')) as { buildName: string }).buildName, 'run-1');
  });
});

describe('the type under which foreign bytes may be opened', () => {
  const cases: [content: string | Buffer, type: string][] = [
    ['<a/>', 'application/xml'],
    ['\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<ns:a xmlns:ns="urn:x">т</ns:a>', 'application/xml'],
    ['hello', 'text/plain'],
    ['', 'text/plain'],
    ['<html><script>alert(1)</script></html>', 'text/plain'],
    ['<SCRIPT>alert(1)</SCRIPT>', 'text/plain'],
    ['<a><b xmlns="http://www.w3.org/1999/xhtml"/></a>', 'text/plain'],
    ['<a><b xmlns="http://www.w3.org/1999/&#120;html"/></a>', 'text/plain'],
    ['<a><s:svg xmlns:s="http://www.w3.org/2000/svg"/></a>', 'text/plain'],
    ['<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>', 'text/plain'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'text/plain'],
    [Buffer.from([0xff, 0xfe, 0x3c, 0]), 'application/octet-stream'],
    [Buffer.from('<a>\u0000</a>'), 'application/octet-stream'],
    [Buffer.from('<a/>', 'utf16le'), 'application/octet-stream'],
  ];
  for (const [content, type] of cases) {
    test(`${JSON.stringify(content.toString().slice(0, 60))} is ${type}`, () => assert.equal(guardedType(Buffer.from(content as string)), type));
  }
});

describe('a page that keeps to itself', () => {
  const loads = [
    '<script src="https://a.example/x.js"></script>',
    "<script async src='//a.example/x.js'></script>",
    '<link rel="stylesheet" href="http://a.example/x.css">',
    '<img src=https://a.example/x.png>',
    '<img srcset="https://a.example/x.png 2x">',
    '<style>@import "https://a.example/x.css";</style>',
    '<style>a { background: url( https://a.example/x.png) }</style>',
    '<p style="background:url(\'//a.example/x.png\')">',
    '<form action="https://a.example/">',
    '<object data="https://a.example/"></object>',
  ];
  for (const markup of loads) test(`finds ${markup}`, () => assert.equal(externalLoads(`<html>${markup}</html>`).length, 1));

  test('takes a link to follow, a namespace and data for what they are', () => {
    assert.deepEqual(externalLoads('<a href="https://a.example/">x</a><svg xmlns="http://www.w3.org/2000/svg"/><img src="data:image/png;base64,AA//AA=="><script>var s="https://a.example"</script>'), []);
  });

  test('removes scripts, their setup, fonts and links of the network, and shuts the page', () => {
    const page = '<html><head><title>t</title><link rel="preconnect" href="https://fonts.example/"></head><body><script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script><script>window.dataLayer=[];function gtag(){}gtag("js")</script><script>var kept = 1;</script></body></html>';
    const shut = makeOffline(page);
    assert.deepEqual(externalLoads(shut), []);
    assert.equal(/gtag|fonts\.example/.test(shut), false);
    assert.match(shut, /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    assert.match(shut, /var kept = 1/);
    assert.throws(() => makeOffline('<p>no head'), /no <head>/);
  });
});

describe('allure-report', () => {
  const java = findJava(process.env);

  test('one file, with the categories filled, no address of the network', { skip: java === undefined ? 'no java: the Allure page cannot be made' : false }, async () => {
    const { dir } = sample();
    const made = await makeAllurePage(dir, java);
    assert.ok(made.made, made.made ? '' : made.why);
    assert.deepEqual(readdirSync(join(dir, 'allure-report')), ['index.html']);
    const page = readFileSync(made.path, 'utf8');
    assert.deepEqual(externalLoads(page), []);
    assert.equal(/google|gtag/.test(page.replace(/base64,[A-Za-z0-9+/=]+/g, '')), false);
    // The class of Allure's percentage is still the one that we hide.
    assert.ok(page.includes('<style>.chart__caption{display:none}</style>'));
    assert.ok([...page.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].some(([, inside]) => Buffer.from(inside!, 'base64').includes('chart__caption')));
    const tree = JSON.parse(packedFiles(page).get('data/categories.json')!.toString('utf8')) as { children: { name: string; children: unknown[] }[] };
    assert.deepEqual(tree.children.map(({ name }) => name).sort(), ['Failures of the implementation under test', 'Findings (warnings)', 'Harness errors (no verdict on the implementation)', 'Not tested']);
  });

  test('what is missing is said, and nothing half made stays', async () => {
    const { dir } = sample();
    assert.deepEqual(await makeAllurePage(dir, undefined), { made: false, why: 'no java found: install a JRE (Debian: default-jre-headless) or set JAVA_HOME' });
    const broken = await makeAllurePage(dir, '/nowhere/java');
    assert.match(broken.made ? '' : broken.why, /^allure generate: .*ENOENT/);
    assert.equal(readdirSync(dir).includes('allure-report'), false);
  });

  test('java is looked for in JAVA_HOME, then on the PATH', () => {
    assert.equal(findJava({}), undefined);
    assert.equal(findJava({ JAVA_HOME: '/nowhere', PATH: '/nowhere/else' }), undefined);
    if (java !== undefined) assert.equal(findJava({ JAVA_HOME: '/nowhere', PATH: process.env.PATH }), findJava({ PATH: process.env.PATH }));
  });
});
