import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { buildMultipart } from './build';
import { parseContentType } from './content-type';
import { parseMultipart } from './parse';

const parse = (text: string, parameters: Record<string, string> = { boundary: 'B' }) =>
  parseMultipart(new Map(Object.entries(parameters)), Buffer.from(text, 'latin1')).map((part) => [part.contentId, part.mediaType, part.content.toString('latin1')]);

describe('Content-Type', () => {
  test('quoted and bare parameters, folded lines, any case', () => {
    const read = parseContentType('Multipart/Related; Type="application/soap+xml";\r\n\tstart="<a\\"b@c>" ; boundary=x_1;');
    assert.equal(read.mediaType, 'multipart/related');
    assert.deepEqual([...read.parameters], [['type', 'application/soap+xml'], ['start', '<a"b@c>'], ['boundary', 'x_1']]);
  });
  for (const bad of ['', 'text', 'text/xml; a', 'text/xml; a="', 'text/xml; a=b c', 'text/xml; a=1; A=2']) {
    test(`refuses "${bad}"`, () => assert.throws(() => parseContentType(bad), { reason: 'mime' }));
  }
});

describe('multipart', () => {
  test('what is built is read back, whatever the octets', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 4 }), (contents) => {
      const parts = contents.map((content, n) => ({ headers: [['Content-ID', `<${n}>`]] as const, content: Buffer.from(content) }));
      const read = parseMultipart(new Map([['boundary', '=_never_in_there']]), buildMultipart('=_never_in_there', parts));
      assert.deepEqual(read.map((part) => part.content), parts.map((part) => part.content));
    }), { numRuns: 200, seed: 20260301 });
  });
  test('content that looks like the boundary, but is not on a line of its own', () => {
    assert.deepEqual(parse('--B\r\n\r\nx--B\r\n--Bx\r\n--B-\r\n--B--\r\n'), [['', '', 'x--B\r\n--Bx\r\n--B-']]);
  });
  test('preamble, epilogue, padding after delimiters, bare line feeds', () => {
    assert.deepEqual(parse('preamble\r\n--B \t\r\nContent-ID: <a>\r\n\r\nx\r\n--B--\r\nepilogue --B\r\n'), [['a', '', 'x']]);
    assert.deepEqual(parse('--B\nContent-ID: <a>\nContent-Type: text/xml;\n charset=x\n\nx\n\n--B--'), [['a', 'text/xml', 'x\n']]);
  });
  test('parts of headers only, of nothing, and of no octets', () => {
    assert.deepEqual(parse('--B\r\nContent-ID: <a>\r\n--B\r\n\r\n--B\r\nContent-ID: <b>\r\n\r\n\r\n--B--'), [['a', '', ''], ['', '', ''], ['b', '', '']]);
  });
  test('the root is the part that start names', () => {
    const two = '--B\r\nContent-ID: <a>\r\n\r\n1\r\n--B\r\nContent-ID: <b>\r\n\r\n2\r\n--B--';
    assert.deepEqual(parse(two).map(([id]) => id), ['a', 'b']);
    assert.deepEqual(parse(two, { boundary: 'B', start: '<b>' }).map(([id]) => id), ['b', 'a']);
    assert.throws(() => parse(two, { boundary: 'B', start: '<c>' }), { reason: 'mime' });
  });
  test('base64 is decoded, and refused where it is broken', () => {
    const encoded = (text: string) => `--B\r\nContent-Transfer-Encoding: Base64\r\n\r\n${text}\r\n--B--`;
    assert.deepEqual(parse(encoded('aGVs\r\nbG8=')), [['', '', 'hello']]);
    for (const bad of ['aGVsb', 'a*==', '====']) assert.throws(() => parse(encoded(bad)), { reason: 'mime' }, bad);
  });
  test('a boundary is 1 to 70 characters', () => {
    for (const boundary of ['', 'x'.repeat(71)]) assert.throws(() => parse('--x', { boundary }), { reason: 'mime' });
  });
  test('a header line without a name', () => assert.throws(() => parse('--B\r\nnonsense\r\n\r\nx\r\n--B--'), { reason: 'mime' }));
});
