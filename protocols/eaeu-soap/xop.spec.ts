import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, textAt, type Xml } from '../xml';
import { inlined, packMessage, unpackMessage, xopInclude } from './xop';

const ENVELOPE = Buffer.from('<e>Қазақстан</e>');
const FILE = { id: 'copy@1', content: Buffer.from([0, 13, 10, 45, 45, 98, 255]) };

describe('messages with files beside them', () => {
  let xml: Xml;
  before(async () => {
    xml = await loadXml();
  });

  test('are taken apart as they were packed, octet by octet', () => {
    const alone = packMessage(ENVELOPE, [], 'b');
    assert.match(alone.contentType, /^application\/soap\+xml/);
    assert.deepEqual(unpackMessage(alone.contentType, alone.body), { ok: true, envelope: ENVELOPE, attachments: [] });
    const { contentType, body } = packMessage(ENVELOPE, [FILE], 'a-boundary');
    assert.match(contentType, /^multipart\/related;.*boundary="a-boundary"/);
    const unpacked = unpackMessage(contentType, body);
    assert.ok(unpacked.ok);
    assert.deepEqual([unpacked.envelope, unpacked.attachments.map(({ id, content }) => [id, content])], [ENVELOPE, [[FILE.id, FILE.content]]]);
  });

  test('are a documented problem where they cannot be taken apart', () => {
    const { contentType, body } = packMessage(ENVELOPE, [FILE], 'a-boundary');
    for (const [type, bytes] of [[contentType, body.subarray(0, body.length - 20)], [contentType.replace('a-boundary', 'another'), body], ['multipart/related', body], [contentType, Buffer.alloc(0)]] as const) {
      const unpacked = unpackMessage(type, bytes);
      assert.equal(unpacked.ok, false, type);
      assert.ok(!unpacked.ok && unpacked.problem.length > 0);
    }
  });

  test('read on as if the file stood in the body; a reference to nothing stays', () => {
    const parsed = xml.read(Buffer.from(`<d><File>${xopInclude('copy%401')}</File><Other>${xopInclude('gone')}</Other><Text>as it was</Text></d>`));
    assert.ok(parsed.ok);
    const read = inlined(parsed.root, [FILE]);
    assert.equal(textAt(read, 'File'), FILE.content.toString('base64'));
    assert.equal(textAt(read, 'Text'), 'as it was');
    assert.deepEqual(read.children.map(({ children }) => children.length), [0, 1, 0]);
  });
});
