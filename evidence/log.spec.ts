import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { VirtualClock } from '../protocols/time/clock';
import { LINE_LIMIT, shorten, TEXT_LIMIT } from './fit';
import { EVENTS_FILE, EventLog, MESSAGES_FOLDER, sha256 } from './log';
import type { EventBody } from './model';
import { readLog } from './read';
import { check, FINISHED, message, ran, runStarted, scenario, START, writeLog } from './testing/build';

const folders: string[] = [];
after(() => folders.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

const bodies: (EventBody | ((log: EventLog) => EventBody))[] = [
  runStarted([scenario('s', ['R'])]),
  { type: 'scenario-started', scenario: 's' },
  message('s', '<a/>'),
  check('s', 'R'),
  { type: 'scenario-finished', scenario: 's', outcome: 'passed', durationMs: 3 },
  FINISHED,
];

function written(all = bodies): { dir: string; events: string; lines: () => string[] } {
  const { dir } = writeLog(all);
  folders.push(dir);
  const events = join(dir, EVENTS_FILE);
  return { dir, events, lines: () => readFileSync(events, 'utf8').split('\n').slice(0, -1) };
}

describe('EventLog', () => {
  test('writes lines that carry number, time and the hash of the line before', () => {
    const { dir, lines } = written();
    const read = readLog(dir);
    assert.deepEqual([read.chain, read.cutShort, read.problems], ['intact', false, []]);
    assert.deepEqual(read.events.map((event) => event.seq), [0, 1, 2, 3, 4, 5]);
    assert.equal(read.events[1]!.prev, sha256(lines()[0]!));
    assert.equal(read.head, sha256(lines()[5]!));
    assert.deepEqual([read.events[1]!.at, read.events[1]!.monotonicMs], ['2026-03-01T10:00:00.010Z', 10]);
  });

  test('every line is on disk when append returns', () => {
    const dir = mkdtempSync(join(tmpdir(), 'evidence-'));
    folders.push(dir);
    const log = EventLog.create(dir, new VirtualClock(START), { monotonic: () => 0 });
    log.append(runStarted([]));
    assert.equal(readLog(dir).events.length, 1);
    assert.equal(log.headHash, readLog(dir).head);
    log.close();
    log.close();
    assert.throws(() => log.append(FINISHED), { code: 'EVIDENCE-LOG-CLOSED' });
    assert.throws(() => log.putMessage(Buffer.from('x')), { code: 'EVIDENCE-LOG-CLOSED' });
  });

  test('a folder has one writer, ever', () => {
    const { dir } = written();
    assert.throws(() => EventLog.create(dir, new VirtualClock(START), { monotonic: () => 0 }), { code: 'EVIDENCE-LOG-EXISTS' });
    assert.equal(readLog(dir).chain, 'intact');
  });

  test('a folder that cannot be made is an error with a hint', () => {
    const { events } = written();
    assert.throws(() => EventLog.create(join(events, 'x'), new VirtualClock(START), { monotonic: () => 0 }), { code: 'EVIDENCE-WRITE-FAILED', hint: /free space and rights/ });
  });

  test('keeps the same bytes once, whole, and leaves no partial file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'evidence-'));
    folders.push(dir);
    const log = EventLog.create(dir, new VirtualClock(START), { monotonic: () => 0 });
    const bytes = Buffer.from([0, 255, 10, 13]);
    assert.deepEqual(log.putMessage(bytes), log.putMessage(bytes));
    const path = join(dir, MESSAGES_FOLDER, sha256(bytes));
    assert.deepEqual(readFileSync(path), bytes);
    assert.equal(existsSync(`${path}.partial`), false);
    assert.equal(log.putMessage(Buffer.alloc(0)).length, 0);
    log.close();
  });

  test('shortens huge texts, and says so, so that a line stays within its bound', () => {
    const huge = 'й'.repeat(3 * TEXT_LIMIT);
    const { dir, lines } = written([runStarted([]), { type: 'note', title: 't', text: huge }, { type: 'stimulus', operation: 'x', input: Array.from({ length: 9 }, () => huge.slice(0, TEXT_LIMIT)), output: 0, durationMs: 0 }, FINISHED]);
    for (const line of lines()) assert.ok(Buffer.byteLength(line) <= LINE_LIMIT);
    const note = readLog(dir).events[1]!;
    assert.match(note.type === 'note' ? note.text.slice(-60) : '', /\[shortened: 3145728 characters in all\]$/);
    assert.equal(shorten('a😀b', 2), 'a [shortened: 4 characters in all]');
  });

  test('an event that fits by no means is refused and the log goes on', () => {
    const dir = mkdtempSync(join(tmpdir(), 'evidence-'));
    folders.push(dir);
    const log = EventLog.create(dir, new VirtualClock(START), { monotonic: () => 0 });
    log.append(runStarted([]));
    const numbers = Array.from({ length: LINE_LIMIT / 16 }, () => 1234567890123456);
    assert.throws(() => log.append({ type: 'stimulus', operation: 'x', input: numbers, output: 0, durationMs: 0 }), { code: 'EVIDENCE-LINE-TOO-LONG' });
    log.append(FINISHED);
    log.close();
    assert.deepEqual([readLog(dir).chain, readLog(dir).events.length], ['intact', 2]);
  });
});

describe('readLog', () => {
  test('a torn last line is cut short, not broken', () => {
    const { dir, events } = written();
    const bytes = readFileSync(events);
    writeFileSync(events, bytes.subarray(0, bytes.length - 20));
    const read = readLog(dir);
    assert.deepEqual([read.chain, read.cutShort, read.events.length], ['intact', true, 5]);
    assert.match(read.problems.join(), /line 6: torn in the middle/);
  });

  test('a log that ends at a line but without run-finished is cut short', () => {
    const { dir, events, lines } = written();
    writeFileSync(events, `${lines().slice(0, 3).join('\n')}\n`);
    assert.deepEqual([readLog(dir).cutShort, readLog(dir).chain, readLog(dir).problems], [true, 'intact', []]);
  });

  const damages: [name: string, change: (lines: string[]) => string[], brokenAt: number, why: RegExp][] = [
    ['a changed line', (lines) => lines.map((line, index) => (index === 3 ? line.replace('"pass"', '"fail"') : line)), 5, /hash of the line before/],
    ['a removed line', (lines) => lines.filter((_, index) => index !== 3), 4, /sequence number 4 where 3/],
    ['a doubled line', (lines) => [...lines.slice(0, 3), ...lines.slice(2)], 4, /sequence number 2 where 3/],
    ['a line that is not JSON', (lines) => lines.map((line, index) => (index === 2 ? line.slice(1) : line)), 3, /not JSON/],
    ['a line that is no event', (lines) => lines.map((line, index) => (index === 2 ? '[]' : line)), 3, /not an event/],
    ['an unknown type', (lines) => lines.map((line, index) => (index === 2 ? line.replace('"type":"message"', '"type":"toString"') : line)), 3, /unknown type "toString"/],
    ['a check without an outcome', (lines) => lines.map((line, index) => (index === 3 ? line.replace('"outcome"', '"outcame"') : line)), 4, /check without a proper "outcome"/],
    ['a line beyond the bound', (lines) => lines.map((line, index) => (index === 2 ? ' '.repeat(LINE_LIMIT + 1) : line)), 3, /longer than/],
  ];
  for (const [name, change, brokenAt, why] of damages) {
    test(`finds ${name}`, () => {
      const { dir, events, lines } = written();
      writeFileSync(events, `${change(lines()).join('\n')}\n`);
      const { chain } = readLog(dir);
      assert.ok(chain !== 'intact');
      assert.equal(chain.brokenAt, brokenAt);
      assert.match(chain.why, why);
    });
  }

  test('finds a missing, a changed and a renamed message', () => {
    const hash = sha256('<a/>');
    const missing = written();
    unlinkSync(join(missing.dir, MESSAGES_FOLDER, hash));
    assert.match(readLog(missing.dir).problems.join(), /line 3: the message [0-9a-f]+ is missing/);
    const changed = written();
    appendFileSync(join(changed.dir, MESSAGES_FOLDER, hash), ' ');
    assert.match(readLog(changed.dir).problems.join(), /was changed/);
    const escape = written([runStarted([]), (log) => ({ ...(message('s', 'x')(log) as Extract<EventBody, { type: 'message' }>), sha256: '../events.jsonl' }), FINISHED]);
    assert.match(readLog(escape.dir).problems.join(), /not a SHA-256/);
  });

  test('finds what judges after the end of the run; traffic that comes in late is none of it', () => {
    assert.match(readLog(written([...bodies, check('s', 'R')]).dir).problems.join(), /line 7: check after the end of the run/);
    const late = readLog(written([...bodies, message('s', '<late/>', { scenario: undefined }), { type: 'handshake', server: 'a', client: 'b', outcome: 'refused' }]).dir);
    assert.deepEqual([late.problems, late.cutShort, late.chain], [[], false, 'intact']);
  });

  test('refuses a newer format, helpfully, and a folder without a log', () => {
    const { dir } = written([{ ...runStarted([]), format: 2 as 1 }]);
    assert.throws(() => readLog(dir), { code: 'EVIDENCE-FORMAT-NEWER', message: /format 2.*up to 1.*newer one/ });
    assert.throws(() => readLog(join(dir, 'nowhere')), { code: 'EVIDENCE-NO-LOG' });
  });

  test('an empty log opens', () => {
    const { dir, events } = written();
    writeFileSync(events, '');
    assert.deepEqual([readLog(dir).cutShort, readLog(dir).problems], [true, ['the log is empty']]);
  });

  test('problems are bounded', () => {
    const { dir, events } = written();
    writeFileSync(events, '{}\n'.repeat(500));
    assert.equal(readLog(dir).problems.length, 101);
  });
});

test('ran() builds what the reader takes', () => {
  const { dir } = written([runStarted([scenario('s', ['R'])]), ...ran('s', [check('s', 'R')]), FINISHED]);
  assert.equal(readLog(dir).events.length, 5);
});
