import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packError, packReceipt, type Packed } from '.';
import { testSeal } from './testing/certificates';
import { edited, open, outcome, userHeader, userMessage } from './testing/messages';

/** What a hostile sender may do with sizes, forms and single bits; single hostile messages are in corpus/. */

const receipt = async (): Promise<Packed> =>
  packReceipt({
    messageId: 'r@x', timestamp: '2026-03-01T10:00:01Z', seal: (await testSeal()).key,
    received: { header: { messageId: userHeader().messageId }, seal: { references: (await userMessage()).references } },
  });

describe('a signed receipt', () => {
  test('one flipped bit anywhere in a signed receipt is never accepted as another receipt', async () => {
    const packed = await receipt();
    const good = await open(packed);
    assert.equal(outcome(good), 'ok receipt');
    const facts = JSON.stringify(good.ok && good.kind === 'receipt' && good.header);
    for (let at = 0; at < packed.body.length; at += 37) {
      const body = Buffer.from(packed.body);
      body[at]! ^= 4;
      const result = await open({ ...packed, body });
      // Bits outside what is signed (the envelope's own markup, names of prefixes) may change nothing that we hand on.
      if (result.ok) assert.equal(JSON.stringify(result.kind === 'receipt' && result.header), facts, `bit at ${at}`);
    }
  });
});

test('an Error that quotes what no XML can hold is XML all the same', async () => {
  const detail = 'a part has the header line "\u0000\u001f\u008b\ud800\ufffe x" without a name';
  const packed = packError({ messageId: 'e@x', timestamp: '2026-03-01T10:00:01Z', errors: [{ code: 'EBMS:0007', detail }] });
  const opened = await open(packed);
  assert.ok(opened.ok && opened.kind === 'error', outcome(opened));
  assert.equal(opened.header.errors[0]?.detail, 'a part has the header line "\ufffd\ufffd\u008b\ufffd\ufffd x" without a name');
});

describe('sizes', () => {
  test('bodies that are nothing at all', async () => {
    for (const body of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(1000, 0xff), Buffer.from('{"json":true}')]) {
      assert.equal(outcome(await open({ contentType: 'application/soap+xml', body })), 'EBMS:0009 not-xml');
    }
  });

  test('more bytes than allowed', async () => {
    const packed = await userMessage();
    assert.equal(outcome(await open(packed, { limits: { maxBytes: 100 } })), 'EBMS:0004 too-large');
    assert.equal(outcome(await open(packed, { limits: { maxEnvelopeBytes: 100 } })), 'EBMS:0009 not-xml');
  });
});

describe('uncompressed parts', () => {
  const xmlPart = (bytes: Buffer, mimeType = 'application/xml') => ({ payloads: [{ contentId: 'message', bytes, mimeType, characterSet: 'UTF-8' }] });

  test('an XML part is digested in canonical form, so that its markup may be rewritten and its content not', async () => {
    const packed = await userMessage({ noCompression: true }, xmlPart(Buffer.from('<r  b="2" a="1"/>')));
    assert.equal(outcome(await open(packed)), 'ok user');
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('<r  b="2" a="1"/>', '<r a="1" b="2"></r>')))), 'ok user');
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('b="2"', 'b="3"')))), 'EBMS:0101 digest-mismatch');
  });
  for (const [name, forged] of [['a DOCTYPE', '<!DOCTYPE r><r/>'], ['a processing instruction', '<?x y?><r/>'], ['text after the root', '<r/>tail']] as const) {
    test(`${name} cannot be added to it: EBMS:0101 digest-mismatch`, async () => {
      const packed = await userMessage({ noCompression: true }, xmlPart(Buffer.from('<r/>')));
      assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('<r/>', forged)))), 'EBMS:0101 digest-mismatch');
    });
  }
  test('a digest over the octets as they stand is accepted, and observed', async () => {
    const result = await open(await userMessage({ noCompression: true, digestUncompressed: true }, xmlPart(Buffer.from('<r/>\n'), 'application/pdf')));
    assert.equal(outcome(result), 'ok user');
    const packed = edited(await userMessage({ noCompression: true }, xmlPart(Buffer.from('<r/>\n'), 'application/pdf')), (wire) => wire.replace('Content-Type: application/pdf', 'Content-Type: application/xml'));
    const verbatim = await open(packed);
    assert.deepEqual(verbatim.ok && verbatim.observations.map((one) => one.code), ['attachment-digested-verbatim', 'part-not-compressed']);
  });
  for (const [name, signed, change] of [
    ['text, and its line ends changed', 'a\r\nb\r\n', (wire: string) => wire.replace('image/jpeg\r\n', 'text/plain\r\n').replace('a\r\nb\r\n', 'a\nb\n')],
    ['XML, and comments put into it', '<r></r>', (wire: string) => wire.replace('image/jpeg\r\n', 'text/xml\r\n').replace('<r></r>', '<r><!-- x --></r>')],
  ] as const) {
    test(`a picture called ${name}, is delivered as it was signed`, async () => {
      const result = await open(edited(await userMessage({ noCompression: true }, xmlPart(Buffer.from(signed), 'image/jpeg')), change));
      assert.ok(result.ok && result.kind === 'user', outcome(result));
      assert.deepEqual([result.parts[0]!.bytes.toString(), result.parts[0]!.raw.toString()], [signed, signed]);
    });
  }
  test('a text part may change its line ends only', async () => {
    const packed = await userMessage({ noCompression: true }, xmlPart(Buffer.from('a\nb\n'), 'text/plain'));
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('a\nb\n', 'a\r\nb\r\n')))), 'ok user');
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('a\nb\n', 'a\nc\n')))), 'EBMS:0101 digest-mismatch');
  });
});

describe('compressed parts', () => {
  const payload = (bytes: Buffer) => [{ contentId: 'message', bytes, mimeType: 'application/xml', characterSet: 'UTF-8' }];
  test('20 MB that compress well but plausibly are read', async () => {
    const honest = Buffer.from(Array.from({ length: 20_000 }, (_, line) => `<item n="${line}">${(line * 7919) % 10007}</item>`).join(''));
    assert.equal(outcome(await open(await userMessage({}, { payloads: payload(honest) }))), 'ok user');
  });
  test('parts that are large together: EBMS:0303 gzip-bomb', async () => {
    const payloads = [1, 2, 3].map((n) => ({ contentId: `p${n}`, bytes: Buffer.alloc(400_000, n), mimeType: 'application/pdf' }));
    const packed = await userMessage({}, { payloads });
    const gzip = { maxBytes: 1_000_000, maxRatio: 200, freeBytes: 1_000_000 };
    assert.equal(outcome(await open(packed)), 'ok user');
    assert.equal(outcome(await open(packed, { limits: { gzip } })), 'EBMS:0303 gzip-bomb');
  });
  test('an empty payload, compressed, is an empty payload', async () => {
    const result = await open(await userMessage({}, { payloads: payload(Buffer.alloc(0)) }));
    assert.ok(result.ok && result.kind === 'user', outcome(result));
    assert.equal(result.business?.bytes.length, 0);
  });
});
