import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { ROLES } from '../roles';
import { DECLARATIONS } from './declarations';
import { accessPointOwner } from './enrolment';
import { loadIut, REFERENCE_DESCRIPTION } from './load';
import { effectiveCapabilities } from './model';
import { ConfigError, type ConfigProblemCode } from './problem';
import { referenceFile } from './references';

const folder = mkdtempSync(join(tmpdir(), 'cc-iut-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = `name: Sea Lines
version: "4.2"
roles: [sea-carrier]
modes: [maritime]
party: {eori: DE1234567890123, fqdn: as4.example.com}
endpoints: {ics2: "https://127.0.0.1:8443/as4"}
listen: {host: 127.0.0.1, ics2: 18443}
certificates:
  tls: {ca: ca.pem, certificate: own.pem}
  seal: {ca: ca.pem, keystore: {file: seal.p12, passwordEnv: SEAL_PASSWORD}}
driver: {kind: command, command: [node, adapter.mjs], timeoutSeconds: 5}
capabilities: {declare: [observe, "stimulate:ics2.file"], without: [observe]}
known-failings:
  - {requirement: ICS2-AS4-30, reason: retries come in June, owner: Ada, expires: "2027-06-30"}
parameters: {kzpi.leadTime.road: PT2H}
`;
for (const name of ['ca.pem', 'own.pem', 'seal.p12']) writeFileSync(join(folder, name), '');

function load(text: string, env?: NodeJS.ProcessEnv): ReturnType<typeof loadIut> {
  const file = join(folder, 'iut.yaml');
  writeFileSync(file, text);
  return loadIut(file, env);
}

/** The problems of a description that must not load, as `code line key`. */
function problems(text: string, env?: NodeJS.ProcessEnv): string[] {
  try {
    load(text, env);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    for (const problem of error.problems) {
      assert.notEqual(problem.fix, '');
      assert.match(error.message, new RegExp(`iut\\.yaml:${problem.line}: `));
    }
    return error.problems.map(({ code, line, key }) => `${code} ${line} ${key}`.trim());
  }
  return assert.fail('it was accepted');
}

describe('iut.yaml', () => {
  test('a full description loads, with absolute paths and frozen', () => {
    const iut = load(GOOD, { SEAL_PASSWORD: 'x' });
    assert.deepEqual(iut.regimes, ['ics2']);
    assert.deepEqual(iut.listen, { host: '127.0.0.1', ports: { ics2: 18443, eaeu: 0, kz: 0 } });
    assert.deepEqual(iut.certificates, {
      kind: 'own',
      tls: { ca: join(folder, 'ca.pem'), own: { kind: 'pem', file: join(folder, 'own.pem') } },
      seal: { ca: join(folder, 'ca.pem'), own: { kind: 'keystore', file: join(folder, 'seal.p12'), passwordEnv: 'SEAL_PASSWORD' } },
    });
    assert.deepEqual(iut.driver, { kind: 'command', command: ['node', 'adapter.mjs'], cwd: folder, env: {}, timeoutSeconds: 5 });
    assert.throws(() => ((iut.roles as string[])[0] = 'post'), TypeError);
    assert.deepEqual(effectiveCapabilities(iut), ['stimulate:ics2.file']);
    assert.deepEqual(effectiveCapabilities(iut, ['observe', 'set-clock']), ['set-clock']);
  });

  test('the embedded reference has a description of its own, and its capabilities are unknown before hello', () => {
    const iut = loadIut(REFERENCE_DESCRIPTION);
    assert.equal(iut.driver.kind, 'reference');
    assert.deepEqual(iut.regimes, ['ics2', 'eaeu', 'kz']);
    assert.equal(effectiveCapabilities(iut), undefined);
  });

  test('behind a provider the reference declares under an EORI of its own, and the provider\'s access points are enrolled', () => {
    const iut = loadIut(referenceFile('reference-provider'));
    assert.equal(iut.enrolment.system, 'provider');
    assert.notEqual(accessPointOwner(iut), iut.party['eori']);
    assert.deepEqual(iut.accessPoints.map(({ partyId }) => partyId.endsWith(accessPointOwner(iut)!)), [true, true]);
  });

  test('the sample for ICS2 declares everything that can be settled at enrolment', () => {
    const iut = loadIut(join(__dirname, '..', '..', 'docs', 'samples', 'iut-ics2.yaml'));
    assert.deepEqual(Object.keys(DECLARATIONS).filter((name) => !name.startsWith('kz-') && !DECLARATIONS[name]!.made(iut)), ['provider']);
  });

  test('a seal is entered in a register for ICS2 alone: a carrier of Kazakhstan names its authority, and no EORI', () => {
    const file = join(folder, 'kz.yaml');
    writeFileSync(file, 'name: Carrier\nroles: [kz-carrier-is]\nparty: {bin: "123456789012"}\ncertificates: {seal: {ca: ca.pem}}\ndriver: {kind: reference}\n');
    assert.deepEqual(loadIut(file, {}).certificates, { kind: 'own', tls: undefined, seal: { ca: join(folder, 'ca.pem') } });
  });

  const bad: { what: string; text: string; expected: string[]; code?: ConfigProblemCode; env?: NodeJS.ProcessEnv }[] = [
    { what: 'a misspelt key', text: GOOD.replace('modes:', 'mode:'), expected: ['unknown-key 4 mode'] },
    { what: 'a misspelt key deep inside', text: GOOD.replace('timeoutSeconds', 'timeoutSecond'), expected: ['unknown-key 11 driver.timeoutSecond'] },
    { what: 'a missing key', text: GOOD.replace('name: Sea Lines\n', ''), expected: ['missing-key 1'] },
    { what: 'an unknown role', text: GOOD.replace('sea-carrier', 'sea-carier'), expected: ['unknown-name 3 roles[0]'] },
    { what: 'an unknown mode', text: GOOD.replace('maritime', 'sea'), expected: ['unknown-name 4 modes[0]'] },
    { what: 'an unknown kind of driver', text: GOOD.replace('kind: command', 'kind: comand'), expected: ['unknown-name 11 driver.kind'] },
    { what: 'a driver without a kind', text: GOOD.replace('kind: command, ', ''), expected: ['missing-key 11 driver'] },
    { what: 'a number in place of a text', text: GOOD.replace('"4.2"', '4.2'), expected: ['invalid-value 2 version'] },
    { what: 'an endpoint without TLS', text: GOOD.replace('https:', 'http:'), expected: ['invalid-value 6 endpoints.ics2'] },
    { what: 'a malformed EORI', text: GOOD.replace('DE1234567890123', '1234'), expected: ['invalid-value 5 party.eori'] },
    { what: 'a provider without a name', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, system: provider, provider: {eori: FR98765432109876}'), expected: ['missing-key 5 party.provider'] },
    { what: 'a provider that nobody uses', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, provider: {eori: FR98765432109876, name: Others}'), expected: ['conflict 5 party.provider'] },
    { what: 'a role that does not go by the modes', text: GOOD.replace('maritime', 'rail'), expected: ['conflict 3 roles[0]'] },
    { what: 'a mode that no role goes by', text: GOOD.replace('[maritime]', '[maritime, rail]'), expected: ['conflict 4 modes[1]'] },
    { what: 'access points of somebody who uses the portal', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, system: portal, accessPoints: [{partyId: DE1234567890123, binding: push}]'), expected: ['conflict 5 party.accessPoints'] },
    { what: 'an operator that is connected, nobody knows since when', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, history: connected'), expected: ['missing-key 5 party.history'] },
    { what: 'a release that there was not', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, history: connected, connected: {release: R4}'), expected: ['unknown-name 5 party.connected.release'] },
    { what: 'a system that is neither', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, system: owned'), expected: ['unknown-name 5 party.system'] },
    { what: 'a plan on a day that is none', text: GOOD.replace('eori: DE1234567890123', 'eori: DE1234567890123, plan: {authority: DE, date: 2026-02-30}'), expected: ['invalid-value 5 party.plan.date'] },
    { what: 'a port out of range', text: GOOD.replace('18443', '184430'), expected: ['invalid-value 7 listen.ics2'] },
    { what: 'a broker without TLS', text: `${GOOD}transport: {eaeu: "amqp://127.0.0.1:5672"}\n`, expected: ['invalid-value 16 transport.eaeu'] },
    { what: 'a capability of no known form', text: GOOD.replace('declare: [observe', 'declare: [obsserve'), expected: ['unknown-name 12 capabilities.declare[0]'] },
    { what: 'a date that is none', text: GOOD.replace('2027-06-30', '2027-06-31'), expected: ['invalid-value 14 known-failings[0].expires'] },
    { what: 'an attestation that nobody answers for', text: `${GOOD}attestations: [{requirement: ICS2-AS4-30, document: order 1, date: 2026-01-01}]\n`, expected: ['missing-key 16 attestations[0]'] },
    { what: 'a means of protection that is valid until a day that is none', text: `${GOOD}protectionMeans: [{name: TLS, validUntil: 2026-02-30}]\n`, expected: ['invalid-value 16 protectionMeans[0].validUntil'] },
    { what: 'a file that is not there', text: GOOD.replace('own.pem', 'nowhere.pem'), expected: ['file-missing 9 certificates.tls.certificate'] },
    { what: 'a variable that is not set', text: GOOD, env: {}, expected: ['variable-missing 10 certificates.seal.keystore.passwordEnv'] },
    { what: 'certificate and keystore at once', text: GOOD.replace('{ca: ca.pem, keystore', '{ca: ca.pem, certificate: own.pem, keystore'), expected: ['conflict 10 certificates.seal.keystore'] },
    { what: 'keys issued and own', text: GOOD.replace('certificates:\n', 'certificates:\n  issue: true\n'), expected: ['conflict 9 certificates.issue'] },
    { what: 'a seal authority without a seal', text: GOOD.replace(', keystore: {file: seal.p12, passwordEnv: SEAL_PASSWORD}', ''), expected: ['missing-key 10 certificates.seal'] },
    { what: 'a regime without a role', text: `${GOOD}regimes: [kz]\n`, expected: ['conflict 16 regimes[0]'] },
    { what: 'a key written twice', text: `${GOOD}name: again\n`, expected: ['duplicate-key 16'] },
    { what: 'no YAML', text: 'name: [\n', expected: ['not-yaml 2'] },
    { what: 'an alias', text: `a: &x [1]\nb: *x\n`, expected: ['not-yaml 2'] },
    { what: 'a text in place of a map', text: 'hello\n', expected: ['not-yaml 1'] },
    { what: 'an empty file', text: '', expected: ['not-yaml 1'] },
  ];
  for (const { what, text, expected, env } of bad) {
    test(`${what} is refused`, () => assert.deepEqual(problems(text, env), expected));
  }

  test('several mistakes are named at once, in order of lines', () => {
    const text = GOOD.replace('modes:', 'mode:').replace('18443', '-1').replace('version:', 'vers:');
    assert.deepEqual(problems(text), ['unknown-key 2 vers', 'unknown-key 4 mode', 'invalid-value 7 listen.ics2']);
  });

  test('a suggestion names the key that was meant', () => {
    assert.throws(() => load(GOOD.replace('endpoints:', 'endpoint:')), /did you mean "endpoints"\?/);
  });

  test('a file that is not there, and one that is far too large', () => {
    assert.throws(() => loadIut(join(folder, 'nowhere.yaml')), (error: unknown) => error instanceof ConfigError && error.code === 'config-missing-file');
    assert.throws(() => load(`# ${'x'.repeat(300_000)}\n${GOOD}`), (error: unknown) => error instanceof ConfigError && error.code === 'config-too-large');
  });

  test('roles are exactly those of the catalogue', () => {
    const inCatalogue = new Set(loadCatalogue().all().flatMap((row) => row.appliesTo));
    for (const none of ['all', 'operator-attestation']) inCatalogue.delete(none);
    assert.deepEqual(Object.keys(ROLES).sort(), [...inCatalogue].sort());
  });
});
