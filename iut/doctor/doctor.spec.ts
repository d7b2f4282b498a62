import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { readKeystore, writeKeystore } from '../../certs/keystore';
import { createHttpsServer, type HttpsServer } from '../../protocols/tls/https-server';
import { RandomIds } from '../../protocols/time/ids';
import { WallClock } from '../../protocols/time/clock';
import { loadIut, REFERENCE_DESCRIPTION } from '../description/load';
import type { CertificatesDescription, IutDescription } from '../description/model';
import { doctor } from './doctor';
import type { DoctorOptions, Finding } from './model';

const clock = new WallClock();
const ids = new RandomIds();
const folder = mkdtempSync(join(tmpdir(), 'cc-doctor-'));
const reference = loadIut(REFERENCE_DESCRIPTION);
let pki: Pki;
let endpoint: HttpsServer;
let options: DoctorOptions;

before(async () => {
  pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
  endpoint = await createHttpsServer({
    party: 'iut', client: 'trader-interface', host: '127.0.0.1', port: 0, identity: pki.identity('operator.tls'), ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), mode: 'strict', clock, ids,
    observe: () => undefined,
    handler: async () => ({ status: 405, headers: { date: new Date(clock.now()).toUTCString() }, body: Buffer.from('POST only') }),
  });
  options = {
    clock,
    env: {},
    nodeVersion: 'v20.20.2',
    java: '/usr/bin/java',
    requirementExists: (id) => id === ['ICS2', 'AS4', '30'].join('-'),
    clientIdentity: () => pki.identity('trader-interface.tls'),
    issuedTlsAnchors: pki.trustAnchors('tls'),
    readKeystore: async (file, password) => (await readKeystore(file, password)).chain,
    timeoutMs: 3_000,
  };
});
after(async () => {
  await endpoint?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What doctor finds wrong: `class key`. */
async function wrongs(change: Partial<IutDescription>, more: Partial<DoctorOptions> = {}): Promise<{ list: string[]; findings: Finding[] }> {
  const findings = await doctor({ ...reference, attestations: [], ...change }, { ...options, ...more });
  for (const finding of findings) assert.equal(finding.fix === '', finding.ok, JSON.stringify(finding));
  return { list: findings.filter((finding) => !finding.ok).map((finding) => `${finding.class} ${finding.key}`), findings };
}

const withEndpoint = (): Partial<IutDescription> => ({ endpoints: { ics2: endpoint.url } });

describe('doctor', () => {
  test('finds nothing wrong where nothing is', async () => {
    const { list, findings } = await wrongs(withEndpoint());
    assert.deepEqual(list, []);
    assert.ok(findings.some((finding) => /TLS both ways/.test(finding.what)));
    assert.ok(findings.some((finding) => finding.class === 'clock' && /agree within/.test(finding.what)));
  });

  test('configuration: unknown parameter, unknown and expired known failing, manual driver', async () => {
    const { list } = await wrongs({
      parameters: { 'no.such.parameter': '1' },
      knownFailings: [
        { requirement: 'ICS2-NONE', reason: 'r', owner: 'o', expires: '2999-01-01' },
        { requirement: ['ICS2', 'AS4', '30'].join('-'), reason: 'r', owner: 'o', expires: '2020-01-01' },
      ],
      driver: { kind: 'manual' },
    });
    assert.deepEqual(list, ['configuration parameters.no.such.parameter', 'configuration known-failings[0].requirement', 'configuration known-failings[1].expires', 'configuration driver.kind']);
  });

  test('configuration: attestations of an unknown requirement, of tomorrow and of yesterday', async () => {
    const of = (requirement: string, date: string, expires?: string): IutDescription['attestations'][number] => ({ requirement, by: 'head of security', document: 'order 1', date, ...(expires === undefined ? {} : { expires }) });
    const known = ['ICS2', 'AS4', '30'].join('-');
    const { list } = await wrongs({ attestations: [of('ICS2-NONE', '2020-01-01'), of(known, '2999-01-01'), of(known, '2020-01-01', '2020-12-31'), of(known, '2020-01-01')] });
    assert.deepEqual(list, ['configuration attestations[0].requirement', 'configuration attestations[1].date', 'configuration attestations[2].expires']);
  });

  test('network: unknown name, closed port, port in use', async () => {
    assert.deepEqual((await wrongs({ endpoints: { ics2: 'https://nowhere.invalid/' } })).list, ['network endpoints.ics2']);
    assert.deepEqual((await wrongs({ endpoints: { eaeu: 'https://127.0.0.1:1/' } })).list, ['network endpoints.eaeu']);
    assert.deepEqual((await wrongs({ driver: { kind: 'http', url: 'http://127.0.0.1:1/', timeoutSeconds: 1 } })).list, ['network driver.url']);
    const taken: Server = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const found = await wrongs({ listen: { host: '127.0.0.1', ports: { ics2: 0, eaeu: 0, kz: port } } });
    await new Promise((resolve) => taken.close(resolve));
    assert.deepEqual(found.list, ['network listen.kz']);
    assert.match(found.findings.find((finding) => !finding.ok)!.what, /EADDRINUSE/);
    const elsewhere = await wrongs({ listen: { host: '192.0.2.1', ports: { ics2: 0, eaeu: 0, kz: port } } });
    assert.match(elsewhere.findings.find((finding) => !finding.ok)!.fix ?? '', /listen\.host/);
    assert.deepEqual((await wrongs({ listen: { host: '127.0.0.1', ports: { ics2: 0, eaeu: 0, kz: port } } })).list, []);
  });

  test('TLS: server of another authority, our certificate refused, no TLS there', async () => {
    assert.deepEqual((await wrongs(withEndpoint(), { issuedTlsAnchors: pki.trustAnchors('rogue') })).list, ['certificate certificates.issue']);
    assert.deepEqual((await wrongs(withEndpoint(), { clientIdentity: () => pki.identity('trader-interface.tls.rogue') })).list, ['certificate endpoints.ics2']);
    assert.deepEqual((await wrongs(withEndpoint(), { clientIdentity: () => undefined })).list, ['certificate endpoints.ics2']);
    const plain: Server = createServer((socket) => socket.on('error', () => undefined).resume().end('220 mail ready\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const found = await wrongs({ endpoints: { ics2: `https://127.0.0.1:${(plain.address() as AddressInfo).port}/` } });
    await new Promise((resolve) => plain.close(resolve));
    assert.deepEqual(found.list, ['network endpoints.ics2']);
  });

  test('clock: an hour apart', async () => {
    // The doctor's own clock is put back: what the endpoint says is then an hour ahead.
    const slow = { now: () => clock.now() - 3_600_000, at: (at: number, task: () => void) => clock.at(at + 3_600_000, task) };
    const { list, findings } = await wrongs(withEndpoint(), { clock: slow });
    assert.deepEqual(list, ['clock endpoints.ics2']);
    assert.match(findings.find((finding) => !finding.ok)!.what, /(3599|3600|3601) s ahead of ours/);
  });

  test('tools: no Java, a Node.js that is too old', async () => {
    assert.deepEqual((await wrongs({}, { java: undefined, nodeVersion: 'v20.9.0' })).list, ['tool node', 'tool java']);
  });
});

describe('doctor: the own certificates', () => {
  const eori = 'DE1234567890123';
  const own = (seal: Parameters<Pki['identity']>[0], authority: 'seal-qualified' | 'rogue' = 'seal-qualified'): { party: Record<string, string>; certificates: CertificatesDescription } => ({
    party: { eori },
    certificates: {
      kind: 'own',
      tls: { ca: pki.authorityFiles('tls').root, own: { kind: 'pem', file: pki.identity('operator.tls').files.chain } },
      seal: { ca: pki.authorityFiles(authority).root, own: { kind: 'pem', file: pki.identity(seal).files.chain } },
    },
  });

  test('good ones are good', async () => assert.deepEqual((await wrongs(own('operator.seal'))).list, []));
  test('the intermediate authority may stand in the "ca" file', async () => {
    const ca = join(folder, 'both.pem');
    const { root, issuing } = pki.authorityFiles('seal-qualified');
    writeFileSync(ca, readFileSync(root, 'utf8') + readFileSync(issuing, 'utf8'));
    const change = own('operator.seal');
    const certificates: CertificatesDescription = { kind: 'own', seal: { ca, own: { kind: 'pem', file: pki.identity('operator.seal').files.cert } } };
    assert.deepEqual((await wrongs({ ...change, certificates })).list, []);
  });

  for (const [seal, says] of [['operator.seal.expired', /expired/], ['operator.seal.not-yet-valid', /not-yet-valid/], ['operator.seal.unlisted', /untrusted-chain/], ['operator.seal.weak', /weak-key/]] as const) {
    test(`${seal} is named`, async () => {
      const { list, findings } = await wrongs(own(seal));
      assert.deepEqual(list, ['certificate certificates.seal.certificate']);
      assert.match(findings.find((finding) => !finding.ok)!.what, says);
    });
  }

  test('another EORI in the certificate than in the description', async () => {
    assert.deepEqual((await wrongs(own('operator.seal.wrong-eori'))).list, ['certificate party.eori']);
  });
  test('no EORI in the certificate: the link lives in UUM&DS', async () => {
    const { list, findings } = await wrongs(own('scheme-operator.seal'));
    assert.deepEqual(list, []);
    assert.ok(findings.some(({ what }) => /carries no EORI; UUM&DS links it/.test(what)));
  });
  test('no EORI in the description', async () => {
    assert.deepEqual((await wrongs({ ...own('operator.seal'), party: {} })).list, ['configuration party.eori', 'certificate party.eori']);
  });
  test('an EORI is asked of ICS2 alone', async () => {
    assert.deepEqual((await wrongs({ ...own('operator.seal'), party: {}, roles: ['kz-carrier-is'], regimes: ['kz'] })).list, []);
  });
  test('a certificate that ends soon', async () => {
    const late = { now: () => clock.now() + 100 * 86_400_000, at: (at: number, task: () => void) => clock.at(at - 100 * 86_400_000, task) };
    const { list } = await wrongs({ ...own('operator.seal') }, { clock: late });
    assert.deepEqual(list, ['certificate certificates.tls.certificate', 'certificate certificates.seal.certificate']);
  });

  test('keystores: the right password, a wrong one, no keystore', async () => {
    const file = join(folder, 'seal.p12');
    await writeKeystore(pki.identity('operator.seal'), file, 'right');
    const certificates: CertificatesDescription = { kind: 'own', seal: { ca: pki.authorityFiles('seal-qualified').root, own: { kind: 'keystore', file, passwordEnv: 'SEAL' } } };
    assert.deepEqual((await wrongs({ party: { eori }, certificates }, { env: { SEAL: 'right' } })).list, []);
    const bad = await wrongs({ party: { eori }, certificates }, { env: { SEAL: 'hunter2' } });
    assert.deepEqual(bad.list, ['certificate certificates.seal.keystore']);
    assert.match(bad.findings.find((finding) => !finding.ok)!.what, /password from SEAL/);
    assert.doesNotMatch(JSON.stringify(bad.findings), /hunter2/);
  });

  test('a "ca" file that holds no certificate', async () => {
    const empty = join(folder, 'empty.pem');
    writeFileSync(empty, 'nothing');
    assert.deepEqual((await wrongs({ party: { eori }, certificates: { kind: 'own', tls: { ca: empty }, seal: own('operator.seal').certificates.kind === 'own' ? { ca: pki.authorityFiles('seal-qualified').root, own: { kind: 'pem', file: pki.identity('operator.seal').files.chain } } : undefined } })).list, [
      'certificate certificates.tls.ca',
    ]);
  });
});
