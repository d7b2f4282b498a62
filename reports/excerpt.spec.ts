import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { excerpt } from './excerpt';
import { loadRun } from './run';
import { CATALOGUE, sampleRun } from './testing/sample';

const sample = sampleRun();
after(() => sample.remove());

const { record } = loadRun(sample.dir, CATALOGUE);
const lines = (id: string, party?: string): string[] => excerpt(record.scenarios.find(({ plan }) => plan.id === id)!, { party }).split('\n');
const seen = (id: string, party?: string): string[] => lines(id, party).slice(4).map((line) => line.slice(18).trim());

test('an excerpt has a line for each event, with its number, wall time and the business clock', () => {
  const [head, name, , columns, ...rest] = lines('ics2/passes');
  assert.match(head!, /^ics2\/passes: passed, 90 ms of wall time, 0 s of business time$/);
  assert.match(name!, /^Accepted · ICS2-A-01$/);
  assert.match(columns!, /event +wall ms +business clock +what/);
  assert.match(rest[0]!, /^ +2 +\d+ {2}2026-06-01T08:00:00Z {2}clock moved: start of the scenario$/);
  assert.deepEqual(seen('ics2/passes').slice(1), [
    '2026-06-01T08:00:00Z  harness -> iut  ics2.file {"status":"done"}',
    '2026-06-01T08:00:00Z  iut -> trader-interface  IE3F10',
    '2026-06-01T08:00:00Z  When the operator files: passed',
    '2026-06-01T08:00:00Z  trader-interface -> iut  Receipt',
    '2026-06-01T08:00:00Z  pass ICS2-A-01 (iut): expected one receipt; observed one receipt',
    '2026-06-01T08:00:00Z  Then a receipt comes: passed',
    '2026-06-01T08:00:00Z  iut -> trader-interface  TLS refused: expired',
    '',
  ]);
});

test('messages of other parties can be left out; a scenario that was blocked says why', () => {
  assert.equal(seen('ics2/passes', 'gateway').some((line) => line.includes('IE3F10')), false);
  assert.equal(seen('ics2/passes', 'trader-interface').some((line) => line.includes('IE3F10')), true);
  assert.match(lines('ics2/blocked')[0]!, /blocked \(the IUT refused the stimulus\)/);
});
