import assert from 'node:assert/strict';
import { Agent, request } from 'node:https';
import { before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { fingerprintOf } from '../../certs/uumds';
import { matchReceipt, openMessage, packUserMessage, type Packed } from '../../protocols/as4';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { resolveParameters } from '../../requirements/parameters';
import { specimenFiling } from './hostile/specimen';
import { startTraderInterface, type TraderInterface } from '.';

const OPERATORS = 50;
const EBCORE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
const NOW = Date.parse('2026-06-01T08:00:00Z');
const wall = new WallClock();
const ids = new RandomIds();
let pki: Pki;

before(async () => {
  pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
});

/** One of many operators: an EORI and a connection of its own, kept open. All seal with one key, which the register allows. */
class Operator {
  readonly eori: string;
  private readonly agent: Agent;

  constructor(number: number, private readonly url: string) {
    const { keyPem, chainPem } = pki.identity('operator.tls');
    this.eori = `BE${String(number).padStart(10, '0')}`;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1, key: keyPem, cert: chainPem, ca: pki.trustAnchors('tls') });
  }

  filing(lrn: string): { messageId: string; packed: Packed } {
    const { key, chain } = pki.identity('operator.seal');
    const messageId = `${ids.uuid()}@as4.${this.eori.toLowerCase()}.example`;
    const document = specimenFiling({ lrn, declarant: this.eori, billOfLading: `BL-${lrn}` });
    const packed = packUserMessage({
      header: {
        messageId, timestamp: new Date(wall.now()).toISOString(), from: { partyId: this.eori, type: `${EBCORE}EORI`, role: 'Trader' },
        to: { partyId: 'sti-taxud', type: `${EBCORE}auth`, role: 'Customs' }, agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version',
        service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type', action: 'IE3F10', conversationId: '1',
      },
      payloads: [{ contentId: 'message', bytes: Buffer.from(document), mimeType: 'application/xml', characterSet: 'utf-8' }],
      seal: { privateKey: key, chain }, boundary: `=_${ids.uuid()}`,
    });
    return { messageId, packed };
  }

  post({ contentType, body }: Packed): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const sent = request(this.url, { method: 'POST', agent: this.agent, headers: { 'content-type': contentType, 'content-length': body.length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve(Buffer.concat(chunks)));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** Posts a filing and takes the answer for a receipt of exactly this filing. */
  async file({ messageId, packed }: { messageId: string; packed: Packed }): Promise<Buffer> {
    const body = await this.post(packed);
    const opened = await openMessage({ contentType: 'application/soap+xml', body, trust: () => ({ ok: true, facts: {} }) });
    assert.ok(opened.ok && opened.kind === 'receipt', body.toString('utf8').slice(0, 300));
    assert.deepEqual(matchReceipt(opened, { messageId, references: packed.references }), { ok: true });
    return body;
  }

  leave(): void {
    this.agent.destroy();
  }
}

async function withInterface(operators: number, faults: string[], use: (customs: TraderInterface, all: Operator[]) => Promise<void>): Promise<void> {
  const parameters = resolveParameters();
  const sealFingerprints = [fingerprintOf(pki.identity('operator.seal').chain[0]!)];
  const numbers = Array.from({ length: operators }, (_, at) => at + 1);
  const registered = numbers.map((number) => ({ eori: new Operator(number, '').eori, name: `Operator ${number}`, sealFingerprints, mayUseIcs2: true }));
  const customs = await startTraderInterface({
    pki, wall, business: new VirtualClock(NOW), ids, observe: () => {}, parameter: (name) => parameters.get(name).value!, port: 0, registered, iutEndpoint: () => undefined, faults: new Set(faults),
  });
  const all = numbers.map((number) => new Operator(number, customs.url));
  // What customs has for them waits until they pull it: no endpoints of theirs are needed here.
  for (const { eori } of all) customs.directory.enrol({ partyId: eori, name: 'operator', binding: 'pull' });
  try {
    await use(customs, all);
  } finally {
    for (const one of all) one.leave();
    await customs.close();
  }
}

/** Every operator files twice over its one connection and then sends the first message again, all of them at once. */
async function fileAll(all: Operator[]): Promise<string[]> {
  const lrns = await Promise.all(all.map(async (operator) => {
    const own = [`A-${operator.eori}`, `B-${operator.eori}`];
    const [first, second] = own.map((lrn) => operator.filing(lrn));
    const receipt = await operator.file(first!);
    await operator.file(second!);
    assert.deepEqual(await operator.file(first!), receipt, 'a duplicate is answered by the same receipt');
    return own;
  }));
  return lrns.flat().sort();
}

const registeredIn = ({ outcomes }: TraderInterface): string[] =>
  outcomes.all.filter(({ decision }) => decision === 'registered').map(({ lrn }) => lrn ?? '').sort();

describe('many operators at once', () => {
  test(`${OPERATORS}, each on a connection of its own: every filing is receipted and registered once, and its reply waits for its own sender`, () =>
    withInterface(OPERATORS, [], async (customs, all) => {
      const lrns = await fileAll(all);
      await customs.settle();
      assert.deepEqual(registeredIn(customs), lrns);
      assert.deepEqual(customs.outcomes.all.filter(({ decision }) => decision !== 'registered').map(({ lrn, problems }) => [lrn, problems]), []);
      assert.equal(customs.receptions.all.length, 3 * OPERATORS);
      assert.deepEqual(all.map(({ eori }) => customs.partitions.waiting(eori)), all.map(() => 2));
      assert.deepEqual(customs.handshakes.all.map(({ outcome }) => outcome), all.map(() => 'accepted'));
    }));

  test('one message on two connections at the same moment: one receipt, one registration', () =>
    withInterface(1, [], async (customs, [operator]) => {
      const again = new Operator(1, customs.url);
      const filing = operator!.filing('TWICE');
      const [one, other] = await Promise.all([operator!.file(filing), again.file(filing)]);
      assert.deepEqual(one, other);
      await customs.settle();
      assert.deepEqual(registeredIn(customs), ['TWICE']);
      assert.deepEqual(customs.receptions.all.map(({ answer }) => answer.kind === 'receipt' && answer.again).sort(), [false, true]);
      again.leave();
    }));

  test('an interface that does not look for duplicates is noticed', () =>
    withInterface(2, ['ICS2-AS4-35'], async (customs, all) => {
      await assert.rejects(fileAll(all), /a duplicate is answered by the same receipt/);
      await customs.settle();
      assert.ok(customs.outcomes.all.length > 4, `${customs.outcomes.all.length} outcomes of four filings`);
    }));
});
