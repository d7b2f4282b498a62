import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { WallClock } from '../../protocols/time/clock';
import { DriverError, type DriverFailure, type HelloInput, type IutDriver } from '../contract';
import type { DriverDescription } from '../description/model';
import { connectDriver } from './connect';

const clock = new WallClock();
const folder = mkdtempSync(join(tmpdir(), 'cc-drivers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const HELLO: HelloInput = { contract: 1, harness: { name: 'spec', version: '0' }, endpoints: {}, files: {}, facts: {} };

/** A child that reads lines and calls `answer(request)`, whose source is given; helpers: say(object), raw(text). */
function child(name: string, answer: string, timeoutSeconds = 5): DriverDescription {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `const raw = (text) => process.stdout.write(text);
const say = (value) => raw(JSON.stringify(value) + '\\n');
const ok = (request, output = {}) => say({ id: request.id, ok: true, output });
const hello = { name: 'child', capabilities: ['observe'] };
const fs = require('node:fs');
const answer = (request) => { ${answer} };
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => answer(JSON.parse(line))).on('close', () => process.exit(0));
`,
  );
  return { kind: 'command', command: [process.execPath, file], cwd: folder, env: {}, timeoutSeconds };
}

function connect(driver: DriverDescription, onNote?: (title: string, text: string) => void): IutDriver {
  const reference = (): IutDriver => assert.fail('not the reference');
  return connectDriver({ driver }, { reference, clock, env: process.env, onNote });
}

async function failsAs(work: Promise<unknown>, failure: DriverFailure, says: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof DriverError, String(error));
    assert.equal(error.failure, failure, error.message);
    assert.match(error.message, says);
    assert.notEqual(error.hint, '');
    return true;
  });
}

describe('driver: command', () => {
  test('carries every operation and ends the child at bye', async () => {
    const notes: string[] = [];
    const driver = connect(
      child(
        'good',
        `process.stderr.write('heard ' + request.op + '\\n');
         switch (request.op) {
           case 'hello': return ok(request, hello);
           case 'stimulate': return ok(request, { status: 'done', reference: request.input.facts.lrn });
           case 'observe': return ok(request, { known: true, state: 'registered', holds: { of: request.input.reference } });
           default: return ok(request);
         }`,
      ),
      (_title, text) => notes.push(text),
    );
    assert.deepEqual(await driver.hello(HELLO), { name: 'child', capabilities: ['observe'] });
    await driver.reset();
    await driver.setClock('2026-03-01T10:00:00Z');
    assert.deepEqual(await driver.stimulate({ operation: 'ics2.file', facts: { lrn: 'L-1' } }), { status: 'done', reference: 'L-1' });
    assert.deepEqual(await driver.observe({ what: 'ics2.filing', reference: 'L-1' }), { known: true, state: 'registered', holds: { of: 'L-1' } });
    await driver.bye();
    assert.match(notes.join('\n'), /heard hello[\s\S]*heard bye/);
  });

  test('a line in pieces is one answer, and two answers in one piece are two', async () => {
    const driver = connect(
      child(
        'pieces',
        `if (request.op === 'hello') {
           const line = JSON.stringify({ id: request.id, ok: true, output: { name: 'Қазақ', capabilities: [] } }) + '\\r\\n';
           const bytes = Buffer.from(line);
           for (const byte of bytes) fs.writeSync(1, Buffer.from([byte]));
           return;
         }
         if (request.op === 'set-clock') { globalThis.kept = request.id; return; }
         raw(JSON.stringify({ id: globalThis.kept ?? request.id, ok: true, output: {} }) + '\\n' + (globalThis.kept ? JSON.stringify({ id: request.id, ok: true, output: {} }) + '\\n' : ''));
         globalThis.kept = undefined;`,
      ),
    );
    assert.equal((await driver.hello(HELLO)).name, 'Қазақ');
    await Promise.all([driver.setClock('2026-03-01T10:00:00Z'), driver.reset()]);
    await driver.bye();
  });

  const failing: { name: string; answer: string; failure: DriverFailure; says: RegExp; timeoutSeconds?: number }[] = [
    { name: 'exits', answer: `process.stderr.write('no licence\\n'); process.exit(7);`, failure: 'iut-crashed', says: /exit code 7.*no licence/ },
    { name: 'killed', answer: `process.kill(process.pid, 'SIGKILL');`, failure: 'iut-crashed', says: /by SIGKILL/ },
    { name: 'garbage', answer: `raw('Starting up v1\\n');`, failure: 'iut-malformed', says: /is not JSON: Starting up v1/ },
    { name: 'not-an-object', answer: `raw('[1]\\n');`, failure: 'iut-malformed', says: /does not follow the contract/ },
    { name: 'silent', answer: ``, failure: 'iut-silent', says: /did not answer hello within 0.3 s/, timeoutSeconds: 0.3 },
    { name: 'giant', answer: `raw('x'.repeat(3_000_000));`, failure: 'iut-malformed', says: /more than 1048576 bytes/ },
    { name: 'wrong-id', answer: `say({ id: 'other', ok: true, output: hello });`, failure: 'iut-malformed', says: /not asked, id "other"/ },
    { name: 'refuses', answer: `say({ id: request.id, ok: false, error: { code: 'E9', message: 'not today' } });`, failure: 'iut-refused', says: /E9: not today/ },
    { name: 'wrong-output', answer: `ok(request, { nome: 'child' });`, failure: 'iut-malformed', says: /hello\.output/ },
    { name: 'bad-capability', answer: `ok(request, { name: 'x', capabilities: ['fly'] });`, failure: 'iut-malformed', says: /capabilities/ },
    { name: 'no-output', answer: `say({ id: request.id, ok: true });`, failure: 'iut-malformed', says: /output/ },
  ];
  for (const { name, answer, failure, says, timeoutSeconds } of failing) {
    test(`${name}: ${failure}`, async () => {
      const driver = connect(child(name, answer, timeoutSeconds));
      await failsAs(driver.hello(HELLO), failure, says);
      await driver.bye().catch(() => undefined);
    });
  }

  test('a command that does not exist is a configuration error', async () => {
    const driver = connect({ kind: 'command', command: [join(folder, 'nowhere')], cwd: folder, env: {}, timeoutSeconds: 5 });
    await failsAs(driver.hello(HELLO), 'configuration', /cannot be started \(ENOENT\)/);
    await driver.bye();
  });

  test('after a crash the next reset starts it again with the same hello', async () => {
    const driver = connect(
      child(
        'comes-back',
        `if (request.op === 'hello') return ok(request, hello);
         if (request.op === 'stimulate') process.exit(3);
         ok(request);`,
      ),
    );
    await driver.hello(HELLO);
    await failsAs(driver.stimulate({ operation: 'kz.present', facts: {} }), 'iut-crashed', /exit code 3/);
    await failsAs(driver.observe({ what: 'kz.pre-arrival', reference: 'x' }), 'iut-crashed', /exit code 3/);
    await driver.reset();
    await failsAs(driver.stimulate({ operation: 'kz.present', facts: {} }), 'iut-crashed', /exit code 3/);
    await driver.bye();
  });

  test('kills what a wrapper script started', async () => {
    const pidFile = join(folder, 'grandchild.pid');
    const driver = connect(
      child(
        'wrapper',
        `if (request.op !== 'hello') return;
         const grandchild = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
         fs.writeFileSync(${JSON.stringify(pidFile)}, String(grandchild.pid));
         ok(request, hello);`,
        0.4,
      ),
    );
    await driver.hello(HELLO);
    await failsAs(driver.reset(), 'iut-silent', /reset/);
    await driver.bye();
    const pid = Number(readFileSync(pidFile, 'utf8'));
    const gone = (): boolean => {
      try {
        process.kill(pid, 0);
        // A killed process that nobody has waited for yet still has its number: look at its state.
        return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return true;
      }
    };
    for (let tries = 0; !gone() && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(gone());
  });

  test('a request that the contract does not allow is the harness, not the IUT', async () => {
    const driver = connect(child('unused', `ok(request);`));
    await assert.rejects(driver.setClock('tomorrow'), /the harness made a malformed request/);
    await driver.bye();
  });
});

describe('driver: http', () => {
  async function serve(answer: (request: { id: string; op: string }, respond: (status: number, body: string) => void, cut: () => void) => void, work: (driver: IutDriver) => Promise<void>): Promise<void> {
    const server: Server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => answer(JSON.parse(text), (status, body) => response.writeHead(status).end(body), () => request.socket.destroy()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(connect({ kind: 'http', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeoutSeconds: 0.4 }));
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
  const hello = { name: 'service', capabilities: ['observe'] };

  test('carries the same JSON', async () => {
    await serve(
      (request, respond) => respond(200, JSON.stringify({ id: request.id, ok: true, output: request.op === 'hello' ? hello : {} })),
      async (driver) => {
        assert.deepEqual(await driver.hello(HELLO), hello);
        await driver.reset();
        await driver.bye();
      },
    );
  });
  test('silent', () => serve(() => undefined, (driver) => failsAs(driver.hello(HELLO), 'iut-silent', /within 0.4 s/)));
  test('status 500', () => serve((_request, respond) => respond(500, 'oops'), (driver) => failsAs(driver.hello(HELLO), 'iut-malformed', /status 500: oops/)));
  test('not JSON', () => serve((_request, respond) => respond(200, '<html>'), (driver) => failsAs(driver.hello(HELLO), 'iut-malformed', /<html>/)));
  test('wrong id', () => serve((_request, respond) => respond(200, '{"id":"z","ok":true,"output":{}}'), (driver) => failsAs(driver.hello(HELLO), 'iut-malformed', /id "z"/)));
  test('too long', () => serve((_request, respond) => respond(200, 'x'.repeat(2_000_000)), (driver) => failsAs(driver.hello(HELLO), 'iut-malformed', /longer than/)));
  test('cut', () => serve((_request, _respond, cut) => cut(), (driver) => failsAs(driver.hello(HELLO), 'iut-crashed', /cut the connection/)));
  test('nobody there', async () => {
    await failsAs(connect({ kind: 'http', url: 'http://127.0.0.1:1/', timeoutSeconds: 2 }).hello(HELLO), 'network', /cannot be reached/);
  });
});

test('the driver "manual" says that it does not exist yet', () => {
  assert.throws(() => connect({ kind: 'manual' }), (error: unknown) => error instanceof DriverError && error.failure === 'configuration');
});
