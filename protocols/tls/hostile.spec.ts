import assert from 'node:assert/strict';
import { Agent, request as httpsRequest } from 'node:https';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import { createMutualTlsEndpoint, type MutualTlsEndpoint } from './endpoint';
import { createHttpsServer, type HttpsServer } from './https-server';
import type { PostResult } from './post';
import { clientsOf, head, MAX_BODY, serve, type Served, statusOf } from './testing/served';
import { WireError } from './wire-error';

let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() }); });
const { post, raw } = clientsOf(() => pki);

for (const [kind, make] of [['endpoint', createMutualTlsEndpoint], ['https server', createHttpsServer]] as const) {
  describe(`a hostile peer of the ${kind}`, () => {
    let served: Served<MutualTlsEndpoint | HttpsServer>;
    before(async () => { served = await serve(pki, make); });
    after(() => served.server.close());
    /** After each attack: the next good request is served, and the attack was not. */
    const attack = (title: string, act: (url: string) => Promise<void>): void => {
      test(title, async () => {
        served.requests.length = 0;
        await act(served.server.url);
        assert.equal(served.requests.length, 0, 'the handler saw nothing of it');
        assert.equal((await post(served.server.url, 'after')).body.toString(), '5 ү');
      });
    };

    attack('garbage instead of HTTP', async (url) => {
      assert.match(statusOf(await raw(url, [{ send: Buffer.from('\0\x01 garbage \r\n\r\n') }])), /^(HTTP\/1.1 400.*)?$/);
    });
    attack('garbage instead of TLS', async (url) => {
      const before = served.handshakes.length;
      await raw(url, [{ send: Buffer.from('GET / HTTP/1.1\r\n\r\n') }], { plain: true });
      assert.equal(served.handshakes.at(-1)!.refusal, 'handshake-failed');
      assert.equal(served.handshakes.length, before + 1);
    });
    attack('silence instead of TLS ends at the handshake limit', async (url) => {
      assert.equal((await raw(url, [], { plain: true })).endedBy, 'peer');
    });
    attack('a connection that says nothing ends at the idle limit', async (url) => {
      assert.equal((await raw(url, [])).endedBy, 'peer');
    });
    attack('cut in the middle of a body', async (url) => {
      await raw(url, [{ send: head(500) }, { send: Buffer.alloc(100, 'a') }, { reset: true }]);
    });
    attack('closed in the middle of the headers', async (url) => {
      await raw(url, [{ send: Buffer.from('POST / HTTP/1.1\r\nhost:') }, { close: true }]);
    });
    attack('a body that stops coming', async (url) => {
      const result = await raw(url, [{ send: head(500) }, { send: Buffer.from('a') }]);
      assert.equal(result.endedBy, 'peer');
    });
    attack('10,000 header lines: 431', async (url) => {
      const lines = Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(10_000)}\r\n`);
      assert.match(statusOf(await raw(url, [{ send: lines }])), /^(HTTP\/1.1 431.*)?$/);
    });
    attack('500 header lines: 431', async (url) => {
      const lines = Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n${'a: b\r\n'.repeat(500)}\r\n`);
      assert.match(statusOf(await raw(url, [{ send: lines }])), /^HTTP\/1.1 431/);
    });
    attack('a body announced as too large: 413 before it is sent', async (url) => {
      assert.match(statusOf(await raw(url, [{ send: head(MAX_BODY + 1) }, { send: Buffer.alloc(MAX_BODY + 1, 'a') }])), /^HTTP\/1.1 413/);
    });
    attack('a chunked body that grows too large: 413', async (url) => {
      const chunk = Buffer.concat([Buffer.from('4000\r\n'), Buffer.alloc(0x4000, 'a'), Buffer.from('\r\n')]);
      const script = [{ send: head('transfer-encoding: chunked') }, ...Array.from({ length: 10 }, () => ({ send: chunk }))];
      assert.match(statusOf(await raw(url, script)), /^HTTP\/1.1 413/);
    });
    attack('broken chunking', async (url) => {
      const result = await raw(url, [{ send: head('transfer-encoding: chunked') }, { send: Buffer.from('zz\r\nhello\r\n') }]);
      assert.doesNotMatch(statusOf(result), /^HTTP\/1.1 200/);
    });
    attack('two content-lengths, and both ways of framing at once', async (url) => {
      for (const framing of ['content-length: 3\r\ncontent-length: 4', 'content-length: 3\r\ntransfer-encoding: chunked']) {
        assert.match(statusOf(await raw(url, [{ send: head(framing) }, { send: Buffer.from('abcd') }])), /^(HTTP\/1.1 400.*)?$/);
      }
    });
    attack('more connections than allowed', async (url) => {
      const many = await Promise.all(Array.from({ length: 40 }, () => raw(url, [])));
      assert.ok(many.every((result) => result.endedBy === 'peer'));
    });

    test('what a good request looks like to the handler', async () => {
      const result = await raw(served.server.url, [{ send: Buffer.from('POST /a?b=c HTTP/1.1\r\nHost: x\r\nX-Two: 1\r\nx-two: 2\r\n__proto__: y\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc') }]);
      assert.match(result.received.toString(), /\r\ndate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/i);
      assert.match(result.received.toString(), /^HTTP\/1.1 200 OK\r\n([^]*\r\n)?content-length: 4\r\n[^]*\r\n3 ү$/i);
      const request = served.requests.at(-1)!;
      assert.deepEqual([request.method, request.path, request.body.toString(), request.headers['x-two'], request.headers['__proto__']], ['POST', '/a?b=c', 'abc', '1, 2', 'y']);
      assert.deepEqual(request.rawHeaders.slice(0, 3), [['Host', 'x'], ['X-Two', '1'], ['x-two', '2']]);
      assert.equal(request.peer.eori, 'DE1234567890123');
      assert.match(request.exchange, /^[0-9a-f-]{36}$/);
    });

    test('a handler that throws gives 500 with a text, and is reported', async () => {
      const answer = await post(`${served.server.url}/fail`);
      assert.equal(answer.status, 500);
      assert.match(answer.body.toString(), /failed to handle/);
      assert.equal(served.errors.at(-1)!.message, 'planned');
    });

    test('a compressed body arrives as it was sent', async () => {
      const bytes = Buffer.from('1f8b0800', 'hex');
      await post(served.server.url, bytes, { 'content-encoding': 'gzip' });
      assert.deepEqual(served.requests.at(-1)!.body, bytes);
    });

    test('fifty requests in a row take one connection', async () => {
      const before = served.handshakes.length;
      const identity = pki.identity('operator.tls');
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let index = 0; index < 50; index += 1) {
        await new Promise<void>((resolve, reject) => {
          httpsRequest(served.server.url, { method: 'POST', agent, key: identity.keyPem, cert: identity.chainPem, ca: pki.trustAnchors('tls'), headers: { 'content-length': 1 } },
            (response) => response.resume().on('end', resolve)).on('error', reject).end('x');
        });
      }
      agent.destroy();
      assert.equal(served.handshakes.length - before, 1);
    });
  });
}

describe('scripted misbehaviour', () => {
  let served: Served<MutualTlsEndpoint>;
  before(async () => { served = await serve(pki, createMutualTlsEndpoint); });
  after(() => served.server.close());
  const codeOf = (promise: Promise<PostResult>): Promise<string> =>
    promise.then((answer) => String(answer.status), (error: unknown) => (error instanceof WireError ? error.code : String(error)));

  for (const [kind, expected] of [
    ['close-without-answer', 'connection-cut'], ['reset', 'connection-cut'], ['status-503', '503'], ['never-answer', 'timeout'],
    ['cut-after-headers', 'connection-cut'], ['cut-in-body', 'connection-cut'], ['drip', 'timeout'],
  ] as const) {
    for (const afterHandling of /^(cut|drip)/.test(kind) ? [true] : [false, true]) {
      test(`${kind}${afterHandling ? ' after handling' : ''}: once, then the endpoint behaves`, async () => {
        const before = served.requests.length;
        await served.server.misbehaveOnce(kind, { afterHandling });
        assert.equal(await codeOf(post(served.server.url, 'x', {}, expected === 'timeout' ? 120 : 3_000)), expected);
        assert.equal(served.misbehaved.at(-1), kind);
        assert.equal(served.requests.length - before, afterHandling ? 1 : 0);
        assert.equal(await codeOf(post(served.server.url)), '200');
      });
    }
  }

  test('a reset is a reset on the wire, and a close is a close', async () => {
    for (const [kind, detail] of [['reset', 'ECONNRESET'], ['close-without-answer', undefined]] as const) {
      await served.server.misbehaveOnce(kind);
      const result = await raw(served.server.url, [{ send: head(0) }]);
      assert.equal(result.endedBy, 'peer');
      assert.equal(result.error?.detail, detail);
    }
  });

  for (const [kind, body] of [['cut-after-headers', /^$/], ['cut-in-body', /^.{2}$/s], ['drip', /^.{1,3}$/s]] as const) {
    test(`${kind}: the headers say what was due, the body does not hold it`, async () => {
      await served.server.misbehaveOnce(kind, { limitMs: 180 });
      const { received, endedBy } = await raw(served.server.url, [{ send: head(0) }]);
      const [headers, rest] = received.toString('latin1').split('\r\n\r\n');
      assert.match(headers!, /^HTTP\/1\.1 200 [\s\S]*content-length: \d/i);
      assert.match(rest!, body);
      assert.equal(endedBy, 'peer');
    });
  }

  test('who waits for ever is cut off at the limit', async () => {
    await served.server.misbehaveOnce('never-answer', { limitMs: 60 });
    assert.equal(await codeOf(post(served.server.url)), 'connection-cut');
  });

  test('an outage drops open and new connections, and nothing of them is served; then all is as before', async () => {
    const before = served.requests.length;
    const met = served.misbehaved.length;
    await served.server.misbehaveOnce('never-answer');
    const waiting = codeOf(post(served.server.url));
    while (served.misbehaved.length === met) await new Promise((resolve) => setTimeout(resolve, 5));
    served.server.suspend();
    assert.equal(await waiting, 'connection-cut');
    for (let round = 0; round < 3; round += 1) assert.equal(await codeOf(post(served.server.url)), 'tls-refused-by-peer');
    served.server.resume();
    assert.equal(await codeOf(post(served.server.url)), '200');
    assert.equal(served.requests.length - before, 1);
  });

  test('two scripted in a row are met in order', async () => {
    await served.server.misbehaveOnce('status-503');
    await served.server.misbehaveOnce('close-without-answer');
    assert.deepEqual([await codeOf(post(served.server.url)), await codeOf(post(served.server.url)), await codeOf(post(served.server.url))], ['503', 'connection-cut', '200']);
  });

  test('what was called off does not happen', async () => {
    await served.server.misbehaveOnce('status-503');
    served.server.behave();
    assert.equal(await codeOf(post(served.server.url)), '200');
    await served.server.misbehaveOnce('status-503');
    assert.equal(await codeOf(post(served.server.url)), '503');
  });

  test('closing is not held up by a client that waits', async () => {
    const own = await serve(pki, createMutualTlsEndpoint);
    await own.server.misbehaveOnce('never-answer');
    const waiting = codeOf(post(own.server.url));
    while (own.misbehaved.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([own.server.close(), own.server.close()]);
    assert.equal(await waiting, 'connection-cut');
  });
});
