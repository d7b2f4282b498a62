import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../xml';
import { checkMessage, openDocument, SECURITY_NAMESPACE, signatureAlgorithm, SIGNATURE_ALGORITHMS, signDocument, signedEnvelope, type Trust } from '.';
import { testSigner, type TestSigner } from './testing/signers';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const LIFETIME = { created: NOW, expires: NOW + 300_000 };
const BODY = '<g:Send xmlns:g="urn:g"><data>A &amp; Б &lt;x&gt;</data></g:Send>';
const DOCUMENT = '<p:Pi xmlns:p="urn:p" b="2" a="1"><p:Name>Әлем &amp; Ltd</p:Name><p:Empty></p:Empty></p:Pi>';

describe('WS-Security', () => {
  let xml: Xml;
  let rsa: TestSigner;
  let ec: TestSigner;
  before(async () => {
    xml = await loadXml();
    [rsa, ec] = await Promise.all([testSigner('rsa-sha256'), testSigner('ecdsa-sha256')]);
  });
  const checked = (soap: string | Buffer, trust: Trust = rsa.trust, now = NOW): string => {
    const read = xml.read(Buffer.from(soap));
    assert.ok(read.ok, read.ok ? '' : read.error.message);
    return checkMessage(read.root, trust, now).problems.map((one) => one.reason).join(' ') || 'holds';
  };
  const message = (): string => signedEnvelope(xml, BODY, rsa.signer, LIFETIME).toString('utf8');

  test('a signed message holds, with either kind of key', () => {
    assert.equal(checked(message()), 'holds');
    assert.equal(checked(signedEnvelope(xml, BODY, ec.signer, LIFETIME), ec.trust), 'holds');
  });
  test('white space and other prefixes around what is signed change nothing', () => {
    assert.equal(checked(message().replace('<soap:Header>', '<soap:Header>\n  ').replace('</soap:Header>', '\n</soap:Header>\n')), 'holds');
  });

  const body = (soap: string): string => /<soap:Body [^>]*>[^]*<\/soap:Body>/.exec(soap)![0];
  const attacks: [what: string, edit: (soap: string) => string, refused: string][] = [
    ['one character of the Body changed', (soap) => soap.replace('Б', 'В'), 'digest-mismatch'],
    ['the signature value changed', (soap) => soap.replace(/(SignatureValue>)(.)/, (_all, tag: string, first: string) => `${tag}${first === 'A' ? 'B' : 'A'}`), 'signature-mismatch'],
    ['the signature value is no base64', (soap) => soap.replace(/(SignatureValue>)[^<]+/, '$1***'), 'malformed-signature'],
    ['a digest changed', (soap) => soap.replace(/(DigestValue>)[^<]+/, `$1${'A'.repeat(43)}=`), 'digest-mismatch signature-mismatch'],
    ['the signed Body in the Header, another in its place', (soap) => soap.replace(body(soap), '<soap:Body><forged/></soap:Body>').replace('</soap:Header>', `<w xmlns="urn:w">${body(soap)}</w></soap:Header>`), 'relocated unsigned-body'],
    ['two elements of one id', (soap) => soap.replace('<soap:Header>', '<soap:Header xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="body">'), 'duplicate-id extra-reference unsigned-body'],
    ['no Security header', (soap) => soap.replace(/<wsse:Security[^]*<\/wsse:Security>/, ''), 'no-signature'],
    ['the signature outside of the Security header', (soap) => soap.replace(/(<ds:Signature [^]*<\/ds:Signature>)<\/wsse:Security>/, '</wsse:Security>$1').replace('<soap:Header>', `<soap:Header xmlns:wsse="${SECURITY_NAMESPACE}">`), 'no-signature'],
    ['two signatures', (soap) => soap.replace(/(<ds:Signature [^]*<\/ds:Signature>)/, '$1$1'), 'several-signatures'],
    ['another canonicalisation', (soap) => soap.replace(/(CanonicalizationMethod Algorithm=")[^"]*/, '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315'), 'algorithm'],
    ['SHA-1', (soap) => soap.replace(/xmlenc#sha256/, '09/xmldsig#sha1').replace('2001/04/09', '2000/09'), 'algorithm signature-mismatch'],
    ['RSA with SHA-1', (soap) => soap.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'), 'algorithm'],
    ['the algorithm of another kind of key', (soap) => soap.replace('rsa-sha256', 'ecdsa-sha256'), 'algorithm'],
    ['no certificate', (soap) => soap.replace(/<wsse:BinarySecurityToken[^]*?<\/wsse:BinarySecurityToken>/, ''), 'token'],
    ['a certificate that is none', (soap) => soap.replace(/(<wsse:BinarySecurityToken[^>]*>)[^<]+/, '$1AAAA'), 'token'],
    ['no SignedInfo', (soap) => soap.replace(/<ds:SignedInfo[^]*<\/ds:SignedInfo>/, ''), 'malformed-signature unsigned-body unsigned-timestamp'],
    ['no reference', (soap) => soap.replace(/<ds:Reference[^]*<\/ds:Reference>/, ''), 'malformed-signature unsigned-body unsigned-timestamp'],
    ['a reference to nothing', (soap) => soap.replace('URI="#timestamp"', 'URI="#elsewhere"'), 'reference-missing signature-mismatch unsigned-timestamp'],
  ];
  for (const [what, edit, refused] of attacks) test(`refused: ${what}`, () => assert.equal(checked(edit(message())), refused));

  test('refused: a stranger, and a Body or a Timestamp that is not signed', () => {
    assert.equal(checked(message(), ec.trust), 'untrusted');
    assert.equal(checked(signedEnvelope(xml, BODY, rsa.signer, LIFETIME, ['Timestamp'])), 'unsigned-body');
    assert.equal(checked(signedEnvelope(xml, BODY, rsa.signer, LIFETIME, ['Body'])), 'unsigned-timestamp');
  });
  test('refused: a Timestamp before and after its time, with a minute between the clocks', () => {
    assert.equal(checked(message(), rsa.trust, NOW + 360_000), 'holds');
    assert.equal(checked(message(), rsa.trust, NOW + 360_001), 'expired-timestamp');
    assert.equal(checked(message(), rsa.trust, NOW - 60_000), 'holds');
    assert.equal(checked(message(), rsa.trust, NOW - 60_001), 'expired-timestamp');
    assert.equal(checked(signedEnvelope(xml, BODY, rsa.signer, LIFETIME).toString().replace('<wsu:Created>2026', '<wsu:Created>2O26')), 'digest-mismatch expired-timestamp');
  });
});

describe('the signature of a document', () => {
  let xml: Xml;
  let rsa: TestSigner;
  before(async () => {
    xml = await loadXml();
    rsa = await testSigner('rsa-sha256');
  });
  const outcome = (text: string, trust: Trust = rsa.trust): string => openDocument(xml, text, trust).problems.map((one) => one.reason).join(' ') || 'holds';
  const signed = (): string => signDocument(xml, DOCUMENT, rsa.signer);

  test('what is opened is what was signed, to the character', () => {
    const { document, problems } = openDocument(xml, signed(), rsa.trust);
    assert.deepEqual([document, problems], [DOCUMENT, []]);
  });
  test('an unsigned document is given back as it is, and said to be unsigned', () => {
    assert.deepEqual(openDocument(xml, DOCUMENT, rsa.trust).document, DOCUMENT);
    assert.equal(outcome(DOCUMENT), 'no-signature');
  });

  const attacks: [what: string, edit: (text: string) => string, refused: string][] = [
    ['one character changed', (text) => text.replace('Әлем', 'Әлен'), 'digest-mismatch'],
    ['a name in a comment beside the signature', (text) => text.replace('<ds:Signature ', '<!-- <ds:Signature ></ds:Signature> --><ds:Signature '), 'malformed-signature'],
    ['something signed hidden inside the signature', (text) => text.replace('</ds:Signature>', '<p:Name xmlns:p="urn:p">other</p:Name></ds:Signature>'), 'holds'],
    ['so many starts of signatures in a comment that looking at each would take long', (text) => text.replace('<p:Name>', `<!--${'<ds:Signature '.repeat(50_000)}--><p:Name>`), 'malformed-signature'],
    ['a second signature', (text) => text.replace(/(<ds:Signature [^]*<\/ds:Signature>)/, '$1$1'), 'several-signatures'],
    ['the signature deeper inside', (text) => text.replace(/(<p:Empty>)(<\/p:Empty>)(<ds:Signature [^]*<\/ds:Signature>)/, '$1$3$2'), 'malformed-signature'],
    ['a reference to a part', (text) => text.replace('URI=""', 'URI="#x"'), 'extra-reference signature-mismatch'],
    ['no certificate', (text) => text.replace(/<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/, ''), 'token'],
    ['no XML', () => '<p>', 'malformed-signature'],
  ];
  for (const [what, edit, refused] of attacks) test(`${refused === 'holds' ? 'not read' : 'refused'}: ${what}`, () => assert.equal(outcome(edit(signed())), refused));

  test('what stands in the signature is not part of the document', () => {
    const edited = signed().replace('</ds:Signature>', '<p:Name xmlns:p="urn:p">other</p:Name></ds:Signature>');
    assert.equal(openDocument(xml, edited, rsa.trust).document, DOCUMENT);
  });
});

describe('algorithms', () => {
  test('each has its own name and URI; what is not available says why and signs nothing', async () => {
    assert.equal(new Set(SIGNATURE_ALGORITHMS.flatMap((one) => [one.id, one.uri])).size, 2 * SIGNATURE_ALGORITHMS.length);
    const xml = await loadXml();
    const { signer } = await testSigner('rsa-sha256');
    for (const id of ['gost-2004', 'gost-2015']) {
      assert.throws(() => signDocument(xml, DOCUMENT, { ...signer, algorithm: signatureAlgorithm(id) }), /GOST .*no GOST algorithm/);
    }
    assert.throws(() => signatureAlgorithm('md5'), /no signature algorithm "md5"; there are rsa-sha256/);
  });
  test('a message signed by GOST is refused with the reason, not called forged', async () => {
    const xml = await loadXml();
    const { signer, trust } = await testSigner('rsa-sha256');
    const soap = signedEnvelope(xml, BODY, signer, LIFETIME).toString().replace(signer.algorithm.uri, signatureAlgorithm('gost-2004').uri);
    const read = xml.read(Buffer.from(soap));
    assert.ok(read.ok);
    const [problem] = checkMessage(read.root, trust, NOW).problems;
    assert.match(`${problem?.reason}: ${problem?.detail}`, /^algorithm: GOST 34\.310-2004 cannot be verified: /);
  });
});
