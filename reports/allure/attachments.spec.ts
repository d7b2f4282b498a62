import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { MESSAGES_FOLDER, sha256 } from '../../evidence';
import { ATTACHMENT_LIMIT, Attachments } from './attachments';

const dir = mkdtempSync(join(tmpdir(), 'attachments-'));
const results = join(dir, 'results');
mkdirSync(results);
mkdirSync(join(dir, MESSAGES_FOLDER));
after(() => rmSync(dir, { recursive: true }));

/** Length of what is attached of a message of that many bytes, and the name it bears. */
function attached(length: number): { name: string; length: number; hash: string } {
  const bytes = Buffer.alloc(length, 'x');
  const hash = sha256(bytes);
  writeFileSync(join(dir, MESSAGES_FOLDER, hash), bytes);
  const { name, source } = new Attachments(results, dir).message(`IE3F10 (iut to trader-interface), raw, ${length} bytes`, hash);
  return { name, length: readFileSync(join(results, source)).length, hash };
}

describe('what is attached of a message', () => {
  test('a message up to the limit is there whole', () => assert.equal(attached(ATTACHMENT_LIMIT).length, ATTACHMENT_LIMIT));

  test('of a larger one the beginning, under a name that says where all of it is, and how much', () => {
    const { name, length, hash } = attached(ATTACHMENT_LIMIT + 1);
    assert.equal(length, 65_536);
    assert.equal(name, `first 65536 bytes of messages/${hash}: IE3F10 (iut to trader-interface), raw, ${ATTACHMENT_LIMIT + 1} bytes`);
  });

  test('a long text is cut, and says how long it was', () => {
    const { source } = new Attachments(results, dir).text('note', 'y'.repeat(ATTACHMENT_LIMIT + 1));
    assert.match(readFileSync(join(results, source), 'utf8'), /^y{65536}\n\[shortened: 262145 bytes in all\]$/);
  });
});
