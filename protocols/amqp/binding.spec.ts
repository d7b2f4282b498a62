import assert from 'node:assert/strict';
import { createServer as createPlain, type AddressInfo } from 'node:net';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import type { IdentityName } from '../../certs/identities';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import { Mailbox } from '../time/mailbox';
import type { PartyRequest } from '../tls/handler';
import { WireError, type WireErrorCode } from '../tls/wire-error';
import { createQueueBinding, MAX_QUEUE_MESSAGE_BYTES, queueUrl, type QueueBinding } from '.';
import { startPeerBroker, type PeerBroker } from './testing/peer';

const clock = new WallClock();
const ids = new RandomIds();
const PERSISTENT = { 'content-type': 'application/soap+xml; charset=utf-8', 'mqmd-persistence': 'MQPER_PERSISTENT', 'mqmd-expiry': '144000', 'mqmd-replytoq': 'GATEWAY.INT.IN', 'mqmd-replytoqmgr': 'KZ.IIS.QM', 'mqmd-version': '2' };
const body = Buffer.from('<сообщение/>');

describe('queues over AMQP 1.0', () => {
  let pki: Pki;
  let broker: PeerBroker;
  let open: QueueBinding[] = [];
  before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });
  const bound = (name: IdentityName = 'national-gateway.tls', timeoutMs = 2_000): QueueBinding => {
    const binding = createQueueBinding({ identity: pki.identity(name), ca: pki.trustAnchors('tls'), clock, timeoutMs });
    open.push(binding);
    return binding;
  };
  beforeEach(async () => { broker = await startPeerBroker(pki.identity('gateway.tls'), pki.trustAnchors('tls')[0]!); });
  afterEach(async () => {
    await Promise.all(open.map((binding) => binding.close()));
    open = [];
    await broker.close();
  });
  const fails = (code: WireErrorCode, work: Promise<unknown>): Promise<void> => assert.rejects(work, (error) => error instanceof WireError && error.code === code);

  test('what is put is taken with its properties, under the name of the certificate that put it', async () => {
    const taken = new Mailbox<PartyRequest>(clock);
    const url = queueUrl(broker.url, 'EEC.GATEWAY.INT.IN');
    await bound('gateway.tls').serve({ url, path: '/inner', ids, handler: async (request) => { taken.put(request); return { status: 202 }; } });
    const answer = await bound().post({ url, headers: PERSISTENT, body, messageId: 'urn:uuid:1', correlationId: 'urn:uuid:0' });
    assert.deepEqual([answer.status, answer.start, answer.tls.protocol], [202, 'AMQP accepted', 'TLSv1.3']);
    const one = await taken.wait(() => true, 2_000);
    assert.deepEqual({ ...one?.headers }, { ...PERSISTENT, 'amqp-message-id': 'urn:uuid:1', 'amqp-correlation-id': 'urn:uuid:0', 'amqp-user-id': 'Simulated integration gateway of a member state' });
    assert.deepEqual([one?.body, one?.path, one?.peer.subject], [body, '/inner', 'CN=Simulated integration gateway of a member state']);
  });

  test('what is not persistent, or has no expiry, is seen to be so', async () => {
    const taken = new Mailbox<PartyRequest>(clock);
    const url = queueUrl(broker.url, 'Q');
    await bound('gateway.tls').serve({ url, path: '/', ids, handler: async (request) => { taken.put(request); return { status: 202 }; } });
    await bound().post({ url, headers: { 'mqmd-persistence': 'MQPER_NOT_PERSISTENT' }, body });
    const headers = (await taken.wait(() => true, 2_000))?.headers;
    assert.deepEqual([headers?.['mqmd-persistence'], headers?.['mqmd-expiry']], ['MQPER_NOT_PERSISTENT', undefined]);
  });

  test('a handler takes, lays back, or has put aside', async () => {
    const url = queueUrl(broker.url, 'Q');
    const answers = [503, 202, 400];
    const served = await bound('gateway.tls').serve({ url, path: '/', ids, handler: async () => ({ status: answers.shift() ?? 202 }) });
    await bound().post({ url, headers: {}, body });
    await bound().post({ url, headers: {}, body });
    await served.settle();
    assert.deepEqual(broker.settled.slice(0, 3), ['released', 'accepted', 'rejected']);
  });

  test('what throws in a handler is told, and the message put aside', async () => {
    const url = queueUrl(broker.url, 'Q');
    const told: string[] = [];
    const served = await bound('gateway.tls').serve({ url, path: '/', ids, handler: () => Promise.reject(new Error('ours')), onError: (error) => told.push(error.message) });
    await bound().post({ url, headers: {}, body });
    await served.settle();
    assert.deepEqual([told, broker.settled[0]], [['ours'], 'rejected']);
  });

  test('rejected and released by the broker are answers, a forbidden queue too', async () => {
    const url = queueUrl(broker.url, 'Q');
    broker.answer = 'reject';
    const rejected = await bound().post({ url, headers: {}, body });
    assert.deepEqual([rejected.status, rejected.body.toString()], [403, 'amqp:resource-limit-exceeded: full']);
    broker.answer = 'release';
    assert.equal((await bound().post({ url, headers: {}, body })).status, 503);
    const forbidden = await bound().post({ url: queueUrl(broker.url, 'forbidden'), headers: {}, body });
    assert.deepEqual([forbidden.status, forbidden.body.toString()], [403, 'amqp:unauthorized-access: not yours']);
    await fails('refused-by-broker', bound().serve({ url: queueUrl(broker.url, 'forbidden'), path: '/', ids, handler: async () => ({ status: 202 }) }));
  });

  test('a broker that says nothing is a timeout', async () => {
    broker.answer = 'nothing';
    await fails('timeout', bound('national-gateway.tls', 200).post({ url: queueUrl(broker.url, 'Q'), headers: {}, body }));
  });

  test('too large for any broker: refused without being sent', async () => {
    const answer = await bound().post({ url: queueUrl(broker.url, 'Q'), headers: {}, body: Buffer.alloc(MAX_QUEUE_MESSAGE_BYTES + 1) });
    assert.deepEqual([answer.status, broker.queues.size], [403, 0]);
  });

  test('a connection that is cut is opened again, by the sender at its next message, by the taker by itself', async () => {
    const taken = new Mailbox<PartyRequest>(clock);
    const url = queueUrl(broker.url, 'Q');
    const trouble: string[] = [];
    await bound('gateway.tls').serve({ url, path: '/', ids, handler: async (request) => { taken.put(request); return { status: 202 }; }, onTrouble: ({ code }) => trouble.push(code) });
    const sender = bound();
    await sender.post({ url, headers: {}, body });
    broker.cut();
    const again = async (): Promise<number> => (await sender.post({ url, headers: {}, body }).catch(() => again().then((status) => ({ status })))).status;
    assert.equal(await again(), 202);
    await taken.wait(() => taken.all.length === 2, 3_000);
    assert.deepEqual([taken.all.length, trouble[0]], [2, 'connection-cut']);
  });

  test('no broker there, one that is not trusted, one that does not trust us, and one that speaks something else', async () => {
    await fails('connect-refused', bound().post({ url: 'amqps://127.0.0.1:1/queue/Q', headers: {}, body }));
    // A server made with Node cuts the connection; RabbitMQ says by an alert what it is about (cli/broker).
    await fails('connection-cut', bound('gateway.tls.rogue').post({ url: queueUrl(broker.url, 'Q'), headers: {}, body }));
    const stranger = await startPeerBroker(pki.identity('gateway.tls.rogue'), pki.trustAnchors('tls')[0]!);
    await fails('server-untrusted', bound().post({ url: queueUrl(stranger.url, 'Q'), headers: {}, body }));
    await stranger.close();
    const { keyPem, chainPem } = pki.identity('gateway.tls');
    const web = createTlsServer({ key: keyPem, cert: chainPem }, (socket) => { socket.on('error', () => undefined); socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'); });
    const plain = createPlain((socket) => { socket.on('error', () => undefined); socket.resume().end('no TLS'); });
    for (const [server, code] of [[web, 'malformed-amqp'], [plain, 'malformed-http']] as const) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await fails(code, bound().post({ url: `amqps://127.0.0.1:${(server.address() as AddressInfo).port}/queue/Q`, headers: {}, body }));
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('a URL that names no queue is a mistake of ours', async () => {
    for (const url of ['https://127.0.0.1/queue/Q', 'amqps://127.0.0.1:5671', 'amqps://127.0.0.1:5671/']) await assert.rejects(bound().post({ url, headers: {}, body }), TypeError);
  });
});
