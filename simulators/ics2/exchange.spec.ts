import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { sealTrust } from '../../certs/trusted-list';
import { openMessage, packUserMessage, type Packed } from '../../protocols/as4';
import { absent, jdkAbsent, jdkIn } from '../../protocols/as4/crosscheck/jdk';
import { xmlsecIn } from '../../protocols/as4/crosscheck/xmlsec';
import { RandomIds } from '../../protocols/time/ids';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import type { WireEvent } from '../../protocols/wire';
import { STRICT } from '../../requirements/ics2/tolerances';
import { resolveParameters } from '../../requirements/parameters';
import { createOperator } from '../../reference/ics2';
import type { ReferenceIut } from '../../reference/model';
import { containerShipment } from '../../steps/ics2/shipments';
import { judgeEnvelope } from './judge/message/envelope';
import { judgePayload } from './judge/message/payload';
import { judgeSeal } from './judge/message/seal';
import { judgePushAnswer } from './judge/message/answer';
import { specimenFiling } from './hostile/specimen';
import { startTraderInterface, type TraderInterface } from '.';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EORI = 'DE1234567890123';
const PULLING = `PULL@${EORI}`;
const DAY = 86_400_000;
const wall = new WallClock();
const ids = new RandomIds();

describe('an ICS2 exchange over real mutual TLS', () => {
  let customs: TraderInterface;
  let operator: ReferenceIut;
  let folder: string;
  const wire: WireEvent[] = [];
  let endpoint: string | undefined;
  /** Customs' clock, and the operator's. */
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const own = new VirtualClock(business.now());

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cc-ics2-'));
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    customs = await startTraderInterface({
      pki, wall, business, ids, observe: (event) => wire.push(event), parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => endpoint,
      iutAccessPoints: [{ partyId: EORI, binding: 'push' }, { partyId: PULLING, binding: 'pull' }], faults: new Set(),
    });
    operator = createOperator({ wall, business: own, ids }, new Set());
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const trust = sealTrust(pki);
    const tls = pki.identity('operator.tls').files;
    const seal = pki.identity('operator.seal').files;
    const endpoints = await operator.start({
      contract: 1, harness: { name: 'test', version: '0' }, endpoints: customs.endpoints,
      files: {
        'tls.ca': pki.authorityFiles('tls').root, 'ics2.tls.cert': tls.chain, 'ics2.tls.key': tls.key, 'ics2.seal.chain': seal.fullChain, 'ics2.seal.key': seal.key,
        'ics2.seal.ca': file('seal-ca.pem', trust.anchors.join('')), 'ics2.seal.crl': file('seal-crl.pem', trust.crls.join('')),
      },
      facts: {
        'ics2.eori': EORI, 'ics2.accessPoint.1.partyId': EORI, 'ics2.accessPoint.1.binding': 'push', 'ics2.accessPoint.2.partyId': PULLING, 'ics2.accessPoint.2.binding': 'pull',
      },
    });
    endpoint = endpoints['ics2'];
  });

  after(async () => {
    await operator.close();
    await customs.close();
    rmSync(folder, { recursive: true });
  });

  test('a filing is receipted, registered and told to the operator, and every judge is content', async () => {
    const { reference } = await operator.stimulate({ operation: 'ics2.file', facts: containerShipment(EORI, 'BL-0001') });
    const filing = await customs.receptions.wait((one) => one.lrn === reference, 5000);
    assert.ok(filing);
    assert.equal(filing.answer.kind, 'receipt', JSON.stringify(filing.answer));
    const outcome = await customs.outcomes.wait((one) => one.lrn === reference, 5000);
    assert.deepEqual(outcome?.problems, []);
    const push = await customs.outbox.pushes.wait(() => true, 5000);
    assert.ok(push?.answer, push?.failure?.message);
    const judgements = [
      ...judgeEnvelope({ message: filing.message, operatorEori: EORI, customsPartyId: 'sti-taxud', receivedAt: filing.arrivedAt, skewMs: 300_000, businessRoot: filing.document?.name, tolerates: STRICT }),
      ...judgePayload(filing.payload, STRICT),
      ...judgeSeal({ message: filing.message, facts: filing.opened.seal }),
      ...judgePushAnswer(push.answer),
    ];
    assert.deepEqual(judgements.filter((one) => !one.holds), []);
    assert.equal(judgements.length, 30);
    const held = await operator.observe({ what: 'ics2.filing', reference: reference! });
    assert.equal(held.state, 'registered');
    assert.equal(held.holds?.['mrn'], outcome?.mrn);
  });

  const queue = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number++) await customs.outbox.push(customs.outbox.seal({ action: 'IE3N04', document: `<IE3N04><MRN>${number}</MRN></IE3N04>`, toPartyId: PULLING }));
  };
  /** Both clocks go on; then the operator does what falls due. */
  const later = async (ms: number): Promise<void> => {
    for (const clock of [business, own]) clock.advanceTo(clock.now() + ms);
    await operator.settle();
  };
  const kinds = (): string[] => customs.signals.all.map(({ kind, answer }) => (kind === 'PullRequest' ? answer.kind : kind));
  const cases = async (): Promise<unknown> => (await operator.observe({ what: 'ics2.cases', reference: '*' })).holds?.['cases'];
  /** A new life for both; the operator's interval counts from here. */
  const anew = async (): Promise<void> => {
    customs.reset();
    await operator.reset();
    await operator.settle();
  };

  test('an access point that pulls empties its partition in one round, however long the clock jumped', async () => {
    await anew();
    await queue(5);
    await later(29_000);
    assert.deepEqual(kinds(), []);
    await later(7 * DAY);
    assert.deepEqual(kinds(), [...Array.from({ length: 5 }, () => ['message', 'Receipt']).flat(), 'error']);
    assert.ok(customs.outbox.pushes.all.every(({ answer }) => answer?.opened.ok === true));
    assert.deepEqual([customs.outbox.pushes.all.length, customs.partitions.waiting(PULLING), await cases()], [5, 0, 5]);
    await later(30_000);
    assert.deepEqual(kinds().slice(11), ['error']);
  });

  test('a connection that breaks while pulling is no case for anybody: the message comes with a later interval', async () => {
    await anew();
    await queue(1);
    await customs.line.loseReceipts(1);
    await later(30_000);
    assert.deepEqual([kinds(), await cases()], [['withheld'], 0]);
    customs.line.breakDown();
    await later(30_000);
    assert.deepEqual([kinds(), await cases()], [['withheld'], 0]);
    customs.line.recover();
    await later(30_000);
    assert.deepEqual([kinds(), await cases()], [['withheld', 'message', 'Receipt', 'error'], 1]);
  });

  test('a filing sent from the access point that pulls is answered there, and one from an access point that is none is refused', async () => {
    await anew();
    const { reference } = await operator.stimulate({ operation: 'ics2.file', facts: { ...containerShipment(EORI, 'BL-0002'), accessPoint: PULLING } });
    await customs.outcomes.wait((one) => one.lrn === reference, 5000);
    await customs.settle();
    assert.equal(customs.outbox.pushes.all.length, 0);
    await later(30_000);
    assert.equal((await operator.observe({ what: 'ics2.filing', reference: reference! })).state, 'registered');
    const nowhere = await operator.stimulate({ operation: 'ics2.file', facts: { ...containerShipment(EORI, 'BL-0003'), accessPoint: `NONE@${EORI}` } });
    assert.deepEqual([nowhere.status, /NONE@/.test(nowhere.reason ?? '')], ['refused', true]);
  });

  /** One message of each kind that crossed the wire above, by who sent it and what it is called. */
  const sealedMessages = (): Map<string, Packed> => new Map(wire.flatMap((event): [string, Packed][] => {
    if (event.kind !== 'message') return [];
    const contentType = event.http.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    return /^(multipart\/related|application\/soap\+xml)/.test(contentType) ? [[`${event.from} ${event.label}`.replace(/\W+/g, '-'), { contentType, body: event.bytes, references: [] }]] : [];
  }));
  const ALL = ['iut-IE3F10', 'iut-PullRequest', 'iut-Receipt', 'trader-interface-EBMS-0006', 'trader-interface-IE3N04', 'trader-interface-IE3R01', 'trader-interface-Receipt'];

  test('whatever the operator or customs sealed here, the JDK finds right', { skip: jdkAbsent() }, async () => {
    const messages = sealedMessages();
    for (const name of ALL) assert.ok(messages.has(name), `${name} in ${[...messages.keys()].join(', ')}`);
    const verdicts = await (await jdkIn(mkdtempSync(join(folder, 'jdk-')))).verify(messages);
    assert.deepEqual([...verdicts].filter(([, { verdict }]) => verdict !== 'good'), []);
    assert.equal(verdicts.size, messages.size);
  });

  test('what the JDK seals as another access point would, customs receipts', { skip: jdkAbsent() }, async () => {
    const probe = await customs.probe();
    const input = probe.sender({ document: specimenFiling({ lrn: 'JDK-1', declarant: probe.eori, billOfLading: 'JDK-BL-1' }), quirks: { unsigned: true } });
    const jdk = await jdkIn(mkdtempSync(join(folder, 'jdk-')));
    const packed = (await jdk.sign(new Map([['filing', packUserMessage(input)]]), input.seal)).get('filing')!;
    assert.equal((await probe.post({ messageId: input.header.messageId, packed })).text, `a receipt for ${input.header.messageId}`);
    await customs.settle();
  });

  test('whatever signal the operator or customs sealed here, xmlsec1 finds right, and wrong with one octet changed', { skip: absent('xmlsec1', '--version') }, async () => {
    const xmlsec = xmlsecIn(folder);
    const signals = [...sealedMessages()].filter(([, { contentType }]) => !contentType.startsWith('multipart/'));
    assert.ok(signals.length >= 4);
    for (const [name, { contentType, body }] of signals) {
      const { seal } = await openMessage({ contentType, body, trust: () => ({ ok: true, facts: {} }) });
      const key = new X509Certificate(seal!.chainDer[0]!).publicKey.export({ type: 'spki', format: 'pem' }).toString();
      assert.equal(await xmlsec.verifies(body, key), true, name);
      const changed = body.toString('latin1').replace(/(<eb:MessageId>)./, '$1?');
      assert.equal(await xmlsec.verifies(Buffer.from(changed, 'latin1'), key), false, name);
    }
  });
});
