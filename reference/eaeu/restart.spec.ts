import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import type { HelloInput } from '../../iut/contract';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { textAt } from '../../protocols/xml';
import { resolveParameters } from '../../requirements/parameters';
import { startGateway, type Gateway } from '../../simulators/eaeu';
import type { ForeignCertificate } from '../../simulators/eaeu/origin/documents';
import { openStore } from '../common/store/disk';
import type { Store } from '../common/store/store';
import type { ReferenceIut } from '../model';
import { createAuthorisedBody } from '.';

const PATIENCE_MS = 5_000;

describe('authorised body and central customs body, stopped and started again on the same store', () => {
  const wall = new WallClock();
  const ids = new RandomIds();
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const dir = mkdtempSync(join(tmpdir(), 'eaeu-restart-'));
  const parameters = resolveParameters();
  let gateway: Gateway;
  let hello: HelloInput;
  let iutUrl: string | undefined;
  let life: { body: ReferenceIut; store: Store } | undefined;

  const start = async (): Promise<ReferenceIut> => {
    const store = openStore(join(dir, 'store'));
    const body = createAuthorisedBody({ wall, business: new VirtualClock(business.now()), ids }, new Set(), store);
    life = { body, store };
    iutUrl = (await body.start(hello))['eaeu'];
    return body;
  };
  const stop = async (): Promise<void> => {
    await life?.body.settle();
    await life?.body.close();
    life?.store.close();
    life = undefined;
  };
  const issue = async (body: ReferenceIut, number: string): Promise<string> => (await body.stimulate({
    operation: 'eaeu.issue', facts: { kind: 'original', number, issuedOn: '2026-06-01', issuedFor: 'VN', issuingBody: 'Палата', exporter: 'ТОО Пример' },
  })).reference!;

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    gateway = await startGateway({
      pki, wall, business, ids, observe: () => undefined, parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => iutUrl, faults: new Set(),
    });
    const roots = join(dir, 'roots.pem');
    writeFileSync(roots, pki.trustAnchors('tls').join('\n'));
    const { files } = pki.identity('authorised-body.tls');
    hello = {
      contract: 1, harness: { name: 'test', version: '0' }, endpoints: gateway.endpoints, facts: {},
      files: { 'tls.ca': roots, 'eaeu.tls.cert': files.chain, 'eaeu.tls.key': files.key },
    };
  });
  after(async () => {
    await stop();
    await gateway.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test('holds what it held, reports what was not confirmed, and answers as before', async () => {
    const { thirdParties, received, sent } = gateway;
    let body = await start();
    const known = await issue(body, 'KZ-KNOWN');
    assert.ok(await sent.wait((one) => one.label === 'P.EE.01.MSG.002' && one.outcome.kind === 'answered', PATIENCE_MS));
    const foreign: ForeignCertificate = {
      kind: 'original', number: 'VN-1', issuedOn: '2026-05-28', issuingCountry: 'VN', issuedFor: 'KZ', enteredAt: business.now(),
    };
    await gateway.deliver(gateway.throughPlatform(thirdParties.messages.report(foreign)));
    gateway.script.loseReports = 1;
    const lost = await issue(body, 'KZ-LOST');
    await received.wait((one) => textAt(one.envelope?.payload[0], 'CertificateId') === 'KZ-LOST', PATIENCE_MS);
    await stop();

    const before = received.all.length;
    body = await start();
    const again = await received.wait(() => received.all.slice(before).some((one) => textAt(one.envelope?.payload[0], 'CertificateId') === 'KZ-LOST'), PATIENCE_MS);
    assert.ok(again, 'the report that was not confirmed is sent again');
    assert.equal((await body.observe({ what: 'eaeu.certificate', reference: known })).state, 'processed');
    assert.equal((await body.observe({ what: 'eaeu.certificate', reference: lost })).holds?.['number'], 'KZ-LOST');
    assert.equal((await body.observe({ what: 'eaeu.foreign-certificate', reference: 'VN/VN-1' })).state, 'valid');
    assert.equal(received.all.slice(before).filter((one) => textAt(one.envelope?.payload[0], 'CertificateId') === 'KZ-KNOWN').length, 0);

    const question = thirdParties.messages.request('VN', { number: 'KZ-KNOWN', issuedOn: '2026-06-01' });
    await gateway.deliver(gateway.throughPlatform(question));
    const answer = await received.wait((one) => one.envelope?.relatesTo?.value === question.messageId, PATIENCE_MS);
    assert.equal(textAt(answer?.envelope?.payload[0], 'Certificate/CertificateId'), 'KZ-KNOWN');
  });
});
