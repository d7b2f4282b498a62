import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { packReceipt, type Packed } from '.';
import { testSeal } from './testing/certificates';
import { edited, open, outcome, userHeader, userMessage } from './testing/messages';

/** Every edit is made after sealing, on the bytes; each has one answer, and none makes `openMessage` reject. */

const receipt = async (): Promise<Packed> =>
  packReceipt({
    messageId: 'r@x', timestamp: '2026-03-01T10:00:01Z', seal: (await testSeal()).key,
    received: { header: { messageId: userHeader().messageId }, seal: { references: (await userMessage()).references } },
  });

const BODY = /<env:Body [^>]*><\/env:Body>/;

describe('XML attacks on a sealed message', () => {
  const cases: [string, (soap: string) => string, string, RegExp?][] = [
    ['DOCTYPE with an external entity', (soap) => soap.replace('?>\n', '?>\n<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
    ['entity bomb', (soap) => soap.replace('?>\n', '?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
    ['text replaced by a processing instruction', (soap) => soap.replace('<eb:Service type="eu-customs-service-type">eu_ics2_t2c<', '<eb:Service type="eu-customs-service-type"><?x eu_ics2_t2c?><'), 'EBMS:0009 not-xml', /XML-PROCESSING/],
    ['an attribute named xmlnsZ', (soap) => soap.replace('<eb:Action>', '<eb:Action xmlnsZ="urn:z">'), 'EBMS:0101 digest-mismatch'],
    ['U+2028 in place of a blank', (soap) => soap.replace('<eb:Role>Trader<', '<eb:Role>Tra\u00e2\u0080\u00a8der<'), 'EBMS:0101 digest-mismatch'],
    ['one value', (soap) => soap.replace('IE3F10', 'IE3F11'), 'EBMS:0101 digest-mismatch'],
    ['the Body relocated under a header, an unsigned one in its place', (soap) => {
      const signed = BODY.exec(soap)![0];
      return soap.replace(signed, '<env:Body><evil/></env:Body>').replace('</env:Header>', `<w:Wrap xmlns:w="urn:w">${signed}</w:Wrap></env:Header>`);
    }, 'EBMS:0101 relocated-body'],
    ['eb:Messaging relocated, an unsigned one in its place', (soap) => {
      const signed = /<eb:Messaging .*<\/eb:Messaging>/s.exec(soap)![0];
      const forged = signed.replace(/wsu:Id="[^"]*"/, 'wsu:Id="forged"').replace('IE3F10', 'IE3F99');
      return soap.replace(signed, forged).replace('</env:Header>', `<w:Wrap xmlns:w="urn:w">${signed}</w:Wrap></env:Header>`);
    }, 'EBMS:0101 relocated-header'],
    ['two eb:Messaging', (soap) => soap.replace(/<eb:Messaging .*<\/eb:Messaging>/s, (whole) => whole + whole.replace(/wsu:Id="[^"]*"/, 'wsu:Id="other"')), 'EBMS:0009 envelope'],
    ['two Bodies', (soap) => soap.replace(BODY, (whole) => `${whole}<env:Body/>`), 'EBMS:0009 envelope'],
    ['a second element with the Body\'s wsu:Id', (soap) => soap.replace('</env:Header>', `<x ID="${/Body [^>]*wsu:Id="([^"]*)"/.exec(soap)![1]!}"/></env:Header>`), 'EBMS:0101 duplicate-id'],
    ['300,000 elements in a header', (soap) => soap.replace('</env:Header>', `<x>${'<a/>'.repeat(300_000)}</x></env:Header>`), 'ok user'],
    ['100,000 attributes', (soap) => soap.replace('</env:Header>', `<x ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/></env:Header>`), 'EBMS:0009 not-xml', /XML-TOO-LARGE/],
    ['20,000 namespace declarations', (soap) => soap.replace('</env:Header>', `${Array.from({ length: 20_000 }, (_, n) => `<a xmlns:p${n}="u"/>`).join('')}</env:Header>`), 'EBMS:0009 not-xml', /5000 namespaces/],
    ['a PrefixList of 10,000 prefixes', (soap) => soap.replace('PrefixList="env"', `PrefixList="${'env '.repeat(10_000)}"`), 'EBMS:0103 algorithm'],
    ['a second Signature', (soap) => soap.replace('</wsse:Security>', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></wsse:Security>'), 'EBMS:0103 several-signatures'],
    ['a second Security header', (soap) => soap.replace('</env:Header>', '<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/></env:Header>'), 'EBMS:0103 several-signatures'],
    ['the Signature outside the Security header', (soap) => {
      const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(soap)![0];
      const moved = signature.replace('<ds:Signature ', '<ds:Signature xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" ');
      return soap.replace(signature, '').replace('</env:Header>', `${moved}</env:Header>`);
    }, 'EBMS:0103 no-signature'],
    ['the key named by issuer and serial number', (soap) => soap.replace(/<wsse:Reference [^>]*><\/wsse:Reference>/, '<ds:X509Data><ds:X509IssuerSerial/></ds:X509Data>'), 'EBMS:0103 token-reference'],
    ['a token of garbage', (soap) => soap.replace(/(<wsse:BinarySecurityToken [^>]*>)[^<]*/, '$1AAAA'), 'EBMS:0101 token-malformed'],
    ['an unknown signature algorithm', (soap) => soap.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-sha999'), 'EBMS:0103 algorithm'],
    ['hmac in place of rsa', (soap) => soap.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1'), 'EBMS:0103 algorithm'],
    ['an XPath transform', (soap) => soap.replace(/(<ds:Transform Algorithm=")[^"]*(#Attachment[^"]*)?"/, '$1http://www.w3.org/TR/1999/REC-xpath-19991116"'), 'EBMS:0103 algorithm'],
    ['no SOAP 1.2', (soap) => soap.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'), 'EBMS:0009 envelope'],
    ['an encrypted key', (soap) => soap.replace('</wsse:Security>', '<xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></wsse:Security>'), 'EBMS:0103 encrypted'],
    ['no MessageId', (soap) => soap.replace(/<eb:MessageId>.*<\/eb:MessageId>/, ''), 'EBMS:0009 invalid-header'],
    ['no PartyId', (soap) => soap.replace(/<eb:PartyId .*?<\/eb:PartyId>/, ''), 'EBMS:0003 invalid-party'],
    ['two PartyIds', (soap) => soap.replace(/<eb:PartyId .*?<\/eb:PartyId>/, '$&$&'), 'EBMS:0003 invalid-party'],
    ['no message unit', (soap) => soap.replace(/<eb:UserMessage>.*<\/eb:UserMessage>/s, ''), 'EBMS:0003 message-kind'],
    ['an external payload', (soap) => soap.replace('href="cid:message"', 'href="http://example.org/x"'), 'EBMS:0007 part-mismatch'],
    ['a comment in a value (verifies by the standard, and is read across)', (soap) => soap.replace('IE3F10', 'IE3<!-- x -->F10'), 'ok user'],
  ];
  for (const [name, edit, expected, detail] of cases) {
    test(`${name}: ${expected}`, async () => {
      const result = await open(edited(await userMessage(), edit));
      assert.equal(outcome(result), expected, JSON.stringify(!result.ok && result.problems));
      if (detail !== undefined) assert.match(result.ok ? '' : result.error.detail, detail);
      if (result.ok && result.kind === 'user') assert.equal(result.header.action, 'IE3F10');
    });
  }

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

describe('MIME attacks', () => {
  const CRLF = '\r\n';
  const cases: [string, (wire: string) => string, string, RegExp?][] = [
    ['10,000 header lines in a part', (wire) => wire.replace('Content-Type: application/gzip', `${'X-A: b\r\n'.repeat(10_000)}Content-Type: application/gzip`), 'EBMS:0007 mime', /header/],
    ['a header line of 1 MB', (wire) => wire.replace('Content-Type: application/gzip', `X: ${'y'.repeat(1 << 20)}\r\nContent-Type: application/gzip`), 'EBMS:0007 mime', /exceed/],
    ['no closing delimiter', (wire) => wire.replace('--=_test_boundary--', ''), 'EBMS:0007 mime', /no closing delimiter/],
    ['cut in the middle', (wire) => wire.slice(0, wire.length >> 1), 'EBMS:0007 mime'],
    ['a boundary that never occurs', (wire) => wire.replaceAll('=_test_boundary', 'something-else'), 'EBMS:0007 mime', /does not occur/],
    ['nothing between the delimiters', () => `--=_test_boundary--${CRLF}`, 'EBMS:0007 mime', /no parts/],
    ['1,000 parts', (wire) => wire.replace('--=_test_boundary--', `--=_test_boundary\r\nContent-ID: <a>\r\n\r\n\r\n`.repeat(1000) + '--=_test_boundary--'), 'EBMS:0007 mime', /more than 200 parts/],
    ['an unknown transfer encoding', (wire) => wire.replace(/(application\/gzip\r\nContent-Transfer-Encoding: )binary/, '$1x-uuencode'), 'EBMS:0007 mime', /x-uuencode/],
    ['a header twice', (wire) => wire.replace('Content-ID: <message>', 'Content-ID: <message>\r\nContent-ID: <other>'), 'EBMS:0007 mime', /twice/],
    ['another Content-ID', (wire) => wire.replace('Content-ID: <message>', 'Content-ID: <massage>'), 'EBMS:0007 part-mismatch'],
    ['an empty part', (wire) => wire.replace(/(Content-ID: <message>\r\n\r\n)[\s\S]*?(\r\n--=_test)/, '$1$2'), 'EBMS:0101 digest-mismatch'],
    ['an additional part', (wire) => wire.replace('--=_test_boundary--', '--=_test_boundary\r\nContent-ID: <extra>\r\n\r\nx\r\n--=_test_boundary--'), 'EBMS:0007 part-mismatch'],
  ];
  for (const [name, edit, expected, detail] of cases) {
    test(`${name}: ${expected}`, async () => {
      const result = await open(edited(await userMessage(), edit));
      assert.equal(outcome(result), expected);
      if (detail !== undefined) assert.match(result.ok ? '' : result.error.detail, detail);
    });
  }

  const types: [string, string, string][] = [
    ['no boundary', 'multipart/related; type="application/soap+xml"', 'EBMS:0007 mime'],
    ['two boundaries', 'multipart/related; boundary=a; boundary=b', 'EBMS:0007 mime'],
    ['a start that is not there', 'multipart/related; boundary="=_test_boundary"; start="<nobody>"', 'EBMS:0007 mime'],
    ['another multipart', 'multipart/mixed; boundary="=_test_boundary"', 'EBMS:0007 mime'],
    ['no media type', '', 'EBMS:0007 mime'],
    ['a Content-Type of 1 MB', `multipart/related; boundary="${'x'.repeat(1 << 20)}"`, 'EBMS:0007 mime'],
    ['no multipart though the body is one', 'application/soap+xml', 'EBMS:0009 not-xml'],
  ];
  for (const [name, contentType, expected] of types) {
    test(`Content-Type with ${name}: ${expected}`, async () => assert.equal(outcome(await open({ ...(await userMessage()), contentType })), expected));
  }

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
  test('a text part may change its line ends only', async () => {
    const packed = await userMessage({ noCompression: true }, xmlPart(Buffer.from('a\nb\n'), 'text/plain'));
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('a\nb\n', 'a\r\nb\r\n')))), 'ok user');
    assert.equal(outcome(await open(edited(packed, (wire) => wire.replace('a\nb\n', 'a\nc\n')))), 'EBMS:0101 digest-mismatch');
  });
});

describe('compression attacks by a trusted sender', () => {
  const payload = (bytes: Buffer) => [{ contentId: 'message', bytes, mimeType: 'application/xml', characterSet: 'UTF-8' }];
  const declared = [{ href: 'cid:message', properties: [{ name: 'MimeType', value: 'application/xml' }, { name: 'CompressionType', value: 'application/gzip' }] }];
  const precompressed = async (bytes: Buffer) => userMessage({ noCompression: true }, { payloads: payload(bytes), header: { ...userHeader(), parts: declared } });

  test('a gzip bomb: EBMS:0303 gzip-bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(20 << 20));
    assert.equal(outcome(await open(await precompressed(bomb))), 'EBMS:0303 gzip-bomb');
  });
  test('20 MB that compress well but plausibly are read', async () => {
    const honest = Buffer.from(Array.from({ length: 20_000 }, (_, line) => `<item n="${line}">${(line * 7919) % 10007}</item>`).join(''));
    assert.equal(outcome(await open(await userMessage({}, { payloads: payload(honest) }))), 'ok user');
  });
  test('a part that says gzip and is not: EBMS:0303 broken-gzip', async () => {
    assert.equal(outcome(await open(await precompressed(Buffer.from('<xml/>')))), 'EBMS:0303 broken-gzip');
  });
  test('a part of 0 bytes that says gzip: EBMS:0303 broken-gzip', async () => {
    assert.equal(outcome(await open(await precompressed(Buffer.alloc(0)))), 'EBMS:0303 broken-gzip');
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
