import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import type { EventBody, RunStarted } from '../evidence/model';
import { check, FINISHED, inMemory, ran, runStarted, scenario, writeLog } from '../evidence/testing/build';
import { escapeMarkdown, escapeMarkup, oneLine } from './escape';
import { findJava, loadRun, makeReports, summaryText, wantsColour } from './index';
import { junitXml } from './junit';
import { sequenceDiagram } from './sequence';
import { statementHtml } from './statement/page';
import { CATALOGUE, sampleRun } from './testing/sample';
import { HOSTILE, logFullOf } from './testing/values';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

function record(): ReturnType<typeof loadRun>['record'] {
  const { dir, remove } = sampleRun();
  removals.push(remove);
  return loadRun(dir, CATALOGUE).record;
}

const xmllint = spawnSync('xmllint', ['--version']).error === undefined ? false : 'xmllint is not installed';

function wellFormed(xml: string): void {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: xml, timeout: 20_000 });
  assert.equal(status, 0, stderr.toString());
}

describe('escaping', () => {
  test('nothing that was escaped can open or close markup, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
      assert.equal(/[<>"'`]|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(escapeMarkup(value)), false);
      assert.equal(/&(?!amp;|lt;|gt;|quot;|#39;|#96;)/.test(escapeMarkup(value)), false);
      assert.equal(/[<>]|(?<!\\)[*_`[\]]|\n/.test(escapeMarkdown(value)), false);
      assert.equal(/[\n\r\t\u001b]/.test(oneLine(value)), false);
    }));
  });

  test('harmless text stays as it is', () => {
    for (const value of ['одна квитанция', 'Қазақстан', 'a b', '日本']) assert.deepEqual([escapeMarkup(value), oneLine(value)], [value, value]);
    assert.equal(escapeMarkup('a\u0000<b>'), 'a\u2400&lt;b&gt;');
    assert.equal(escapeMarkdown('[a](b) *c*'), '\\[a\\]\\(b\\) \\*c\\*');
  });
});

describe('junit.xml', () => {
  test('counts what it holds; what kept a scenario from its verdict is an error, never skipped', () => {
    const xml = junitXml(record());
    assert.match(xml, /<testsuites name="customs-conformance" tests="7" failures="1" errors="3" skipped="1" time="0\.250">/);
    const inner = (name: string): string | undefined => new RegExp(`name="${name}"[^>]*>\\s*<(\\w+) message="([^"]*)"`).exec(xml)?.slice(1).join(' ');
    assert.deepEqual(['Accepted', 'Refused', 'Warned', 'Blocked', 'Our mistake', 'Left out', 'Never'].map(inner), [
      undefined,
      'failure ICS2-A-03: expected one receipt; observed none',
      undefined,
      'error the IUT refused the stimulus',
      'error TypeError: x',
      'skipped lacks the capability set-clock',
      'error planned, but never started',
    ]);
  });

  test('is well-formed, also with hostile values', { skip: xmllint }, () => {
    wellFormed(junitXml(record()));
    const { dir, remove } = writeLog(logFullOf(`--${HOSTILE}-`));
    removals.push(remove);
    wellFormed(junitXml(loadRun(dir, ['R', 'S', 'T', 'U'].map((id) => ({ ...CATALOGUE[0]!, id }))).record));
  });
});

describe('sequence diagram', () => {
  const arrow = (from: string, to: string, label = 'IE3F10'): EventBody => ({ type: 'message', sha256: '0'.repeat(64), length: 1, exchange: 'x', leg: 'request', from, to, label, http: { start: '', headers: [] } });

  test('has a column per party, the implementation first, and each arrow with label and wall time', () => {
    const svg = sequenceDiagram('t', inMemory([arrow('trader-interface', 'iut', 'IE3R01'), arrow('iut', 'iut')]))!;
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    assert.deepEqual(texts, ['iut', 'trader-interface', 'IE3R01  10:00:00.000', 'IE3F10  10:00:00.010']);
  });

  test('marks a refused handshake with its cause', () => {
    const svg = sequenceDiagram('t', inMemory([{ type: 'handshake', server: 'a', client: 'iut', outcome: 'refused', refusal: 'revoked' }]))!;
    assert.match(svg, /TLS refused: revoked/);
    assert.match(svg, /l12 12 m0 -12 l-12 12/);
  });

  test('is bounded in rows and columns, and says so', () => {
    const flood = Array.from({ length: 500 }, (_, index) => arrow('iut', `party-${index}`));
    const svg = sequenceDiagram('t', inMemory(flood))!;
    assert.match(svg, /380 further rows are in the log only/);
    assert.equal([...svg.matchAll(/stroke-dasharray="2 4"/g)].length, 10);
    assert.ok(svg.length < 100_000);
  });

  test('is nothing where nothing happened', () => assert.equal(sequenceDiagram('t', inMemory([{ type: 'note', title: 'a', text: 'b' }])), undefined));

  test('is well-formed, also with hostile values', { skip: xmllint }, () => wellFormed(sequenceDiagram(HOSTILE, inMemory([arrow(HOSTILE, 'iut', HOSTILE)]))!));
});

describe('statement.html', () => {
  test('answers on page one: what was verified, what not and why, by which version and edition, on which clock', () => {
    const page = statementHtml(record());
    const first = page.slice(page.indexOf('<main>'), page.indexOf('id="requirements"'));
    for (const said of ['2 of 6 planned requirements were verified, 1 of them with findings', 'What was not, and why', 'blocked: the IUT refused the stimulus (scenario ics2/blocked)', 'customs-conformance 0.1.0, commit abcdef0', 'v3.30', 'system clock', 'virtual, from', 'no source fixes a figure']) {
      assert.ok(first.includes(said), said);
    }
  });

  test('says of each requirement that was not tested and not applicable why, by regime', () => {
    const told = (regimes: RunStarted['iut']['regimes']): string => {
      const { iut } = runStarted([]);
      const { dir, remove } = writeLog([runStarted([scenario('s', ['ICS2-A-01'])], { iut: { ...iut, ...(regimes === undefined ? {} : { regimes }) } }), ...ran('s', [check('s', 'ICS2-A-01')]), FINISHED]);
      try {
        return statementHtml(loadRun(dir, CATALOGUE).record);
      } finally {
        remove();
      }
    };
    assert.match(told(undefined), /Not planned in this run: 5 requirements[^]*<td class="n">4<\/td><td>no scenario yet[^]*Not applicable[^:]*: 1 requirements[^]*they bind other roles: post</);
    assert.match(told(['ics2']), /Not planned in this run: 4 requirements[^]*Not applicable[^:]*: 2 requirements[^]*<td class="n">2<\/td><td>a regime that this implementation takes no part in</);
  });

  test('shows what the owner announced as failing beside the verdict, also what the catalogue does not have', () => {
    const { iut } = runStarted([]);
    const known = (requirement: string) => ({ requirement, reason: '<b>later</b>', owner: 'team', expires: '2026-03-31' });
    const { dir, remove } = writeLog([runStarted([scenario('s', ['ICS2-A-01'])], { iut: { ...iut, knownFailings: [known('ICS2-A-01'), known('GONE-1')] } }), ...ran('s', [check('s', 'ICS2-A-01')]), FINISHED]);
    try {
      const page = statementHtml(loadRun(dir, CATALOGUE).record);
      assert.match(page, /Known failings[^]*<a href="#req-ICS2-A-01">ICS2-A-01<\/a><\/th><td><span class="v v-pass">pass<\/span><\/td><td>&lt;b&gt;later&lt;\/b&gt;<\/td><td>team<\/td>/);
      assert.match(page, /<th scope="row" class="id">GONE-1<\/th><td><span class="v v-not-tested">/);
    } finally {
      remove();
    }
  });

  test('labels expected and observed, and its links lead somewhere', () => {
    const page = statementHtml(record());
    assert.match(page, /<dt>expected<\/dt><dd>one receipt<\/dd><dt>observed<\/dt><dd>none<\/dd>/);
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    assert.equal(ids.size, [...page.matchAll(/\sid="/g)].length, 'ids are unique');
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.has(target!), target);
  });

  test('is accessible as far as a text can show: language, title, one h1, headed tables, named pictures', () => {
    const page = statementHtml(record());
    assert.match(page, /<html lang="en">/);
    assert.match(page, /<title>[^<]+<\/title>/);
    assert.equal([...page.matchAll(/<h1\b/g)].length, 1);
    for (const [table] of page.matchAll(/<table[^]*?<\/table>/g)) assert.match(table, /<th scope="(col|row)"/);
    for (const [svg] of page.matchAll(/<svg[^]*?<\/svg>/g)) assert.match(svg, /role="img"[^]*<title>[^<]+<\/title>/);
  });
});

describe('summary', () => {
  test('gives counts, every open planned requirement with its reason, and ends with the sentence', () => {
    const text = summaryText(record(), { colour: false, written: ['junit.xml'], skipped: ['allure-report/: no java found'] });
    assert.match(text, /EU: Import Control System 2, Release 3 \(ICS2\) +1 +1 +1 +0 +1 +1 +0\n/);
    assert.match(text, /scenarios: 7 in the plan, 2 passed, 1 failed, 1 blocked, 1 harness-error, 1 not run, 1 left out/);
    const open = [...text.matchAll(/^(fail|harness-error|finding|not-tested) +(\S+) /gm)].map(([, verdict, id]) => `${verdict} ${id}`);
    assert.deepEqual(open, ['fail ICS2-A-03', 'harness-error ICS2-A-05', 'finding ICS2-A-02', 'not-tested ICS2-A-04', 'not-tested KZ-B-01']);
    assert.match(text, /not written: allure-report\/: no java found\n/);
    assert.match(text.trimEnd().split('\n').at(-1)!, /^A harness error occurred.*2 of 6 planned requirements were verified, 1 of them with findings\. 1 failed\. Not fully verified\.$/);
  });

  test('colours only for a person at a terminal', () => {
    assert.equal(summaryText(record(), { colour: false }).includes('\u001b'), false);
    assert.equal(summaryText(record(), { colour: true }).includes('\u001b[31mfail'), true);
    assert.deepEqual([wantsColour({}, true), wantsColour({ NO_COLOR: '1' }, true), wantsColour({}, false), wantsColour({ TERM: 'dumb' }, true)], [true, false, false, false]);
  });
});

describe('views are made from the log alone', () => {
  test('twice the same, whatever lay there before', async () => {
    const { dir, remove } = sampleRun();
    removals.push(remove);
    const bytes = async (): Promise<string[]> => {
      const { written } = await makeReports(dir, { catalogue: CATALOGUE });
      return written.filter((name) => !name.endsWith('/')).map((name) => readFileSync(join(dir, name), 'utf8'));
    };
    const first = await bytes();
    writeFileSync(join(dir, 'junit.xml'), 'old');
    mkdirSync(join(dir, 'allure-report'));
    assert.deepEqual(await bytes(), first);
    assert.equal(first.length, 3);
  });

  test('a progress line per view, and java found by the caller', async () => {
    const { dir, remove } = sampleRun();
    removals.push(remove);
    const lines: string[] = [];
    const made = await makeReports(dir, { catalogue: CATALOGUE, java: findJava({}), progress: (line) => lines.push(line) });
    assert.equal(lines.length, 4);
    assert.equal(made.record.rolled.exit, 3);
  });

  test('a damaged log is shown as such first', async () => {
    const { dir, remove } = sampleRun();
    removals.push(remove);
    const events = join(dir, 'events.jsonl');
    writeFileSync(events, readFileSync(events, 'utf8').replace('"outcome":"fail"', '"outcome":"pass"'));
    const { record: damaged } = await makeReports(dir, { catalogue: CATALOGUE });
    assert.match(summaryText(damaged, { colour: false }), /^Damaged: the log does not hold together from line \d+ on/);
    assert.equal(damaged.rolled.exit, 3);
  });
});
