import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jsonReader, list, oneOfKinds, record, text } from './json';

const read = jsonReader<object>('note', 100, oneOfKinds('notes', 'note', [record({ note: { const: 'a' }, words: list(text, 2) }), record({ note: { const: 'b' } }, { number: text })]));

describe('kz json: a bounded reader by a schema', () => {
  test('what fits is read', () => {
    assert.deepEqual(read(Buffer.from('{"note":"a","words":["x"]}')), { ok: true, value: { note: 'a', words: ['x'] } });
    assert.equal(read(Buffer.from('{"note":"b"}')).ok, true);
  });
  const wrong: [why: string, bytes: string | Buffer, problem: RegExp][] = [
    ['too long', `{"note":"b","number":"${'1'.repeat(100)}"}`, /a note has at most 100 bytes/],
    ['no JSON', '{', /^no JSON$/],
    ['octets that are no text', Buffer.from([0xff, 0xfe]), /^no JSON$/],
    ['no object', '[]', /no note: the whole must be object/],
    ['of no kind', '{"note":"c"}', /no note: .*must be in oneOf/],
    ['a field too many', '{"note":"b","other":"1"}', /must NOT have additional properties/],
    ['a field of another type', '{"note":"a","words":[1]}', /\/words\/0 must be string/],
    ['a list too long', '{"note":"a","words":["1","2","3"]}', /\/words must NOT have more than 2 items/],
  ];
  for (const [why, bytes, problem] of wrong) {
    test(why, () => {
      const outcome = read(Buffer.from(bytes as string));
      assert.match(outcome.ok ? 'read' : outcome.problem, problem);
    });
  }
});
