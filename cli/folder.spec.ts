import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { UsageError } from '../iut/errors';
import { linkLatest, makeEmptyFolder, makeFolder } from './folder';

const root = mkdtempSync(join(tmpdir(), 'customs-conformance-folder-'));
after(() => rmSync(root, { recursive: true, force: true }));

describe('folders that commands write into', () => {
  test('a folder is made with those above it, and is new once', () => {
    assert.equal(makeFolder(join(root, 'a', 'b')), true);
    assert.equal(makeFolder(join(root, 'a', 'b')), false);
  });

  test('a place that is a file is a mistake of the caller, and names the option', () => {
    writeFileSync(join(root, 'file'), '');
    assert.throws(() => makeFolder(join(root, 'file', 'run')), (error) => error instanceof UsageError && /ENOTDIR/.test(error.message) && /--out/.test(error.hint));
  });

  test('a command that begins anew removes what it has left, and touches nothing where anything else lies', () => {
    const out = join(root, 'anew');
    makeEmptyFolder(out, /^seed-/);
    mkdirSync(join(out, 'seed-1', 'messages'), { recursive: true });
    makeEmptyFolder(out, /^seed-/);
    assert.deepEqual(readdirSync(out), []);
    mkdirSync(join(out, 'seed-1'));
    writeFileSync(join(out, 'thesis.odt'), 'years of work');
    assert.throws(() => makeEmptyFolder(out, /^seed-/), (error) => error instanceof UsageError && /holds "thesis\.odt"/.test(error.message));
    assert.deepEqual(readdirSync(out), ['seed-1', 'thesis.odt']);
  });

  test('latest is linked, moved on, and nothing else is left behind', () => {
    const out = join(root, 'links');
    for (const run of ['1', '2']) {
      mkdirSync(join(out, run), { recursive: true });
      assert.equal(linkLatest(join(out, run), join(out, 'latest')), undefined);
      assert.equal(readlinkSync(join(out, 'latest')), run);
    }
    assert.deepEqual(readdirSync(out).sort(), ['1', '2', 'latest']);
  });

  test('a folder called latest is not ours to remove, with all that is in it', () => {
    const out = join(root, 'theirs');
    mkdirSync(join(out, 'latest'), { recursive: true });
    mkdirSync(join(out, 'run'));
    writeFileSync(join(out, 'latest', 'evidence.txt'), 'kept');
    assert.match(linkLatest(join(out, 'run'), join(out, 'latest')) ?? '', /left as it is/);
    assert.equal(readFileSync(join(out, 'latest', 'evidence.txt'), 'utf8'), 'kept');
    assert.equal(existsSync(join(out, 'run.latest')), false);
  });
});
