import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { main } from '../main';

async function said(words: string, cwd = tmpdir()): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [[] as string[], [] as string[]];
  const code = await main(['deadline', ...words.split(' ')], { cwd, env: {}, stdout: (text) => void out.push(text), stderr: (text) => void err.push(text), colours: false });
  return { code, out: out.join(''), err: err.join('') };
}

describe('customs-conformance deadline', () => {
  test('explains a term to its day and its first late instant', async () => {
    const { code, out } = await said('--registered 2026-01-31');
    assert.equal(code, 0);
    assert.match(out, /Sat 2026-02-28 C2 .*Mon 2026-03-02 C3 .*Due Mon 2026-03-02.*late from 2026-03-03T00:00:00\+05:00 \(2026-03-02T19:00:00Z\)/s);
  });

  test('takes the civil day of the authority, and its calendar', async () => {
    assert.match((await said('--registered 2026-03-20T20:30:00Z')).out, /Due Tue 2026-04-21/);
    assert.match((await said('--registered 2026-03-20T20:30:00Z --zone Europe/Moscow')).out, /Due Mon 2026-04-20/);
    assert.match((await said('--registered 2026-04-09 --day-off 2026-05-11')).out, /Due Tue 2026-05-12/);
  });

  test('judges an answer by its own reading and by the others', async () => {
    const wait = '--registered 2026-03-10 --asked 2026-03-20 --arrived 2026-04-06 --answered';
    assert.match((await said(`${wait} 2026-04-27T23:59:59+05:00`)).out, /in time/);
    assert.match((await said(`${wait} 2026-05-06`)).out, /9 days late; in time by another reading \(C17\), so a finding/);
    assert.match((await said(`${wait} 2026-05-07`)).out, /10 days late, a breach/);
  });

  test('says what is awaited, and what must not be', async () => {
    assert.match((await said('--registered 2025-12-15 --asked 2025-12-31')).out, /awaited until Mon 2026-03-02/);
    assert.match((await said('--registered 2026-03-10 --asked 2026-04-11')).out, /breach KZ445-T12/);
  });

  test('reads a calendar file, and gives JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deadline-'));
    try {
      writeFileSync(join(folder, 'days.json'), JSON.stringify({ source: 'made up', off: ['2026-05-11'] }));
      const { out } = await said('--registered 2026-04-09 --calendar days.json --format json', folder);
      assert.equal((JSON.parse(out) as { due: string }).due, '2026-05-12');
      writeFileSync(join(folder, 'days.json'), '{"off": "2026-05-11"}');
      assert.equal((await said('--registered 2026-04-09 --calendar days.json', folder)).code, 2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const REFUSED: [words: string, about: RegExp][] = [
    ['--registered 2026-02-30', /--registered 2026-02-30 is no day/],
    ['--registered 2026-03-20T20:30:00', /ambiguous/],
    ['--registered 2026-03-20 --asked 2026-03-19', /before the registration/],
    ['--registered 2026-03-20 --arrived 2026-03-21', /more information arrived/],
    ['--registered 2026-03-20 --zone Nowhere/Land', /no time zone/],
    ['--registered 2026-03-20 --day-off 2026-13-01', /calendar/],
    ['--registered 2026-03-20 --calendar missing.json', /cannot be read/],
    ['--asked 2026-03-20', /registered/],
  ];
  for (const [words, about] of REFUSED) {
    test(`refuses ${words}`, async () => {
      const { code, err } = await said(words);
      assert.equal(code, 2);
      assert.match(err, about);
    });
  }
});
