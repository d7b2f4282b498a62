import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Dissection } from './dissection';
import { payloadOf } from './payload';
import { judgeSize } from './size';

const limits = { xml: 1000, total: 200 };
const holds = (xml: number | undefined, total: number): boolean[] => judgeSize({ xml, total, limits }).map((one) => one.holds);

describe('sizes', () => {
  test('a limit may be reached', () => assert.deepEqual(holds(1000, 200), [true, true]));
  test('and not passed', () => {
    assert.deepEqual(holds(1000, 201), [false, true]);
    assert.deepEqual(holds(1001, 200), [true, false]);
    assert.deepEqual(holds(Infinity, 200), [true, false]);
  });
  test('a message without a document has but one size', () => assert.deepEqual(holds(undefined, 1), [true]));

  test('a document is measured as it was before compression, and beyond what is read it is too large', () => {
    const message = (bytes: Buffer): Dissection => ({
      contentTypeParameters: new Map(), parts: [{ contentId: 'message', bracketed: true, mediaType: 'application/gzip', headers: new Map(), content: gzipSync(bytes) }],
    });
    assert.equal(payloadOf(message(Buffer.alloc(4321))).leading.size, 4321);
    assert.equal(payloadOf(message(Buffer.alloc(100 * 1024 * 1024 + 1))).leading.size, Infinity);
    assert.equal(payloadOf({ contentTypeParameters: new Map(), parts: [] }).leading.size, undefined);
  });
});
