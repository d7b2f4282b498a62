import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../certs/pki';
import { sealTrust } from '../certs/trusted-list';
import type { HelloInput, IutDriver } from '../iut/contract';
import { isoSeconds, VirtualClock, WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { resolveParameters } from '../requirements/parameters';
import { startTraderInterface, type TraderInterface } from '../simulators/ics2';
import { containerShipment } from '../steps/ics2/shipments';
import { withOneChange } from '../steps/ics2/shipments/changes';
import { startLife, type Life } from './life';

const EORI = 'DE1234567890123';
const PATIENCE_MS = 20_000;
const HOUR_MS = 3_600_000;
const wall = new WallClock();
const ids = new RandomIds();

describe('the reference operator, killed in the middle of its work and started again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cc-restart-'));
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  let customs: TraderInterface;
  let hello: HelloInput;
  let endpoint: string | undefined;
  let life: Life | undefined;

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    customs = await startTraderInterface({
      pki, wall, business, ids, observe: () => undefined, parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => endpoint,
      iutAccessPoints: [{ partyId: EORI, binding: 'push' }], faults: new Set(),
    });
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const trust = sealTrust(pki);
    const tls = pki.identity('operator.tls').files;
    const seal = pki.identity('operator.seal').files;
    hello = {
      contract: 1, harness: { name: 'test', version: '0' }, endpoints: customs.endpoints,
      files: {
        'tls.ca': pki.authorityFiles('tls').root, 'ics2.tls.cert': tls.chain, 'ics2.tls.key': tls.key, 'ics2.seal.chain': seal.fullChain, 'ics2.seal.key': seal.key,
        'ics2.seal.ca': file('seal-ca.pem', trust.anchors.join('')), 'ics2.seal.crl': file('seal-crl.pem', trust.crls.join('')),
      },
      facts: { 'ics2.eori': EORI, 'ics2.accessPoint.1.partyId': EORI, 'ics2.accessPoint.1.binding': 'push' },
    };
  });

  after(async () => {
    await life?.end();
    await customs?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts it on the same folder, and where customs looks for it; nobody tells it to forget. */
  async function start(): Promise<IutDriver> {
    const port = endpoint === undefined ? 0 : Number(new URL(endpoint).port);
    life = await startLife({ folder, wall, hello: { ...hello, facts: { ...hello.facts, businessTime: isoSeconds(business.now()) } }, port });
    // At the first start it only took the port that it has from now on.
    endpoint ??= `https://127.0.0.1:${new URL(life.greeted.endpoints!['ics2']!).port}/`;
    return life.driver;
  }

  const later = async (driver: IutDriver, ms: number): Promise<void> => {
    business.advanceTo(business.now() + ms);
    await driver.setClock(isoSeconds(business.now()));
  };
  const stateOf = async (driver: IutDriver, reference: string): Promise<string | undefined> => (await driver.observe({ what: 'ics2.filing', reference })).state;
  const arrivals = (lrn: string): string[] => customs.receptions.all.filter((one) => one.lrn === lrn).map(({ messageId }) => messageId ?? '');
  const filed = async (driver: IutDriver, bill: string): Promise<string> => (await driver.stimulate({ operation: 'ics2.file', facts: containerShipment(EORI, bill) })).reference!;

  test('goes on with everything, under the same message ids, and does nothing twice', async () => {
    let driver = await start();
    // Planned: to be filed by itself in 75 hours.
    const loadingTime = isoSeconds(business.now() + 100 * HOUR_MS);
    const planned = (await driver.stimulate({ operation: 'ics2.book', facts: { ...containerShipment(EORI, 'BL-PLANNED'), loadingTime } })).reference!;
    // Registered, and told so.
    const registered = await filed(driver, 'BL-REGISTERED');
    await customs.outbox.pushes.wait(({ sealed }) => sealed.action === 'IE3R01', PATIENCE_MS);
    const told = customs.outbox.pushes.all[0]!.sealed;
    // Pending, amended meanwhile: what is to be changed waits for the registration.
    customs.repository.hold();
    const undecided = await filed(driver, 'BL-UNDECIDED');
    await customs.receptions.wait((one) => one.lrn === undecided, PATIENCE_MS);
    await driver.stimulate({ operation: 'ics2.amend', facts: { reference: undecided, ...withOneChange(containerShipment(EORI, 'BL-UNDECIDED')).shipment } });
    // Pending without a receipt: customs has had it, and keeps the operator waiting for the answer.
    await customs.line.loseReceipts(1, 'never-answer');
    const unanswered = await filed(driver, 'BL-UNANSWERED');
    await customs.receptions.wait((one) => one.lrn === unanswered, PATIENCE_MS);

    await life!.kill();
    driver = await start();

    assert.deepEqual(
      await Promise.all([planned, registered, undecided, unanswered].map((lrn) => stateOf(driver, lrn))), ['planned', 'registered', 'pending', 'pending'],
    );
    // The same message once more is a duplicate still, and gets the same receipt.
    const again = await customs.outbox.push(told);
    assert.equal(again.answer?.opened.ok && again.answer.opened.kind, 'receipt');
    assert.equal((await driver.observe({ what: 'ics2.filing', reference: registered })).holds?.['deliveries'], 1);
    // Ten seconds after the attempt that was cut off the next one comes.
    await later(driver, 10_000);
    const [first, second, ...more] = arrivals(unanswered);
    assert.deepEqual([first !== undefined && first === second, more], [true, []]);
    customs.repository.release();
    await customs.settle();
    const amendment = await customs.receptions.wait((one) => one.action === 'IE3A10', PATIENCE_MS);
    assert.ok(amendment !== undefined);
    await customs.outbox.pushes.wait(({ sealed }) => sealed.action === 'IE3N10', PATIENCE_MS);
    for (const lrn of [undecided, unanswered]) assert.equal(await stateOf(driver, lrn), 'registered');
    assert.equal(((await driver.observe({ what: 'ics2.filing', reference: undecided })).holds?.['amendment'] as { state: string }).state, 'applied');

    await life!.kill();
    driver = await start();

    await later(driver, 75 * HOUR_MS);
    await customs.outcomes.wait((one) => one.lrn === planned, PATIENCE_MS);
    await customs.settle();
    assert.deepEqual([arrivals(planned).length, await stateOf(driver, planned)], [1, 'registered']);
    assert.deepEqual([registered, undecided].map((lrn) => arrivals(lrn).length), [1, 1]);
    assert.deepEqual(customs.outcomes.all.map(({ decision }) => decision), ['registered', 'registered', 'registered', 'accepted', 'registered']);
  });
});
