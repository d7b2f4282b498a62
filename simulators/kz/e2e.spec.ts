import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { RandomIds } from '../../protocols/time/ids';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import type { WireEvent } from '../../protocols/wire';
import { FORGETFUL } from '../../reference/common/store/store';
import { createCarrier } from '../../reference/kz';
import { citingDeclaration, DAMAGES, FLAWS, judgeReply, outcomeOf, probeDocument, startRevenueAuthority, type RevenueAuthority } from '.';
import { envelope } from '../../protocols/soap11';

const START = Date.parse('2026-06-01T08:00:00Z');
const wall = new WallClock();
const ids = new RandomIds();
const PARAMETERS: Record<string, string> = { 'kzpi.leadTime.road': 'PT2H', 'kz281.retryTime': 'PT1M', 'kz281.answerTime': 'PT5M', 'kzpi.gateway.service': 'S', 'kzpi.status.reading': 'words', 'kzpi.gateway.pollTime': 'PT20S', 'kzpi.documentCode.road': 'R.042', 'kzpi.documentCode.rail': 'R.991', 'kzpi.documentCode.air': 'R.992', 'kzpi.documentCode.water': 'R.993' };

const facts = {
  usage: ['01'], entryOffice: '57505', declarant: { name: 'Жол & Тасымалы <ЖШС> 运输', bin: '050140000123' },
  transport: { mode: '31', containers: false, vehicles: [{ country: 'KZ', registration: '123ABC02' }] },
  consignments: [{ consignor: { name: 'Urumqi Parts' }, consignee: { name: 'Алматы Сауда' }, goods: [{ hs: '8708999709', description: 'parts', grossKg: '10' }] }],
};

describe('kz: carrier and revenue authority over real mutual TLS', () => {
  let pki: Pki;
  let authority: RevenueAuthority;
  let carrier: ReturnType<typeof createCarrier>;
  let dir: string;
  const business = new VirtualClock(START);
  const carrierClock = new VirtualClock(START);
  const events: WireEvent[] = [];

  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    authority = await startRevenueAuthority({
      pki, wall, business, ids, observe: (event) => void events.push(event), parameter: (name) => PARAMETERS[name]!, port: 0, iutEndpoint: () => undefined, faults: new Set(),
    });
    dir = mkdtempSync(join(tmpdir(), 'kz-e2e-'));
    writeFileSync(join(dir, 'ca.pem'), pki.trustAnchors('tls').join('\n'));
    carrier = createCarrier({ wall, business: carrierClock, ids }, new Set(), FORGETFUL);
    writeFileSync(join(dir, 'seal-ca.pem'), readFileSync(pki.authorityFiles('seal-qualified').issuing, 'utf8') + pki.trustAnchors('seal-qualified').join('\n'));
    const [identity, signer] = [pki.identity('carrier.tls'), pki.identity('carrier.seal')];
    await carrier.start({
      contract: 1, harness: { name: 'x', version: '0' }, endpoints: authority.endpoints,
      files: {
        'tls.ca': join(dir, 'ca.pem'), 'kz.tls.cert': identity.files.chain, 'kz.tls.key': identity.files.key, 'kz.seal.ca': join(dir, 'seal-ca.pem'),
        'kz.seal.cert': signer.files.cert, 'kz.seal.key': signer.files.key,
      },
      facts: { ...authority.facts, ...Object.fromEntries(Object.entries(PARAMETERS).map(([name, value]) => [`parameter.${name}`, value])) },
    });
  });
  after(async () => {
    await carrier.close();
    await authority.close();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    business.restartAt(START);
    carrierClock.restartAt(START);
    authority.reset();
    await carrier.reset();
    events.length = 0;
  });

  const presented = async (given: Record<string, unknown> = facts, operation = 'kz.present'): Promise<{ state: string | undefined; holds: Record<string, unknown>; reference: string }> => {
    const { status, reference = '', reason } = await carrier.stimulate({ operation, facts: given });
    assert.equal(status, 'done', reason);
    const { state, holds = {} } = await carrier.observe({ what: 'kz.pre-arrival', reference });
    return { state, holds, reference };
  };
  const document = (more = {}): string => probeDocument({ documentId: ids.uuid(), dateTime: '2026-06-01T08:00:00Z', ...more });
  const answered = async (xml: string): Promise<ReturnType<typeof outcomeOf>> => {
    const result = await authority.probe.present(xml);
    assert.equal(result.kind, 'answered');
    return outcomeOf(result.answer);
  };

  test('accepted: the carrier holds the number that the authority gave, names unchanged', async () => {
    const { state, holds } = await presented();
    assert.equal(state, 'registered');
    assert.equal(holds['number'], 'KZ/010626/000000001');
    assert.deepEqual([...authority.given()], ['KZ/010626/000000001']);
    const [presentation] = authority.presentations.all;
    assert.equal(presentation?.reading.kind, 'document');
    assert.ok(presentation.bytes.toString().includes('Жол &amp; Тасымалы &lt;ЖШС'));
    assert.deepEqual(events.map((event) => event.kind), ['handshake', 'message', 'message']);
    const answer = authority.readAnswer(presentation.answer.status, presentation.answer.body);
    const judgements = judgeReply(answer, { documentId: String(holds['documentId']), due: 'registered', receivedAt: START, answeredAt: START, reading: 'words' }, 'revenue-authority');
    assert.deepEqual(judgements.filter((one) => !one.holds), []);
    assert.equal(judgements.length, 9);
  });

  test('refused, corrected, registered', async () => {
    const bad = structuredClone(facts);
    bad.consignments[0]!.goods[0]!.hs = '7701000000';
    const refused = await presented(bad);
    assert.equal(refused.state, 'refused');
    assert.match(String(refused.holds['reasons']), /GoodsTNVEDCode: the nomenclature has no goods code 7701000000/);
    assert.equal(refused.holds['number'], undefined);
    const corrected = await presented({ ...facts, reference: refused.reference }, 'kz.correct');
    assert.equal(corrected.state, 'registered');
  });

  for (const kind of ['closed', 'answer-lost'] as const) {
    test(`outage (${kind}): undelivered, then the same document again and one number`, async () => {
      authority.script({ kind });
      const { state, reference } = await presented();
      assert.equal(state, 'undelivered');
      carrierClock.advanceTo(START + 60_000);
      await carrier.settle();
      assert.equal((await carrier.observe({ what: 'kz.pre-arrival', reference })).state, 'registered');
      assert.equal(authority.given().size, 1);
      const sent = authority.presentations.all.map((one) => one.bytes.toString());
      assert.equal(sent.length, 2);
      assert.equal(sent[0], sent[1]);
    });
  }

  test('accepted by the gateway is pending, another status is undelivered', async () => {
    authority.script({ kind: 'gateway-status', code: 'SCSS001' });
    assert.equal((await presented()).state, 'pending');
    authority.script({ kind: 'gateway-status', code: 'SCSE003' });
    assert.equal((await presented()).state, 'undelivered');
  });

  for (const [how, why] of [
    ['one byte changed', /digest of "#body" does not match/], ['its signed Body moved away and another in its place', /not the Body of the envelope/],
    ['only its timestamp signed', /Body is not signed/], ['a timestamp that expired an hour ago', /was good until/], ['the signature of a stranger', /not the certificate of the gateway/],
    ['no signature', /no signature/], ['a document that nobody signed', /no signature of its own/],
  ] as const) {
    test(`an answer with ${how} is not believed, the next one is`, async () => {
      authority.gateway.demandSignatures();
      await carrier.stimulate({ operation: 'kz.connect', facts: { channel: 'gateway', signature: 'rsa-sha256' } });
      authority.script({ kind: 'forged', how });
      const { state, holds, reference } = await presented();
      assert.equal(state, 'undelivered');
      assert.equal(holds['trouble'], 'untrusted');
      assert.match(String(holds['reasons']), why);
      assert.equal(holds['number'], undefined);
      carrierClock.advanceTo(START + 60_000);
      assert.equal((await carrier.observe({ what: 'kz.pre-arrival', reference })).state, 'registered');
      assert.equal(authority.given().size, 1);
    });
  }

  test('an announced arrival is presented at the limit, not before the clock says so', async () => {
    const { reference = '' } = await carrier.stimulate({ operation: 'kz.announce', facts: { ...facts, arrival: '2026-06-01T18:00:00+05:00' } });
    carrierClock.advanceTo(Date.parse('2026-06-01T10:59:59Z'));
    assert.equal((await carrier.observe({ what: 'kz.pre-arrival', reference })).state, 'pending');
    carrierClock.advanceTo(Date.parse('2026-06-01T11:00:00Z'));
    assert.equal((await carrier.observe({ what: 'kz.pre-arrival', reference })).state, 'registered');
  });

  test('the carrier does not send what breaks a form, nor to an impostor', async () => {
    const four = structuredClone(facts);
    four.transport.vehicles = [1, 2, 3, 4].map((index) => ({ country: 'KZ', registration: `00${index}ABC02` }));
    assert.equal((await carrier.stimulate({ operation: 'kz.present', facts: four })).status, 'refused');
    assert.equal((await carrier.stimulate({ operation: 'kz.present', facts: { ...facts, entryOffice: '5750' } })).status, 'refused');
    assert.equal((await carrier.stimulate({ operation: 'kz.present', facts: { ...facts, replaces: '940101300123' } })).status, 'refused');
    assert.equal((await presented({ ...facts, address: authority.impostor.url }, 'kz.present-to')).state, 'undelivered');
    assert.equal(authority.impostor.requests.all.length, 0);
  });

  test('repeats get the same answer; another document under a registered id is refused', async () => {
    const xml = document();
    const first = await answered(xml);
    assert.equal(first.kind, 'registered');
    assert.deepEqual(await answered(xml), first);
    assert.equal((await answered(xml.replace('1200', '1300'))).kind, 'refused');
    assert.deepEqual(await answered(xml), first);
    const bad = FLAWS['the consignee left out']!.change(document());
    assert.deepEqual(await answered(bad), await answered(bad));
    assert.equal(authority.given().size, 1);
  });

  for (const [flaw, { change, names }] of Object.entries(FLAWS)) {
    test(`refused: ${flaw}`, async () => {
      const outcome = await answered(change(document({ usage: flaw.includes('waybill') ? '06' : '01' })));
      assert.equal(outcome.kind, 'refused');
      assert.ok(outcome.reasons.some((reason) => reason.includes(names)), outcome.reasons.join());
      assert.equal(authority.given().size, 0);
    });
  }

  test('a preliminary declaration stands in for what it holds, if customs holds it', async () => {
    const lean = FLAWS['the consignee left out']!.change(document());
    assert.equal((await answered(citingDeclaration(lean, '57505/2026-05-30/0000001'))).kind, 'refused');
    authority.holdDeclaration('57505/2026-05-30/0000001');
    assert.equal((await answered(citingDeclaration(lean.replace(/DocumentID>[^<]*/, `DocumentID>${ids.uuid()}`), '57505/2026-05-30/0000001'))).kind, 'registered');
  });

  test('a re-submission must cite a number that was given', async () => {
    const unknown = await answered(document({ refRegNumber: { country: 'KZ', date: '2026-05-01', serial: '000000009' } }));
    assert.ok(unknown.kind === 'refused' && unknown.reasons[0]!.startsWith('RefRegNumber'));
    await answered(document());
    assert.equal((await answered(document({ refRegNumber: { country: 'KZ', date: '2026-06-01', serial: '000000001' } }))).kind, 'registered');
  });

  for (const [what, damage] of Object.entries(DAMAGES)) {
    test(`a fault, not a refusal: ${what}`, async () => {
      const result = await authority.probe.send(damage(envelope(document())));
      assert.equal(result.kind === 'answered' && result.status, 500);
      assert.equal(result.kind === 'answered' && result.answer.kind, 'fault');
      assert.equal(authority.journal().length, 0);
    });
  }

  test('an oversize message is turned away, and the next one served', async () => {
    const result = await authority.probe.send(Buffer.alloc(1024 * 1024 + 1, 32));
    assert.ok(result.kind === 'not-answered' || result.status === 413);
    assert.equal(authority.journal().length, 0);
    assert.equal((await answered(document())).kind, 'registered');
  });

  for (const [identity, refusal] of [[null, 'no-certificate'], ['carrier.tls.rogue', 'other-authority'], ['carrier.tls.expired', 'expired']] as const) {
    test(`nothing gets in with ${identity ?? 'no certificate'}`, async () => {
      const result = await authority.probe.present(document(), { identity });
      assert.equal(result.kind, 'not-answered');
      assert.equal(authority.presentations.all.length, 0);
      const handshake = events.find((event) => event.kind === 'handshake');
      assert.equal(handshake?.kind === 'handshake' && handshake.refusal, refusal);
    });
  }
});
