import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import type { HelloInput } from '../../iut/contract';
import { isoSeconds, VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { textAt } from '../../protocols/xml';
import { trialTransaction } from '../../requirements/eaeu/trial';
import { resolveParameters } from '../../requirements/parameters';
import { startGateway, type Gateway } from '../../simulators/eaeu';
import { startNeighbours, type Neighbours } from '../../simulators/eaeu/neighbours';
import { startAgreementParties, type AgreementParties } from '../../simulators/eaeu/parties/start';
import type { Received } from '../../simulators/eaeu/records';
import { startLife, type Life } from '../life';

const PATIENCE_MS = 20_000;
const MINUTE_MS = 60_000;
const CODE = { list: 'procedures', version: '1', code: '80' };

describe('the references of EAEU, killed in the middle of their work and started again', () => {
  const wall = new WallClock();
  const ids = new RandomIds();
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const folder = mkdtempSync(join(tmpdir(), 'eaeu-killed-'));
  let gateway: Gateway;
  let neighbours: Neighbours;
  let parties: AgreementParties;
  let hello: HelloInput;
  let life: Life | undefined;

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    const services = (name: string) => ({
      pki, wall, business, ids, observe: () => undefined, parameter: (parameter: string) => parameters.get(parameter).value!, port: 0,
      iutEndpoint: () => life?.greeted.endpoints?.[name], faults: new Set<string>(),
    });
    gateway = await startGateway(services('eaeu'));
    neighbours = await startNeighbours(services('eaeu'));
    parties = await startAgreementParties(services('eaeu.information'));
    const roots = join(folder, 'roots.pem');
    writeFileSync(roots, pki.trustAnchors('tls').join('\n'));
    const { files } = pki.identity('authorised-body.tls');
    hello = {
      contract: 1, harness: { name: 'test', version: '0' }, endpoints: { ...gateway.endpoints, ...neighbours.endpoints, ...parties.endpoints },
      facts: neighbours.facts ?? {}, files: { 'tls.ca': roots, 'eaeu.tls.cert': files.chain, 'eaeu.tls.key': files.key },
    };
  });
  after(async () => {
    await life?.end();
    for (const one of [gateway, neighbours, parties]) await one.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<Life> => {
    life = await startLife({ folder, wall, hello: { ...hello, facts: { ...hello.facts, businessTime: isoSeconds(business.now()) } } });
    return life;
  };
  const later = async (minutes: number): Promise<void> => {
    business.advanceTo(business.now() + minutes * MINUTE_MS);
    await life!.driver.setClock(isoSeconds(business.now()));
  };
  const labelled = (label: string): Received[] => gateway.received.all.filter((one) => one.label === label);
  const come = async (label: string, count: number): Promise<Received[]> => {
    await gateway.received.wait(() => labelled(label).length >= count, PATIENCE_MS);
    return labelled(label);
  };
  const observed = async (what: string, reference: string) => (await life!.driver.observe({ what, reference }));
  const give = async (number: number): Promise<number | undefined> =>
    (await parties.post('/give', { service: 'RU', number, id: 'R-1', subject: 'transit', content: `state ${number}`, classifier: CODE }))?.status;

  test('lose nothing that they have taken, and do nothing twice', async () => {
    const { driver, greeted } = await start();
    // The Commission's gateway has taken a report for a country whose door is shut.
    neighbours.shut('VN');
    const flow1 = neighbours.compose.flow(1);
    assert.equal((await neighbours.post(greeted.endpoints!['eaeu.gateway']!, 'inner', flow1)).status, 202);
    // The participant waits for the response to its own request ...
    gateway.counterpart.play.withholds = ['response', 'P.MSG.RCV', 'P.MSG.PRS'];
    const { reference } = await driver.stimulate({ operation: 'eaeu.start', facts: { transaction: 'P.XX.90.TRN.006', subject: 'S-OWN', value: 'one' } });
    await come('P.XX.90.MSG.006', 1);
    // ... and has answered one of the other side, which has not confirmed the answer.
    await gateway.deliver(gateway.throughPlatform(gateway.counterpart.request(trialTransaction('P.XX.90.TRN.001'), { subject: 'S-THEIRS', value: 'two' })));
    await come('P.XX.90.MSG.101', 1);
    assert.equal((await observed('eaeu.holdings', 'S-THEIRS')).holds?.['value'], 'two');
    // Central customs' notice of a result is not taken.
    gateway.script.refusesTransport = ({ action }) => (action ?? '').endsWith('P.EE.01.MSG.008');
    const foreign = gateway.thirdParties.messages.report({ kind: 'original', number: 'VN-1', issuedOn: '2026-05-28', issuingCountry: 'VN', issuedFor: 'KZ', enteredAt: business.now() });
    await gateway.deliver(gateway.throughPlatform(foreign));
    await come('P.MSG.RCV', 1);
    // The desk has a message before the one that must come first.
    await driver.stimulate({ operation: 'eaeu.arrange', facts: { services: { RU: { subjects: ['transit'], persons: ['inspector'] } }, codeList: { list: CODE.list, version: CODE.version, codes: [CODE.code] }, purposes: [] } });
    assert.deepEqual([await give(1), await give(3)], [200, 202]);

    await life!.kill();
    gateway.counterpart.play.withholds = [];
    gateway.script.refusesTransport = () => false;
    neighbours.open('VN');
    await start();

    assert.ok(await neighbours.arrived.wait(({ at, envelope }) => at === 'VN' && envelope?.messageId === flow1.messageId, PATIENCE_MS), 'the report goes on');
    assert.deepEqual([await give(2), await give(3)], [200, 200]);
    assert.deepEqual((await observed('eaeu.information', 'R-1')).holds?.['history'], ['state 1', 'state 2', 'state 3']);
    const trail = (await observed('eaeu.audit', '')).holds?.['entries'] as { what: string }[];
    assert.deepEqual(trail.map(({ what }) => what), ['arranged', 'given', 'given', 'started again', 'given', 'given']);

    assert.equal((await observed('eaeu.transaction', reference!)).state, 'running');
    assert.equal((await observed('eaeu.foreign-certificate', 'VN/VN-1')).state, 'valid');
    await gateway.deliver(gateway.throughPlatform({ ...foreign, messageId: `urn:uuid:${ids.uuid()}` }));
    await come('P.MSG.RCV', 2);
    assert.equal(labelled('P.EE.01.MSG.008').length, 0, 'a repeat of the report opens no second notice');

    // Half an hour: the notice is repeated, and the answer that nobody confirmed is undone.
    await later(30);
    const [notice, ...more] = await come('P.EE.01.MSG.008', 1);
    assert.deepEqual([textAt(notice!.envelope?.payload[0], 'EDocHeader/EDocRefId'), more.length], [/EDocId>([^<]*)</.exec(foreign.body)?.[1], 0]);
    assert.equal((await observed('eaeu.holdings', 'S-THEIRS')).known, false);

    // The rest of the four hours: the request is opened again, with the same data.
    await later(210);
    const requests = await come('P.XX.90.MSG.006', 2);
    const [first, second] = requests.map(({ envelope }) => envelope!);
    assert.deepEqual([second!.messageId === first!.messageId, second!.conversationId], [false, first!.conversationId]);
    assert.equal(textAt(second!.payload[0], 'EDocHeader/EDocId'), textAt(first!.payload[0], 'EDocHeader/EDocId'));
    await gateway.received.wait(({ label, envelope }) => label === 'P.MSG.RCV' && envelope?.conversationId === first!.conversationId, PATIENCE_MS);
    await life!.driver.setClock(isoSeconds(business.now())); // what it has sent is then settled
    assert.deepEqual([(await observed('eaeu.transaction', reference!)).state, (await observed('eaeu.holdings', 'S-OWN')).holds?.['value']], ['complete', 'one']);
    assert.equal(neighbours.arrived.all.filter(({ at, envelope }) => at === 'VN' && envelope?.messageId === flow1.messageId).length, 1);
  });
});
