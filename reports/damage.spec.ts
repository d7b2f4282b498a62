import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { EvidenceError, verdictDocument } from '../evidence';
import { writeAllureResults } from './allure/results';
import { loadRun } from './index';
import { junitXml } from './junit';
import { statementHtml } from './statement/page';
import { summaryText } from './summary';
import { CATALOGUE, sampleRun } from './testing/sample';

const { dir, remove } = sampleRun();
after(remove);
const path = join(dir, 'events.jsonl');
const whole = readFileSync(path);
const lines = whole.toString('utf8').split('\n').slice(0, -1);

/** Every view of whatever lies in the log, or the documented error; anything else is thrown on. */
function open(): { said: 'refused' } | { said: 'opened'; notices: string[]; exit: number } {
  try {
    const { record, read } = loadRun(dir, CATALOGUE);
    verdictDocument(read, record.rolled, CATALOGUE);
    statementHtml(record);
    junitXml(record);
    summaryText(record, { colour: true });
    writeAllureResults(record);
    return { said: 'opened', notices: record.notices, exit: record.rolled.exit };
  } catch (error) {
    if (error instanceof EvidenceError) return { said: 'refused' };
    throw error;
  }
}

/** One JSON value of another kind in place of the one that was there. */
const strange = fc.constantFrom<unknown>(null, 7, 'x', [], {}, [null], [['a']], { a: 1 }, true);

test('a log with any field replaced by something else opens or is refused by name, and never passes as whole', () => {
  fc.assert(fc.property(fc.nat(lines.length - 2), fc.nat(40), strange, (line, field, value) => {
    const event = JSON.parse(lines[line]!) as Record<string, unknown>;
    const names = Object.keys(event);
    const name = names[field % names.length]!;
    if (JSON.stringify(event[name]) === JSON.stringify(value)) return;
    event[name] = value;
    writeFileSync(path, `${[...lines.slice(0, line), JSON.stringify(event), ...lines.slice(line + 1)].join('\n')}\n`);
    const seen = open();
    if (seen.said === 'opened') {
      assert.equal(seen.exit, 3);
      assert.match(seen.notices.join(), /Damaged/);
    }
  }), { numRuns: 120 });
  writeFileSync(path, whole);
});

test('a log with bytes overwritten anywhere before its last line never passes as whole', () => {
  const last = whole.length - lines[lines.length - 1]!.length - 1;
  fc.assert(fc.property(fc.nat(last - 1), fc.nat(255), (at, byte) => {
    if (whole[at] === byte) return;
    const damaged = Buffer.from(whole);
    damaged[at] = byte;
    writeFileSync(path, damaged);
    const seen = open();
    if (seen.said === 'opened') assert.equal(seen.exit, 3);
  }), { numRuns: 80 });
  writeFileSync(path, whole);
});

test('the same log undamaged opens without a notice', () => {
  const seen = open();
  assert.deepEqual(seen, { said: 'opened', notices: [], exit: 3 });
});
