import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import type { WireEvent } from '../../protocols/wire';
import { resolveParameters } from '../../requirements/parameters';
import { createAuthorisedBody } from '../../reference/eaeu';
import type { ReferenceIut } from '../../reference/model';
import { startGateway, type Gateway } from '.';

/** Simulator and reference against each other over real mutual TLS, without cucumber: does one exchange work at all? */
describe('flow 1 and flow 2 between gateway and authorised body', () => {
  const wall = new WallClock();
  const ids = new RandomIds();
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const own = new VirtualClock(business.now());
  const events: WireEvent[] = [];
  const dir = mkdtempSync(join(tmpdir(), 'eaeu-exchange-'));
  const parameters = resolveParameters();
  let gateway: Gateway;
  let body: ReferenceIut;
  let iutUrl: string | undefined;

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    gateway = await startGateway({
      pki, wall, business, ids, observe: (event) => events.push(event), parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => iutUrl, faults: new Set(),
    });
    body = createAuthorisedBody({ wall, business: own, ids }, new Set());
    const roots = join(dir, 'roots.pem');
    writeFileSync(roots, pki.trustAnchors('tls').join('\n'));
    const identity = pki.identity('authorised-body.tls');
    const urls = await body.start({
      contract: 1, harness: { name: 'test', version: '0' }, endpoints: gateway.endpoints, facts: {},
      files: { 'tls.ca': roots, 'eaeu.tls.cert': identity.files.chain, 'eaeu.tls.key': identity.files.key },
    });
    iutUrl = urls['eaeu'];
  });
  after(async () => {
    await body.close();
    await gateway.close();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    gateway.reset();
    await body.reset();
  });

  const facts = {
    kind: 'original', form: 'paper', number: 'KZ-EAV-0001', issuedOn: '2026-06-01', issuedFor: 'VN', issuingBody: 'Қазақстан Республикасының Ұлттық палатасы', exporter: 'ТОО Пример',
  };
  const issue = async (): Promise<string> => (await body.stimulate({ operation: 'eaeu.issue', facts })).reference!;
  const stateOf = async (reference: string): Promise<string | undefined> => (await body.observe({ what: 'eaeu.certificate', reference })).state;

  test('original: reported, confirmed, answered by a notice, and the notice confirmed', async () => {
    const reference = await issue();
    const flow1 = await gateway.received.wait((one) => one.label === 'P.EE.01.MSG.001', 2000);
    assert.equal(flow1?.read.kind, 'message', JSON.stringify(flow1?.read.findings));
    assert.ok(await gateway.sent.wait((one) => one.label === 'P.MSG.RCV', 2000));
    const flow2 = await gateway.sent.wait((one) => one.label === 'P.EE.01.MSG.002', 2000);
    assert.deepEqual(flow2?.outcome, { kind: 'answered', status: 202, text: '' });
    const confirmation = await gateway.received.wait((one) => one.label === 'P.MSG.RCV', 2000);
    assert.equal(confirmation?.envelope?.relatesTo?.value, flow2?.message?.messageId);
    assert.equal(await stateOf(reference), 'processed');
    assert.equal(gateway.thirdCountry.held.length, 1);
    assert.ok(events.some((event) => event.kind === 'handshake' && event.outcome === 'accepted'));
  });

  test('no confirmation: sent again with a new MessageID and the same data, until the retries are used up', async () => {
    gateway.script.loseReports = 9;
    const reference = await issue();
    for (let repeat = 0; repeat < 5; repeat++) {
      own.advanceTo(own.now() + 20 * 60_000);
      await body.settle();
    }
    const reports = gateway.received.all.filter((one) => one.label === 'P.EE.01.MSG.001');
    assert.equal(reports.length, 4);
    assert.equal(new Set(reports.map((one) => one.envelope?.messageId)).size, 4);
    assert.equal(await stateOf(reference), 'abnormal');
  });

  test('a fault in place of the confirmation leads to a repeat, an ERR to a refusal', async () => {
    gateway.script.faultReports = 1;
    const repeated = await issue();
    await gateway.received.wait((one) => one.label === 'P.MSG.RCV', 2000);
    assert.equal(await stateOf(repeated), 'processed');
    assert.equal(gateway.received.all.filter((one) => one.label === 'P.EE.01.MSG.001').length, 2);
    gateway.script.refuseReports = 1;
    const refused = await issue();
    await gateway.sent.wait((one) => one.label === 'P.MSG.ERR', 2000);
    assert.equal(await stateOf(refused), 'refused');
  });

  test('no certificate, and one of another authority, are refused at both doors; the right one is let in', async () => {
    const message = gateway.compose.notice({ positive: true, procedureId: 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666' });
    for (const as of [undefined, 'gateway.tls.rogue'] as const) assert.equal((await gateway.probes.atIut(message, as)).kind, 'refused');
    for (const as of [undefined, 'authorised-body.tls.rogue'] as const) assert.equal((await gateway.probes.atGateway(message, as)).kind, 'refused');
    assert.equal((await gateway.probes.atIut(message, 'gateway.tls')).kind, 'answered');
  });

  test('bytes that are no message get a documented error, and the gateway goes on serving', async () => {
    const answer = await gateway.probes.atGateway(Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'authorised-body.tls');
    assert.ok(answer.kind === 'answered' && answer.status === 400 && answer.text.startsWith('EAEU-NOT-XML'), JSON.stringify(answer));
    await issue();
    assert.ok(await gateway.received.wait((one) => one.label === 'P.MSG.RCV', 2000));
  });
});
