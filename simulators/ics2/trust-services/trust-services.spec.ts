import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DECLARANT_EORI, OTHER_EORI, parties, type IdentityName } from '../../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../../certs/pki';
import { standardList } from '../../../certs/trusted-list';
import { pkiTrusting } from '../../../certs/trusting';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import type { WireEvent } from '../../../protocols/wire';
import { loadXml, type Xml } from '../../../protocols/xml';
import { ParameterError, resolveParameters } from '../../../requirements/parameters';
import type { SimulatorServices } from '../../services';
import { soundConduct, type Conduct } from '../conduct';
import { uumdsWording, type NotAuthorised } from './authorise';
import { startTrustServices, type TrustServices } from './trust-services';

const wall = new WallClock();
const ids = new RandomIds();
const EORI = parties.operator.eori!;
const DAY_MS = 86_400_000;

describe('those on whom the trader interface relies', () => {
  let pki: Pki;
  let xml: Xml;
  const running: TrustServices[] = [];
  const seen: WireEvent[] = [];
  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    xml = await loadXml();
  });
  after(() => Promise.all(running.map((one) => one.close())));

  const start = async (change: Partial<Conduct> = {}, parameters: Record<string, string> = {}, clock = wall, certificates = pki): Promise<TrustServices> => {
    const known = resolveParameters(parameters);
    const services: SimulatorServices = {
      pki: certificates, wall: clock, business: clock, ids, observe: (event) => void seen.push(event), parameter: (name) => known.get(name).value!, port: 0, iutEndpoint: () => undefined, faults: new Set(),
    };
    const started = await startTrustServices(services, { ...soundConduct(), ...change }, xml);
    running.push(started);
    return started;
  };
  const leaf = (name: IdentityName): Buffer => pki.identity(name).chain[0]!;
  const asked = async (services: TrustServices, eori: string, name: IdentityName): Promise<string> => {
    const refused = await services.authorisation(eori, leaf(name));
    return refused === undefined ? 'granted' : `${refused.code} ${refused.detail}`;
  };
  const sealing = (services: TrustServices, name: IdentityName): string => {
    const result = services.trust([...pki.identity(name).chain]);
    return result.ok ? 'trusted' : result.reason;
  };

  describe('UUM&DS', () => {
    test('registered pairs are granted; each other pair is A001, with what is wrong with it', async () => {
      const services = await start();
      assert.equal(await asked(services, EORI, 'operator.seal'), 'granted');
      assert.equal(await asked(services, parties.client.eori!, 'client.seal'), 'granted');
      assert.match(await asked(services, EORI, 'client.seal'), /^EBMS:0004 A001: .*not with this sealing certificate/);
      assert.match(await asked(services, EORI, 'operator.seal.unregistered'), /^EBMS:0004 A001/);
      assert.match(await asked(services, DECLARANT_EORI, 'operator.seal'), /^EBMS:0004 A001/);
      assert.match(await asked(services, 'XX1', 'operator.seal'), /^EBMS:0004 A001: .*EORI XX1 is not registered/);
    });

    test('one more certificate is registered with a party, and no other way', async () => {
      const { script, ...services } = await start();
      script.serviceDesk.register(EORI, 'operator.seal.unregistered');
      for (const name of ['operator.seal.unregistered', 'operator.seal'] as const) assert.equal(await asked({ script, ...services }, EORI, name), 'granted');
      assert.throws(() => script.serviceDesk.register('XX9', 'operator.seal'), /XX9/);
    });

    test('the right is taken, given back, and as before after a reset', async () => {
      const services = await start();
      const { uumds } = services.script;
      const entry = uumds.party(EORI)!;
      services.script.serviceDesk.mayUseIcs2(EORI, false);
      assert.match(await asked(services, EORI, 'operator.seal'), /A001: .*no right to use ICS2/);
      services.script.serviceDesk.mayUseIcs2(EORI, true);
      assert.equal(await asked(services, EORI, 'operator.seal'), 'granted');
      uumds.enter({ ...entry, sealFingerprints: [] });
      services.reset();
      assert.equal(await asked(services, EORI, 'operator.seal'), 'granted');
    });

    const states = [
      ['refuses-technical-user', 'A002', 'A0002:Connection rejected.'], ['internal-error', 'A003', 'A0003:Technical issue.'],
      ['down', 'A003', 'A0004:System down.'], ['mute', 'A003', 'A0004:System down.'],
    ] as const;
    for (const [state, icd, domibus] of states) {
      test(`${state}: ${icd}, or ${domibus} in the other form; and at work again afterwards`, async () => {
        const services = await start({}, { 'ics2.uumds.timeout': 'PT0.2S' });
        services.script.uumds.state = state;
        assert.match(await asked(services, EORI, 'operator.seal'), new RegExp(`^EBMS:0004 ${icd}: `));
        services.reset();
        assert.equal(await asked(services, EORI, 'operator.seal'), 'granted');
        const other = await start({}, { 'ics2.uumds.timeout': 'PT0.2S', 'ics2.uumds.codes': 'domibus' });
        other.script.uumds.state = state;
        assert.equal(await asked(other, EORI, 'operator.seal'), `EBMS:0004 ${domibus}`);
      });
    }

    test('every sub-code is recognised by the pattern that an operator is to match', () => {
      const all: NotAuthorised[] = ['refused', 'technical-user-refused', 'trouble', 'down'];
      for (const form of ['icd', 'domibus']) for (const why of all) assert.match(uumdsWording(form)(why, 'x'), /^A0*?0?[1-4]:/);
      assert.throws(() => uumdsWording('latin'), (error) => error instanceof ParameterError && error.code === 'PARAMETER_INVALID');
    });

    test('its planted faults differ, and none lets in what another one does', async () => {
      const pairs: [string, IdentityName][] = [[OTHER_EORI, 'operator.seal'], [EORI, 'operator.seal.unregistered'], ['XX1', 'operator.seal']];
      const granted = async (uumds: Conduct['uumds']): Promise<boolean[]> => {
        const services = await start({ uumds });
        services.script.uumds.enter({ eori: 'XX1', name: 'a party without the right', sealFingerprints: services.script.uumds.party(EORI)!.sealFingerprints, mayUseIcs2: false });
        return Promise.all(pairs.map(async ([eori, name]) => (await asked(services, eori, name)) === 'granted'));
      };
      assert.deepEqual(await granted('pair'), [false, false, false]);
      assert.deepEqual(await granted('separately'), [true, false, false]);
      assert.deepEqual(await granted('eori-only'), [false, true, false]);
      assert.deepEqual(await granted('without-rights'), [false, false, true]);
    });

    test('a refusal stands in the evidence, a consent does not', async () => {
      const services = await start();
      seen.length = 0;
      await asked(services, EORI, 'operator.seal');
      assert.equal(seen.length, 0);
      await asked(services, EORI, 'client.seal');
      assert.deepEqual(seen.map((event) => event.kind === 'message' && [event.from, event.to, event.label]), [['uumds', 'trader-interface', 'Not authorised (refused)']]);
    });
  });

  describe('the trusted list', () => {
    test('only the authority that it grants may seal', async () => {
      const services = await start();
      assert.equal(sealing(services, 'operator.seal'), 'trusted');
      for (const name of ['operator.seal.unlisted', 'operator.seal.rogue'] as const) assert.equal(sealing(services, name), 'untrusted-chain');
    });

    test("an implementation's own seal authority stands on it beside the simulated one, as a service of its own", async () => {
      const own = pkiTrusting(pki, { tls: [], seal: pki.trustAnchors('seal-unlisted') });
      const services = await start({}, {}, wall, own);
      for (const name of ['operator.seal', 'operator.seal.unlisted'] as const) assert.equal(sealing(services, name), 'trusted');
      assert.equal(sealing(services, 'operator.seal.rogue'), 'untrusted-chain');
      assert.deepEqual(standardList(own, wall.now()).services.map(({ type, status }) => [type, status]), [['CA/QC', 'granted'], ['CA/PKC', 'recognised']]);
    });

    test('an authority that is withdrawn seals no more, until the next reset', async () => {
      const services = await start();
      assert.deepEqual(await services.script.publishList('withdrawn'), { taken: true, sequenceNumber: 2, services: [] });
      assert.equal(sealing(services, 'operator.seal'), 'untrusted-chain');
      assert.equal((await services.script.publishList('standard')).taken, false, 'the earlier issue does not bring it back');
      assert.equal(sealing(services, 'operator.seal'), 'untrusted-chain');
      services.reset();
      assert.equal(sealing(services, 'operator.seal'), 'trusted');
    });

    for (const variant of ['outdated', 'tampered', 'other-signer', 'earlier'] as const) {
      test(`a list that is ${variant} is not taken: the last good one goes on counting; who has none trusts nobody`, async () => {
        const services = await start();
        const look = await services.script.publishList(variant);
        assert.deepEqual([look.taken, 'reason' in look && look.reason], [false, variant]);
        assert.equal(sealing(services, 'operator.seal'), 'trusted');
        assert.equal(sealing(services, 'operator.seal.unlisted'), 'untrusted-chain');
        const first = await services.script.startWithList(variant);
        assert.equal(first.taken, variant === 'earlier');
        if (variant !== 'earlier') for (const name of ['operator.seal', 'operator.seal.unlisted'] as const) assert.equal(sealing(services, name), 'untrusted-chain');
      });
    }

    test('the last good list counts until its own next update, and then nobody is trusted', async () => {
      const clock = new VirtualClock(wall.now());
      const services = await start({}, {}, clock);
      clock.advanceTo(wall.now() + 100 * DAY_MS);
      assert.equal(sealing(services, 'operator.seal'), 'trusted');
      clock.advanceTo(wall.now() + 181 * DAY_MS);
      // The certificate has expired by then too; that the chain is not trusted comes first.
      assert.equal(sealing(services, 'operator.seal'), 'untrusted-chain');
    });

    test('a list that is given or refused stands in the evidence with its document', async () => {
      seen.length = 0;
      const services = await start();
      await services.script.publishList('tampered');
      const messages = seen.flatMap((event) => (event.kind === 'message' ? [event] : []));
      assert.deepEqual(messages.map(({ from, label }) => [from, label]), [['trusted-list', 'Trusted list 1'], ['trusted-list', 'Trusted list (not taken: tampered)']]);
      assert.ok(messages.every(({ bytes }) => bytes.includes('TrustServiceStatusList')));
    });
  });

  test('a seal counts before its certificate is revoked, and not after', async () => {
    const services = await start();
    await services.script.publishRevocations([]);
    assert.equal(sealing(services, 'operator.seal.revoked'), 'trusted');
    await services.script.publishRevocations(['operator.seal.revoked']);
    assert.equal(sealing(services, 'operator.seal.revoked'), 'revoked');
    assert.equal(sealing(services, 'operator.seal'), 'trusted');
  });
});
