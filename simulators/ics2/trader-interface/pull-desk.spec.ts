import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../../certs/pki';
import { packError } from '../../../protocols/as4';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { postOverTls } from '../../../protocols/tls/post';
import { resolveParameters } from '../../../requirements/parameters';
import { startTraderInterface, type TraderInterface } from '..';
import { described, type PullAnswer } from '../hostile/pulling-probe';
import { OTHER_EORI_SEAL, type SealName } from '../hostile/seals';
import { channelOf, ownerOf } from './mpc';

const EORI = 'DE1234567890123';
const wall = new WallClock();
const ids = new RandomIds();
const INTERVAL = 10_000;

describe('the channels of customs', () => {
  test('belong to the party id at their end, which may have an @ in it', () => {
    for (const partyId of [EORI, `SYS@${EORI}`, `SYS@${EORI}@FR`]) assert.deepEqual(ownerOf(channelOf(partyId)), { partyId, eori: EORI });
    for (const mpc of ['', 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC', channelOf(''), channelOf('../x'), `x${channelOf(EORI)}`]) assert.equal(ownerOf(mpc), undefined);
  });
});

describe('pulling from the trader interface', () => {
  let customs: TraderInterface;
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  let pki: Awaited<ReturnType<typeof openPki>>;

  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    customs = await startTraderInterface({
      pki, wall, business, ids, observe: () => undefined, parameter: (name) => parameters.get(name).value!, port: 0,
      iutEndpoint: () => 'https://127.0.0.1:9', faults: new Set(),
    });
  });
  beforeEach(() => customs.reset());
  after(() => customs.close());

  const queue = async (count: number): Promise<string[]> => {
    const sealed = Array.from({ length: count }, () => customs.outbox.seal({ action: 'IE3N04', document: '<IE3N04/>', toPartyId: customs.pullingProbe.partyId }));
    for (const one of sealed) await customs.outbox.push(one);
    return sealed.map(({ messageId }) => messageId);
  };
  const text = (answer: PullAnswer): string => (answer.kind === 'message' ? answer.message.header.messageId : described(answer));
  const received = (answer: PullAnswer) => (answer.kind === 'message' ? answer.message : assert.fail(described(answer)));
  const later = (): void => business.advanceTo(business.now() + INTERVAL);

  test('each wrong request has its own refusal, and the message stays', async () => {
    const [due] = await queue(1);
    const ask = async (choices: Parameters<TraderInterface['pullingProbe']['pull']>[0]): Promise<string> => text(await customs.pullingProbe.pull(choices));
    assert.equal(await ask({ seal: OTHER_EORI_SEAL }), 'eb:Error EBMS:0004 (failure)');
    assert.equal(await ask({ seal: 'operator.seal.unregistered' }), 'eb:Error EBMS:0004 (failure)');
    assert.equal(await ask({ seal: 'operator.seal.expired' }), 'eb:Error EBMS:0101 (failure)');
    assert.equal(await ask({ quirks: { corruptSignature: true } }), 'eb:Error EBMS:0101 (failure)');
    assert.match(await ask({ quirks: { unsigned: true } }), /EBMS:010[13]/);
    assert.match(await ask({ quirks: { unsignedHeader: true } }), /EBMS:010[13]/);
    assert.equal(await ask({ mpc: '' }), 'eb:Error EBMS:0001 (failure)');
    assert.equal(await ask({ mpc: channelOf('nobody') }), 'eb:Error EBMS:0001 (failure)');
    assert.equal(await ask({ mpc: channelOf(`UNKNOWN@${EORI}`) }), 'eb:Error EBMS:0001 (failure)');
    assert.equal(await ask({ mpc: channelOf(EORI) }), 'eb:Error EBMS:0010 (failure)');
    assert.equal(await ask({ mpc: channelOf('FR98765432109876') }), 'eb:Error EBMS:0004 (failure)');
    assert.equal(await ask({}), due);
  });

  test('twelve messages and four requests at a time: each message once, and then nothing', async () => {
    const due = await queue(12);
    const seen: string[] = [];
    const worker = async (): Promise<void> => {
      for (;;) {
        const answer = await customs.pullingProbe.pull();
        if (answer.kind !== 'message') return assert.equal(text(answer), 'eb:Error EBMS:0006 (warning)');
        seen.push(text(answer));
        assert.equal((await customs.pullingProbe.acknowledge(answer.message)).kind, 'taken');
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    assert.deepEqual([...seen].sort(), [...due].sort());
    later();
    assert.equal(text(await customs.pullingProbe.pull()), 'eb:Error EBMS:0006 (warning)');
    assert.deepEqual(customs.outbox.pushes.all.map(({ answer, failure }) => answer?.opened.ok === true && failure === undefined), due.map(() => true));
  });

  test('a receipt that is wrong, or of somebody else, ends nothing; the right one may come late and twice', async () => {
    const [due] = await queue(1);
    const message = received(await customs.pullingProbe.pull());
    const { pullingProbe } = customs;
    assert.equal(text(await pullingProbe.acknowledge(message, { quirks: { receiptReferences: 'wrong-digest' } })), 'eb:Error EBMS:0302 (failure)');
    assert.equal(text(await pullingProbe.acknowledge(message, { quirks: { receiptReferences: 'missing' } })), 'eb:Error EBMS:0302 (failure)');
    assert.equal(text(await pullingProbe.acknowledge(message, { quirks: { refToMessageId: 'unheard@of.example' } })), 'eb:Error EBMS:0302 (failure)');
    assert.equal(text(await pullingProbe.acknowledge(message, { seal: OTHER_EORI_SEAL })), 'eb:Error EBMS:0004 (failure)');
    assert.match(text(await pullingProbe.acknowledge(message, { quirks: { unsignedBody: true } })), /EBMS:010[13]/);
    later();
    assert.equal(text(await pullingProbe.pull()), due);
    later();
    assert.equal(text(await pullingProbe.acknowledge(message)), 'HTTP 202 without content');
    assert.equal(text(await pullingProbe.acknowledge(message)), 'HTTP 202 without content');
    assert.equal(customs.outbox.pushes.all.length, 1);
    later();
    assert.equal(text(await pullingProbe.pull()), 'eb:Error EBMS:0006 (warning)');
  });

  test('an error of the owner ends it; one without seal, or of somebody else, does not', async () => {
    const [due] = await queue(1);
    const refuse = async (seal: SealName | 'none'): Promise<number> => {
      const key = seal === 'none' ? undefined : { privateKey: pki.identity(seal).key, chain: pki.identity(seal).chain };
      const { contentType, body } = packError({
        messageId: `${ids.uuid()}@as4.probe.example`, timestamp: new Date(wall.now()).toISOString(), refToMessageId: due, errors: [{ code: 'EBMS:0303', detail: 'cannot be decompressed' }], seal: key,
      });
      const sent = await postOverTls({ url: customs.url, body, headers: { 'content-type': contentType }, identity: pki.identity('operator.tls'), ca: pki.trustAnchors('tls'), timeoutMs: 5000 });
      assert.equal(sent.body.length, 0);
      return sent.status;
    };
    await customs.pullingProbe.pull();
    for (const seal of ['none', OTHER_EORI_SEAL] as const) assert.equal(await refuse(seal), 202);
    later();
    assert.equal(text(await customs.pullingProbe.pull()), due);
    assert.equal(await refuse('operator.seal'), 202);
    later();
    assert.equal(text(await customs.pullingProbe.pull()), 'eb:Error EBMS:0006 (warning)');
    assert.deepEqual(customs.outbox.pushes.all.map(({ failure }) => failure?.code), ['refused']);
    assert.deepEqual(customs.signals.all.map(({ kind }) => kind), ['PullRequest', 'Error', 'Error', 'PullRequest', 'Error', 'PullRequest']);
  });

  test('signals are no receptions, and a filing is not answered on a pulled connection', async () => {
    await queue(1);
    await customs.pullingProbe.pull();
    assert.deepEqual([customs.receptions.all.length, customs.signals.all.map(({ answer }) => answer.kind)], [0, ['message']]);
  });
});
