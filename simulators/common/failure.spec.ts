import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import type { IdentityName } from '../../certs/identities';
import { VirtualClock, WallClock, type Clock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { postOverTls } from '../../protocols/tls/post';
import type { WireEvent, WireMessage } from '../../protocols/wire';
import { resolveParameters } from '../../requirements/parameters';
import { startGateway } from '../eaeu';
import { startTraderInterface } from '../ics2';
import { startRevenueAuthority } from '../kz';
import type { Simulator, SimulatorServices } from '../services';

const AT = Date.parse('2026-06-01T08:00:00Z');
const wall = new WallClock();
const ids = new RandomIds();
const parameters = resolveParameters();

/** A clock that fails once told to: a mistake of ours in the middle of a request. */
function breakableClock(): Clock & { broken: boolean } {
  const sound = new VirtualClock(AT);
  const clock: Clock & { broken: boolean } = {
    broken: false,
    now: () => {
      if (clock.broken) throw new Error('the clock is broken');
      return sound.now();
    },
    at: (at: number, task: () => void) => sound.at(at, task),
  };
  return clock;
}

const PARTIES: [regime: string, start: (services: SimulatorServices) => Promise<Simulator>, as: IdentityName, party: string][] = [
  ['ics2', startTraderInterface, 'operator.tls', 'trader-interface'],
  ['eaeu', startGateway, 'authorised-body.tls', 'gateway'],
  ['kz', startRevenueAuthority, 'carrier.tls', 'revenue-authority'],
];

describe('simulated parties: a mistake of ours is in the log, and never taken for the IUT\'s', () => {
  let pki: Pki;
  const running: Simulator[] = [];
  before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids }); });
  after(async () => { await Promise.all(running.map((one) => one.close())); });

  const started = async <T extends Simulator>(start: (services: SimulatorServices) => Promise<T>, business: Clock): Promise<{ simulator: T; messages: WireMessage[] }> => {
    const messages: WireMessage[] = [];
    const observe = (event: WireEvent): void => { if (event.kind === 'message') messages.push(event); };
    const simulator = await start({
      pki, wall, business, ids, observe, parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => undefined, faults: new Set(),
    });
    running.push(simulator);
    return { simulator, messages };
  };

  for (const [regime, start, as, party] of PARTIES) {
    test(`${regime}: a handler that throws answers 500 and leaves what it threw in the log; the party goes on serving`, async () => {
      const business = breakableClock();
      const { simulator, messages } = await started(start, business);
      const post = (): Promise<number> => postOverTls({
        url: Object.values(simulator.endpoints)[0]!, identity: pki.identity(as), ca: pki.trustAnchors('tls'), timeoutMs: 5000,
        headers: { 'content-type': 'application/soap+xml' }, body: Buffer.from('<a/>'),
      }).then(({ status }) => status);
      business.broken = true;
      assert.equal(await post(), 500);
      const failure = messages.find((one) => one.label === 'simulator failure');
      assert.match(failure?.bytes.toString() ?? '', /the clock is broken/);
      assert.deepEqual([failure?.from, failure?.to], [party, party]);
      business.broken = false;
      await post();
      assert.equal(messages.filter((one) => one.label === 'simulator failure').length, 1);
    });
  }

  test('ics2: a reply to a party that named no endpoint is a fact about that party', async () => {
    const { simulator, messages } = await started(startTraderInterface, new VirtualClock(AT));
    const { outbox } = simulator;
    const push = await outbox.push(outbox.seal({ action: 'IE3R01', document: '<IE3R01/>', toPartyId: 'DE1234567890123' }));
    assert.equal(push.failure?.code, 'no-endpoint');
    assert.deepEqual(messages.filter(({ to }) => to === 'iut').map(({ label }) => label), ['IE3R01 (not sent)']);
    assert.equal(outbox.pushes.all.length, 1);
  });

  test('eaeu: the same', async () => {
    const { simulator, messages } = await started(startGateway, new VirtualClock(AT));
    const sent = await simulator.deliver(simulator.compose.notice({ positive: true, procedureId: 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666' }));
    assert.deepEqual(sent.outcome, { kind: 'no-endpoint' });
    assert.deepEqual(messages.map((one) => [one.label, one.to]), [['P.EE.01.MSG.002 (not sent)', 'iut']]);
  });
});
