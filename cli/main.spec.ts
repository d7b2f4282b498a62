import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Io } from './io';
import { main } from './main';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line in this process and keeps what it says. */
async function command(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const io: Io = { stdout: (text) => (said.out += text), stderr: (text) => (said.err += text), env: {}, cwd: folder, colours: false };
  return { code: await main(words, io), ...said };
}

describe('the command line', () => {
  test('--help names every command and the exit codes, and is no error', async () => {
    const { code, out } = await command('--help');
    assert.equal(code, 0);
    for (const word of ['run', 'plan', 'doctor', 'validate', 'specimen', 'report', 'faults', 'shuffle', 'certs', 'Exit codes']) assert.ok(out.includes(word), word);
  });

  for (const name of ['run', 'plan', 'doctor', 'validate', 'specimen', 'report', 'faults', 'shuffle', 'certs']) {
    test(`${name} --help explains itself`, async () => {
      const { code, out } = await command(name, '--help');
      assert.equal(code, 0);
      assert.match(out, /Usage: customs-conformance/);
    });
  }

  test('an unknown command or option is a usage error with a suggestion', async () => {
    const wrong = await command('repotr');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /Did you mean report/);
    const option = await command('run', '--tagz', '@kz');
    assert.equal(option.code, 2);
    assert.match(option.err, /Did you mean --tags/);
  });

  test('a description that is not there, and one with a typo, name file, key and fix', async () => {
    const missing = await command('plan', '--iut', 'nowhere.yaml');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /nowhere\.yaml/);
    writeFileSync(join(folder, 'typo.yaml'), 'name: x\nrolse: [kz-carrier-is]\ndriver: {kind: reference}\n');
    const typo = await command('plan', '--iut', 'typo.yaml');
    assert.equal(typo.code, 2);
    assert.match(typo.err, /typo\.yaml:2/);
    assert.match(typo.err, /did you mean "roles"/);
  });

  test('a tag that selects nothing is an error, not a green run', async () => {
    const { code, err } = await command('plan', '--tags', '@kzz');
    assert.equal(code, 2);
    assert.match(err, /did you mean @kz/);
  });

  test('plan acts in a role that is named, counts them all, and refuses a role that does not go by the mode', async () => {
    const one = await command('plan', '--role', 'rail-carrier', '--mode', 'rail', '--json');
    const { roles, modes } = JSON.parse(one.out) as { roles: string[]; modes: string[] };
    assert.deepEqual([one.code, roles, modes], [0, ['rail-carrier'], ['rail']]);
    const all = await command('plan', '--matrix', '--tags', '@area:filing');
    assert.match(all.out, /^express +road +\d+ +\d+/m);
    const wrong = await command('plan', '--role', 'road-carrier', '--mode', 'maritime');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /road-carrier does not go by maritime\n {2}fix: road-carrier goes by road or postal/);
  });

  test('plan refuses parameters that a run would refuse', async () => {
    writeFileSync(join(folder, 'parameter.yaml'), 'name: x\nroles: [kz-carrier-is]\nmodes: [road]\nparameters: {as4.retry.intervall: PT1S}\ndriver: {kind: reference}\n');
    const { code, err } = await command('plan', '--iut', 'parameter.yaml');
    assert.equal(code, 2);
    assert.match(err, /as4\.retry\.intervall/);
  });

  test('run refuses an order that is none, a seed that is no number, and several of an implementation that can stand but once', async () => {
    for (const [words, says] of [[['--order', 'backwards'], /defined or random/], [['--seed', 'x'], /whole number from 0/], [['--parallel', '9'], /whole number from 1 to 8/]] as const) {
      const { code, err } = await command('run', ...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, says);
    }
    writeFileSync(join(folder, 'fixed.yaml'), 'name: x\nroles: [kz-carrier-is]\nmodes: [road]\nlisten: {kz: 18443}\ndriver: {kind: http, url: "http://127.0.0.1:9"}\n');
    const { code, err } = await command('run', '--iut', 'fixed.yaml', '--parallel', '2', '--out', 'once');
    assert.equal(code, 2);
    assert.match(err, /driver\.url, listen\.kz can be had by one alone/);
  });

  test('report of a folder without a log is a usage error', async () => {
    const { code, err } = await command('report', folder);
    assert.equal(code, 2);
    assert.match(err, /events\.jsonl/);
  });

  test('an excerpt of a log needs a run, and one scenario or requirement of it', async () => {
    const { code, err } = await command('log', folder, '--scenario', 'x');
    assert.equal(code, 2);
    assert.match(err, /events\.jsonl/);
  });

  test('a fault that nobody planted is a usage error that names the nearest', async () => {
    const { code, err } = await command('faults', '--only', 'ICS2-AS4-5');
    assert.equal(code, 2);
    assert.match(err, /no fault is planted/);
  });

  test('a share of the kill matrix that is none is a usage error with an example', async () => {
    const { code, err } = await command('faults', '--exact', '9/8');
    assert.equal(code, 2);
    assert.match(err, /--exact 9\/8 cannot be read[^]*for example 3\/8/);
  });
});
