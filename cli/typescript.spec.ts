import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { PROJECT } from './project';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-typescript-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Requires `file` in a process of its own, then evaluates `then`. */
function load(file: string, then = ''): { status: number | null; out: string; err: string } {
  const script = `require(${JSON.stringify(file)});${then}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', join(PROJECT, 'cli', 'typescript.js'), '-e', script], { encoding: 'utf8', timeout: 60_000 });
  return { status, out: stdout, err: stderr };
}

function written(text: string): string {
  const file = join(folder, 'one.ts');
  writeFileSync(file, text);
  return file;
}

describe('loading TypeScript', () => {
  test('a project file that was compiled before does not load the compiler again', () => {
    const asked = "console.log(Object.keys(require.cache).some((file) => file.endsWith('typescript.js') && file.includes('node_modules')));";
    const file = join(PROJECT, 'cli', 'exit.ts');
    load(file);
    assert.equal(load(file, asked).out, 'false\n');
    assert.equal(load(written('export const one: number = 1;\n'), asked).out, 'true\n', 'what is not of the project is compiled each time');
  });

  test('a changed file is compiled anew', () => {
    assert.equal(load(written("console.log('before' satisfies string);\n")).out, 'before\n');
    assert.equal(load(written("console.log('after' satisfies string);\n")).out, 'after\n');
  });

  test('a stack trace names the line of the source', () => {
    const { status, err } = load(written("interface Gone {\n  one: string;\n}\nconst gone: Gone = { one: 'oops' };\nthrow new Error(gone.one);\n"));
    assert.equal(status, 1);
    assert.match(err, /one\.ts:5:7/);
  });

  test('so does that of a file which was compiled before, in a process that compiled another', () => {
    load(join(PROJECT, 'cli', 'faults', 'matrix.ts'));
    const { err } = load(written('export const one: number = 1;\n'), `require(${JSON.stringify(join(PROJECT, 'cli', 'faults', 'matrix.ts'))}).inOrder(undefined, []);`);
    const [, line] = /faults\/matrix\.ts:(\d+)/.exec(err) ?? [];
    assert.match(readFileSync(join(PROJECT, 'cli', 'faults', 'matrix.ts'), 'utf8').split('\n')[Number(line) - 1] ?? err, /\[\.\.\.rows\]/);
  });

  test('what is no TypeScript is refused with its place', () => {
    const { status, err } = load(written('const one: = 1;\n'));
    assert.equal(status, 1);
    assert.match(err, /one\.ts\(1,12\): error TS1110/);
  });
});
