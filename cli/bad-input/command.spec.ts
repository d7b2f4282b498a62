import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeKeystore } from '../../certs/keystore';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { readLog } from '../../evidence';
import type { LogEvent } from '../../evidence/model';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { main } from '../main';

/** `run` as an operator meets it, with a mistake in the description or an implementation that is not there. */

const folder = mkdtempSync(join(tmpdir(), 'cc-bad-command-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  code: number;
  out: string;
  err: string;
  dir: string;
}

let runs = 0;

/** Writes the description and runs it; only the Kazakh road document is asked for, which is enough to see who is blamed. */
async function run(description: string, env: NodeJS.ProcessEnv = {}, tags = '@kz and @area:pi-structure and @needs:stimulate:kz.present'): Promise<Said> {
  const name = `iut-${++runs}`;
  writeFileSync(join(folder, `${name}.yaml`), description);
  const said = { out: '', err: '' };
  const dir = join(folder, `out-${name}`);
  const code = await main(['run', '--iut', `${name}.yaml`, '--out', dir, '--tags', tags], {
    stdout: (text) => void (said.out += text), stderr: (text) => void (said.err += text), env, cwd: folder, colours: false,
  });
  return { code, ...said, dir };
}

const carrier = (driver: string, more = ''): string => `name: Carrier under test\nroles: [kz-carrier-is]\nmodes: [road]\n${more}driver: ${driver}\n`;

/** A mistake of whoever called: exit code 2, said in so many words, with a fix, and nobody's defect. */
function mistake({ code, err }: Said, wordOfClass: RegExp, ...says: RegExp[]): void {
  assert.equal(code, 2, err);
  for (const pattern of [wordOfClass, ...says, /fix: \S.{10}/]) assert.match(err, pattern);
  assert.doesNotMatch(err, /harness error|defect of the harness|\n\s+at /);
}

describe('run: mistakes in the description', () => {
  let pki: Pki;
  let busy: Server;
  let port: number;
  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
    await writeKeystore(pki.identity('operator.seal'), join(folder, 'seal.p12'), 'right');
    writeFileSync(join(folder, 'ca.pem'), pki.trustAnchors('seal-qualified').join(''));
    busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    port = (busy.address() as AddressInfo).port;
  });
  after(() => new Promise<void>((resolve) => void busy.close(() => resolve())));

  test('a typo in a key: file, line, key, what was meant', async () => {
    mistake(await run('name: x\nrolse: [kz-carrier-is]\ndriver: {kind: reference}\n'), /^configuration: /, /iut-\d+\.yaml:2: rolse: /, /did you mean "roles"/);
  });
  test('a typo in a nested key', async () => {
    mistake(await run(carrier('{kind: command, comand: [node, x.mjs]}')), /^configuration: /, /iut-\d+\.yaml:4: driver/, /did you mean "command"/);
  });
  test('a description that is not there', async () => {
    const said = { out: '', err: '' };
    const io = { stdout: (text: string) => void (said.out += text), stderr: (text: string) => void (said.err += text), env: {}, cwd: folder, colours: false };
    const code = await main(['run', '--iut', 'nowhere.yaml', '--out', join(folder, 'nowhere')], io);
    mistake({ code, ...said, dir: '' }, /^configuration: /, /nowhere\.yaml/);
    assert.ok(!existsSync(join(folder, 'nowhere')), 'no run folder for a run that never was');
  });
  test('a file that the description names and that is not there', async () => {
    mistake(await run(carrier('{kind: reference}', 'certificates: {tls: {ca: missing.pem}}\n')), /^configuration: /, /certificates\.tls\.ca: there is no file .*missing\.pem/);
  });

  const own = 'name: x\nroles: [sea-carrier]\nmodes: [maritime]\nparty: {eori: DE1234567890123}\ncertificates:\n  seal:\n    ca: ca.pem\n    keystore: {file: seal.p12, passwordEnv: SEAL_PASSWORD}\ndriver: {kind: reference}\n';
  test('a keystore password that is not set', async () => {
    mistake(await run(own), /^configuration: /, /certificates\.seal\.keystore\.passwordEnv: .*SEAL_PASSWORD is not set/);
  });
  test('a keystore password that is wrong: the key, not the password', async () => {
    const said = await run(own, { SEAL_PASSWORD: 'wr0ng-secret' }, '@ics2');
    mistake(said, /^configuration: /, /CERT-KEYSTORE-PASSWORD/, /certificates\.seal\.keystore/, /environment variable/);
    assert.doesNotMatch(said.err + said.out, /wr0ng-secret/);
  });
  test('a keystore that is none', async () => {
    writeFileSync(join(folder, 'garbage.p12'), Buffer.alloc(300, 7));
    mistake(await run(own.replace('seal.p12', 'garbage.p12'), { SEAL_PASSWORD: 'x' }, '@ics2'), /^configuration: /, /CERT-KEYSTORE-MALFORMED/, /certificates\.seal\.keystore/);
  });
  const noCertificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  for (const [key, description, tags] of [
    ['certificates.tls.ca', carrier('{kind: reference}', 'certificates: {tls: {ca: no.pem}}\n'), '@KZPI-S06'],
    ['certificates.seal.ca', own.replace('ca: ca.pem', 'ca: no.pem'), '@ICS2-SEC-01'],
    ['certificates.seal.certificate', own.replace(/keystore: .*/, 'certificate: no.pem'), '@ICS2-SEC-01'],
  ] as const) {
    test(`PEM that is no certificate (${key}): the key and the file, before anything runs`, async () => {
      writeFileSync(join(folder, 'no.pem'), noCertificate);
      mistake(await run(description, { SEAL_PASSWORD: 'right' }, tags), /^configuration: /, new RegExp(key.replaceAll('.', '\\.')), /no\.pem/);
    });
  }
  test('a parameter that nobody knows', async () => {
    mistake(await run(carrier('{kind: reference}', 'parameters: {kzpi.leadTime.raod: PT2H}\n')), /^configuration: /, /kzpi\.leadTime\.raod/, /kzpi\.leadTime\.road/);
  });

  for (const regime of ['ics2', 'eaeu', 'kz']) {
    test(`a port in use (${regime}): which one, and what to do; nothing stays behind`, async () => {
      mistake(await run(carrier('{kind: reference}', `listen: {${regime}: ${port}}\n`)), /^(network|configuration): /, new RegExp(`127\\.0\\.0\\.1:${port}`), /EADDRINUSE/);
    });
  }
});

describe('run: an implementation that is not there', () => {
  test('a command that cannot be started', async () => {
    mistake(await run(carrier('{kind: command, command: [no-such-program-anywhere]}')), /^configuration: /, /no-such-program-anywhere/, /ENOENT/, /doctor/);
  });
  test('an address where nothing listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise<void>((resolve) => void closed.close(() => resolve()));
    mistake(await run(carrier(`{kind: http, url: "http://127.0.0.1:${port}/"}`)), /^network: /, /ECONNREFUSED/, /driver\.url/, /doctor/);
  });
  test('a program that ends before it has said hello is the implementation\'s doing, and still nothing was judged', async () => {
    const { code, err, out } = await run(carrier(`{kind: command, command: ["${process.execPath}", -e, "process.exit(3)"]}`));
    assert.equal(code, 2, err);
    assert.match(err, /ended with exit code 3/);
    assert.doesNotMatch(err, /harness error|defect of the harness/);
    assert.doesNotMatch(out, /\bfail\b/);
  });
});

/** An adapter of some lines: greets, then does as `stimulate` says. */
function adapter(name: string, stimulate: string, hello = '', reset = 'say(id, {});'): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, `
const say = (id, output) => process.stdout.write(JSON.stringify({ id, ok: true, output }) + '\\n');
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op } = JSON.parse(line);
  if (op === 'hello') { ${hello} say(id, { name: 'Mortal', capabilities: ['stimulate:kz.present', 'observe', 'set-clock'] }); }
  else if (op === 'stimulate') { ${stimulate} }
  else if (op === 'reset') { ${reset} }
  else say(id, {});
}).on('close', () => process.exit(0));
`);
  return carrier(`{kind: command, command: ["${process.execPath}", ${name}.cjs], timeoutSeconds: 1}`);
}

/** The events of the one run in `dir`, whose log must be whole. */
function eventsOf({ dir }: Said): LogEvent[] {
  const [run] = readdirSync(dir).filter((name) => name !== 'latest');
  const { events, chain, problems, cutShort } = readLog(join(dir, run!));
  assert.deepEqual([chain, problems, cutShort], ['intact', [], false]);
  const verdict = JSON.parse(readFileSync(join(dir, run!, 'verdict.json'), 'utf8')) as { totals?: unknown };
  assert.ok(verdict.totals !== undefined);
  return events;
}

describe('run: an implementation that dies on the way: blocked, exit code 4, never a fail', () => {
  const once = (): string => {
    const met = JSON.stringify(join(folder, 'once'));
    return adapter('once', 'process.exit(7);', `const fs = require('node:fs'); if (fs.existsSync(${met})) process.exit(8); fs.writeFileSync(${met}, '');`);
  };
  const deaths: [name: string, description: () => string, reason: RegExp, tags: string][] = [
    ['ends at each stimulus', () => adapter('ends', 'process.exit(7);'), /iut-crashed: .*ended with exit code 7/, '@KZPI-S06'],
    ['answers with garbage', () => adapter('garbage', "process.stdout.write('\\0garbage\\n');"), /iut-malformed: /, '@KZPI-S06'],
    ['falls silent', () => adapter('silent', ''), /iut-silent: .*did not answer stimulate within 1 s/, '@KZPI-S01'],
    ['ends where it may refuse', () => adapter('refuses', 'process.exit(7);'), /iut-crashed: .*ended with exit code 7/, '@KZPI-S05'],
    ['ends, and cannot be started again', once, /iut-crashed: .*ended with exit code [78]/, '@KZPI-S06'],
    ['ends when told to forget', () => adapter('forgets', "say(id, { status: 'done' });", '', 'process.exit(9);'), /iut-crashed: .*ended with exit code 9/, '@KZPI-S06'],
  ];
  for (const [name, description, reason, tags] of deaths) {
    test(name, async () => {
      const said = await run(description(), {}, tags);
      const events = eventsOf(said);
      const finished = events.flatMap((event) => (event.type === 'scenario-finished' ? [event] : []));
      const planned = events.flatMap((event) => (event.type === 'run-started' ? event.plan.filter((one) => one.decision === 'run') : []));
      assert.ok(planned.length > 0);
      assert.equal(finished.length, planned.length, 'a scenario in which it dies does not take the others with it');
      for (const { outcome, reason: why } of finished) {
        assert.equal(outcome, 'blocked', `${outcome}: ${why}`);
        assert.match(why ?? '', reason);
      }
      assert.ok(!events.some((event) => (event.type === 'check' && event.outcome === 'fail') || event.type === 'harness-error'));
      assert.equal(said.code, 4, said.err);
    });
  }
});
