import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, describe, test } from 'node:test';
import type { IdentityName } from '../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import { Mailbox } from '../time/mailbox';
import type { ClientOptions } from './client';
import type { ClientHello } from './client-hello';
import { shakeHands } from './handshake';
import { createHttpsServer, type HttpsServer } from './https-server';
import type { EndedConnection, ListenerOptions } from './listener';
import { postOverTls, type PostOptions, type PostResult } from './post';
import { WireError } from './wire-error';

const clock = new WallClock();
const ids = new RandomIds();
let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });

interface Bench {
  server: HttpsServer;
  ended: Mailbox<EndedConnection>;
  /** The end of the connection that is the `nth` of all, from 1. */
  end(nth: number): Promise<EndedConnection>;
}

async function withServer(options: Partial<ListenerOptions>, act: (bench: Bench) => Promise<void>): Promise<void> {
  const ended = new Mailbox<EndedConnection>(clock);
  const server = await createHttpsServer({
    party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), clock, ids, handler: async ({ peer }) => ({ status: 200, body: peer.eori ?? 'nobody' }),
    onEnded: (connection) => ended.put(connection), ...options,
  });
  const end = async (nth: number): Promise<EndedConnection> => {
    await ended.wait(() => ended.all.length >= nth, 3_000);
    return ended.all[nth - 1]!;
  };
  try {
    await act({ server, ended, end });
  } finally {
    await server.close();
  }
}

const client = (url: string, as: IdentityName = 'operator.tls'): ClientOptions => ({ url, ca: pki.trustAnchors('tls'), identity: pki.identity(as), timeoutMs: 3_000 });
const post = (url: string, more: Partial<PostOptions> = {}): Promise<PostResult> => postOverTls({ ...client(url), body: Buffer.from('x'), headers: {}, ...more });
const codeOf = (trying: Promise<unknown>): Promise<string> => trying.then(() => 'answered', (error: unknown) => (error instanceof WireError ? error.code : String(error)));

describe('tls: another face', () => {
  test('each is seen by a client that looks, and the own one comes back', async () => {
    await withServer({}, async ({ server }) => {
      for (const [face, expected] of [
        [{ identity: pki.identity('trader-interface.tls.rogue') }, 'server-untrusted'],
        [{ identity: pki.identity('trader-interface.tls.expired') }, 'server-untrusted'],
        [{ identity: pki.identity('trader-interface.tls.other-host') }, 'server-untrusted'],
        [{ identity: await pki.selfSigned('trader-interface.tls', clock.now(), ids) }, 'server-untrusted'],
        [{ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, 'tls-refused-by-peer'],
        [{ maxVersion: 'TLSv1.2', ciphers: 'eNULL@SECLEVEL=0' }, 'tls-refused-by-peer'],
        [{ maxVersion: 'TLSv1.2' }, 'answered'],
      ] as const) {
        await server.show(face);
        assert.equal(await codeOf(post(server.url)), expected, JSON.stringify(Object.keys(face)));
        await server.show();
        assert.equal((await post(server.url)).tls.protocol, 'TLSv1.3');
      }
    });
  });

  test('open connections end, and are told, before it shows', async () => {
    await withServer({}, async ({ server, ended }) => {
      const idle = connect(server.port, '127.0.0.1').on('error', () => {});
      await new Promise((resolve) => void idle.once('connect', resolve));
      await post(server.url);
      const closed = new Promise((resolve) => void idle.once('close', resolve));
      await server.show({ maxVersion: 'TLSv1.2' });
      assert.equal(ended.all.length, 2);
      await closed;
      assert.equal((await post(server.url)).tls.protocol, 'TLSv1.2');
    });
  });

  test('a session does not outlive the face under which it was made', async () => {
    await withServer({ maxVersion: 'TLSv1.2' }, async ({ server }) => {
      const { session } = await post(server.url);
      assert.equal((await post(server.url, { session })).tls.resumed, true);
      await server.show({ identity: pki.identity('trader-interface.tls.rogue') });
      assert.equal(await codeOf(post(server.url, { session })), 'server-untrusted');
    });
  });
});

describe('tls: every connection is told at its end', () => {
  test('one that is used: what was offered, who it was, how much it sent', async () => {
    const hellos: ClientHello[] = [];
    await withServer({ onHello: (hello) => hellos.push(hello) }, async ({ server, end }) => {
      let port: number | undefined;
      await post(server.url, { servername: 'localhost', onConnect: (own) => { port = own; } });
      const { hello, handshake, bytesReceived, clientPort } = await end(1);
      assert.deepEqual(hellos, [hello]);
      assert.deepEqual([hello?.servername, hello?.versions, handshake.outcome, handshake.peer?.eori], ['localhost', ['TLSv1.3', 'TLSv1.2'], 'accepted', 'DE1234567890123']);
      assert.match(handshake.offered!, /^TLSv1\.3, TLSv1\.2; TLS_\S+,.*; SNI localhost$/);
      assert.ok(bytesReceived > 50);
      assert.equal(clientPort, port);
    });
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) for (const mode of ['explaining', 'strict'] as const) {
    test(`a client that does not believe the server, ${version}, ${mode}: not a byte`, async () => {
      await withServer({ mode }, async ({ server, end }) => {
        assert.equal(await codeOf(post(server.url, { ca: pki.trustAnchors('rogue'), minVersion: version, maxVersion: version })), 'server-untrusted');
        const { handshake, bytesReceived, hello } = await end(1);
        assert.equal(bytesReceived, 0);
        assert.ok(hello !== undefined);
        if (handshake.outcome === 'refused') assert.equal(handshake.refusal, 'given-up-by-client');
      });
    });

    test(`a client that must not get in, ${version}, ${mode}: refused with its cause and what it offered`, async () => {
      await withServer({ mode, crl: pki.crl('tls') }, async ({ server, end }) => {
        assert.notEqual(await codeOf(post(server.url, { identity: pki.identity('operator.tls.expired'), minVersion: version, maxVersion: version })), 'answered');
        const { handshake, bytesReceived } = await end(1);
        assert.deepEqual([handshake.outcome, handshake.refusal, bytesReceived], ['refused', 'expired', 0]);
        assert.match(handshake.offered!, new RegExp(version));
      });
    });
  }

  test('no whole ClientHello: closed before, in the middle, silent, or no TLS', async () => {
    await withServer({ limits: { handshakeTimeoutMs: 150 } }, async ({ server, end }) => {
      const say = (bytes: string, then: 'end' | 'reset' | 'wait'): Promise<void> => new Promise((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(Buffer.from(bytes, 'latin1'), () => {
            if (then === 'end') socket.end();
            if (then === 'reset') socket.resetAndDestroy();
          });
        });
        socket.on('error', () => {}).resume().once('close', () => resolve());
      });
      const cases = [
        ['', 'end', 'given-up-by-client'], ['\x16\x03\x01', 'end', 'given-up-by-client'], ['\x16\x03\x01', 'reset', 'given-up-by-client'],
        ['\x16\x03\x01', 'wait', 'handshake-failed'], ['', 'wait', 'handshake-failed'], ['GET / HTTP/1.1\r\n\r\n', 'wait', 'handshake-failed'],
      ] as const;
      for (const [index, [bytes, then, refusal]] of cases.entries()) {
        await say(bytes, then);
        const { hello, handshake, bytesReceived } = await end(index + 1);
        assert.deepEqual([hello, handshake.outcome, handshake.refusal, bytesReceived], [undefined, 'refused', refusal, 0], `${JSON.stringify(bytes)}, ${then}: ${handshake.detail}`);
      }
      assert.equal(await codeOf(post(server.url)), 'answered');
    });
  });
});

describe('tls: a second handshake on one connection', () => {
  test('is refused, and the server goes on serving', async () => {
    await withServer({}, async ({ server, end }) => {
      const { renegotiation } = await shakeHands({ ...client(server.url), maxVersion: 'TLSv1.2' }, true);
      assert.deepEqual(renegotiation, { refused: true, how: 'ERR_SSL_NO_RENEGOTIATION' });
      assert.equal((await end(1)).handshake.outcome, 'accepted');
      assert.equal(await codeOf(post(server.url)), 'answered');
    });
  });
});

describe('tls: planted admissions', () => {
  for (const [alsoAdmits, none, rogue] of [[undefined, false, false], ['anonymous', true, false], ['any-certificate', false, true], ['anybody', true, true]] as const) {
    for (const mode of ['explaining', 'strict'] as const) test(`${alsoAdmits ?? 'nobody else'}, ${mode}`, async () => {
      await withServer({ alsoAdmits, mode }, async ({ server }) => {
        const admitted = async (more: Partial<PostOptions>): Promise<boolean> => (await codeOf(post(server.url, more))) === 'answered';
        assert.deepEqual([await admitted({ identity: undefined }), await admitted({ identity: pki.identity('operator.tls.rogue') }), await admitted({})], [none, rogue, true]);
      });
    });
  }
});
