import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { loadXml, type Xml } from '../../protocols/xml';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../pki';
import { schemeOperator, standardList, trustService } from '../trusted-list';
import { sealServices, TSL, type TrustedList } from './model';
import { readTrustedList } from './read';
import { writeTrustedList, type ListSigner } from './write';

const clock = new WallClock();
const hasXmlsec = ((): boolean => {
  try {
    execFileSync('xmlsec1', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the trusted list', () => {
  let pki: Pki;
  let xml: Xml;
  let signer: ListSigner;
  let list: TrustedList;
  let sealed: Buffer;
  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids: new RandomIds() });
    xml = await loadXml();
    signer = schemeOperator(pki);
    list = standardList(pki, clock.now());
    sealed = writeTrustedList(list, signer, xml);
  });
  const read = (bytes: Buffer, at = clock.now()): string => {
    const result = readTrustedList(bytes, { signers: [signer.certificate], at }, xml);
    return result.ok ? 'read' : result.reason;
  };
  const edited = (from: string | RegExp, to: string): Buffer => {
    const before = sealed.toString('utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, `nothing to edit: ${String(from)}`);
    return Buffer.from(after, 'utf8');
  };

  test('what was written is read: who issued it, until when, which services', () => {
    const result = readTrustedList(sealed, { signers: [signer.certificate], at: clock.now() }, xml);
    assert.ok(result.ok, JSON.stringify(result));
    const seconds = (at: number): number => Math.floor(at / 1000) * 1000;
    const services = list.services.map((one) => ({ ...one, since: seconds(one.since) }));
    assert.deepEqual(result.list, { ...list, issuedAt: seconds(list.issuedAt), nextUpdate: seconds(list.nextUpdate), services });
  });

  test('only authorities in good standing may seal, qualified or not', () => {
    const [one] = trustService(pki, 'seal-qualified', clock.now());
    const services = (['granted', 'withdrawn', 'recognised', 'deprecated'] as const).map((status) => ({ ...one!, status }));
    assert.deepEqual(sealServices({ ...list, services }).map(({ status }) => status), ['granted', 'recognised']);
    assert.deepEqual(sealServices({ ...list, services: [{ ...one!, type: 'TSA' }, { ...one!, type: 'CA/PKC' }] }).map(({ type }) => type), ['CA/PKC']);
    const withdrawn = readTrustedList(writeTrustedList({ ...list, services }, signer, xml), { signers: [signer.certificate], at: clock.now() }, xml);
    assert.ok(withdrawn.ok && sealServices(withdrawn.list).length === 2 && withdrawn.list.services.length === 4);
  });

  test('services and states that are no concern of ours are left out, not refused', () => {
    const other = writeTrustedList(list, signer, { ...xml, canonicalize: (source, options) => xml.canonicalize(String(source).replaceAll('Svctype/CA/QC', 'Svctype/Archiv'), options) });
    const result = readTrustedList(Buffer.from(other.toString('utf8').replaceAll('Svctype/CA/QC', 'Svctype/Archiv')), { signers: [signer.certificate], at: clock.now() }, xml);
    assert.ok(result.ok, JSON.stringify(result));
    assert.deepEqual(result.list.services, []);
  });

  test('a list counts until its next update, and not at that instant', () => {
    const nextUpdate = Math.floor(list.nextUpdate / 1000) * 1000;
    assert.equal(read(sealed, nextUpdate - 1), 'read');
    assert.equal(read(sealed, nextUpdate), 'outdated');
  });

  test('white space round base64 is read over; white space elsewhere is a change', () => {
    assert.equal(read(Buffer.concat([Buffer.from('\n'), sealed])), 'read');
    assert.equal(read(edited('<SchemeInformation>', '<SchemeInformation>\n')), 'tampered');
    assert.equal(read(edited(/(<ds:SignatureValue>.{64})/, '$1\n')), 'read');
  });

  const changes: [what: string, from: string | RegExp, to: string, reason: string][] = [
    ['a status', 'Svcstatus/granted', 'Svcstatus/withdrawn', 'tampered'],
    ['the next update', /(<NextUpdate><dateTime>)\d{4}/, '$12999', 'tampered'],
    ['the sequence number', '<TSLSequenceNumber>1<', '<TSLSequenceNumber>2<', 'tampered'],
    ['a byte of the signature value', /<ds:SignatureValue>./, '<ds:SignatureValue>/', 'tampered'],
    ['the signing time', /(<xades:SigningTime>)\d{4}/, '$11999', 'tampered'],
    ['a digest', /<ds:DigestValue>.{8}/, '<ds:DigestValue>AAAAAAAA', 'tampered'],
    ['a comment within a number', '<TSLSequenceNumber>1<', '<TSLSequenceNumber><!-- -->1<', 'read'],
    ['an element before the seal', '<ds:Signature ', '<Extra></Extra><ds:Signature ', 'tampered'],
    ['an element after the seal', '</TrustServiceStatusList>', '<Extra></Extra></TrustServiceStatusList>', 'not-sealed'],
    ['the seal taken away', /<ds:Signature .*<\/ds:Signature>/, '', 'not-sealed'],
    ['a transform left out', `<ds:Transform Algorithm="${TSL.enveloped}"></ds:Transform>`, '', 'not-sealed'],
    ['the whole document not referred to', 'URI=""', 'URI="#list-1"', 'not-sealed'],
    ['SHA-1', 'xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-sha1', 'not-sealed'],
    ['another SignedInfo before the signed one', '<ds:SignedInfo ', '<SignedInfo></SignedInfo><ds:SignedInfo ', 'not-sealed'],
    ['the signed properties taken away', /<xades:SignedProperties .*<\/xades:SignedProperties>/, '', 'not-sealed'],
    ['an id used twice', 'Id="seal"', 'Id="list-1"', 'not-sealed'],
    ['another root', /TrustServiceStatusList/g, 'TrustServiceStatus', 'not-a-list'],
    ['a document type', '<TrustServiceStatusList', '<!DOCTYPE a><TrustServiceStatusList', 'not-a-list'],
  ];
  for (const [what, from, to, reason] of changes) test(`changed after sealing: ${what}: ${reason}`, () => assert.equal(read(edited(from, to)), reason));

  test('every byte counts: a flip anywhere outside the seal is noticed', () => {
    const end = sealed.indexOf('<ds:Signature');
    for (let at = 1; at < end; at += 97) {
      const flipped = Buffer.from(sealed);
      flipped[at]! ^= 1;
      assert.notEqual(read(flipped), 'read', `byte ${at}`);
    }
  });

  test('within the seal only what nothing rests on can be changed, and nothing there takes the reader down', () => {
    const begin = sealed.indexOf('<ds:Signature');
    const unsigned = /Target="[^"]*"|Id="seal"|<\/?xades:QualifyingProperties[^>]*>/g;
    const spans = [...sealed.toString('latin1').matchAll(unsigned)].map((found) => [found.index, found.index + found[0].length] as const);
    for (let at = begin + 1; at < sealed.length; at += 53) {
      const flipped = Buffer.from(sealed);
      flipped[at]! ^= 1;
      if (read(flipped) === 'read') assert.ok(spans.some(([from, to]) => at >= from && at < to), `byte ${at}: ${sealed.toString('latin1', at - 20, at + 20)}`);
    }
    for (let end = 0; end < sealed.length; end += 613) assert.equal(read(sealed.subarray(0, end)), 'not-a-list');
  });

  test('a list that somebody else has sealed is another signer\'s, whatever certificate it shows', () => {
    const { key, chain } = pki.identity('operator.seal');
    assert.equal(read(writeTrustedList(list, { key, certificate: chain[0]! }, xml)), 'other-signer');
    assert.equal(read(writeTrustedList(list, { key, certificate: signer.certificate }, xml)), 'tampered');
  });

  const malformed: [what: string, change: Partial<TrustedList>][] = [
    ['no sequence number', { sequenceNumber: 0 }],
    ['a service known by no certificate', { services: [{ provider: 'a', name: 'b', type: 'CA/QC', status: 'granted', since: 0, certificates: [Buffer.from('x')] }] }],
    ['a service without a name', { services: [{ provider: 'a', name: '', type: 'CA/QC', status: 'granted', since: 0, certificates: [] }] }],
  ];
  for (const [what, change] of malformed) {
    test(`sealed as it should be, and still no list: ${what}`, () => assert.equal(read(writeTrustedList({ ...list, ...change }, signer, xml)), 'not-a-list'));
  }

  test('xmlsec1 verifies what we seal, and not what was changed', { skip: hasXmlsec ? false : 'xmlsec1 is not installed' }, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tsl-'));
    const verdict = async (bytes: Buffer): Promise<boolean> => {
      await writeFile(join(dir, 'list.xml'), bytes);
      await writeFile(join(dir, 'signer.pem'), pki.identity('scheme-operator.seal').certPem);
      const ids = ['--id-attr:Id', `${TSL.xades}:SignedProperties`];
      try {
        execFileSync('xmlsec1', ['--verify', '--enabled-key-data', 'rsa,x509', '--pubkey-cert-pem', join(dir, 'signer.pem'), ...ids, join(dir, 'list.xml')], { stdio: 'pipe' });
        return true;
      } catch {
        return false;
      }
    };
    try {
      assert.equal(await verdict(sealed), true);
      assert.equal(await verdict(edited('Svcstatus/granted', 'Svcstatus/withdrawn')), false);
      assert.equal(await verdict(edited(/(<xades:SigningTime>)\d{4}/, '$11999')), false);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});
