import { Then, When } from '@cucumber/cucumber';
import type { ProbeMessage } from '../../../simulators/ics2/hostile/probe';
import { OTHER_EORI_SEAL, type SealName } from '../../../simulators/ics2/hostile/seals';
import type { TlsRefusal } from '../../../protocols/wire';
import type { ConformanceWorld } from '../../support/world';
import { messagePatience } from '../patience';
import { checkError, INTERFACE, kept, probeFiles } from '../probe';

const TLS_STATES = { none: 'none', rogue: 'operator.tls.rogue' } as const;

async function connects(world: ConformanceWorld, as: (typeof TLS_STATES)[keyof typeof TLS_STATES]): Promise<void> {
  world.kept.set('receptions before', world.run.simulators.ics2.receptions.all.length);
  world.kept.set('handshakes before', world.run.simulators.ics2.handshakes.all.length);
  await probeFiles(world, { as });
}

async function checkHandshake(world: ConformanceWorld, requirement: string, refusal: TlsRefusal): Promise<void> {
  const { ics2 } = world.run.simulators;
  const known = new Set(ics2.handshakes.all.slice(0, world.keptAs<number>('handshakes before')));
  const handshake = await ics2.handshakes.wait((one) => !known.has(one), messagePatience(world));
  const processed = ics2.receptions.all.length - world.keptAs<number>('receptions before');
  world.check(
    requirement, `handshake refused (${refusal}), no message processed, no answer`,
    `handshake ${handshake?.outcome ?? 'not seen'}${handshake?.refusal === undefined ? '' : ` (${handshake.refusal})`}, ${processed} messages processed, ${kept(world).answer.text}`,
    handshake?.outcome === 'refused' && handshake.refusal === refusal && processed === 0 && kept(world).answer.kind === 'none', INTERFACE,
  );
}

When('the probe connects without a client certificate', async function (this: ConformanceWorld) {
  await connects(this, TLS_STATES.none);
});

When('the probe connects with a client certificate of another authority', async function (this: ConformanceWorld) {
  await connects(this, TLS_STATES.rogue);
});

Then('the handshake is refused for want of a certificate and no message is processed', async function (this: ConformanceWorld) {
  await checkHandshake(this, 'ICS2-SEED-20', 'no-certificate');
});

Then('the handshake is refused because of the authority and no message is processed', async function (this: ConformanceWorld) {
  await checkHandshake(this, 'ICS2-SEC-15', 'other-authority');
});

When('the probe files with a client certificate of a trusted authority', async function (this: ConformanceWorld) {
  await probeFiles(this);
});

Then("the probe's message is processed", function (this: ConformanceWorld) {
  const { answer } = kept(this);
  this.check('ICS2-SEC-15', 'an answer of the interface', answer.text, answer.kind === 'receipt' || answer.kind === 'error', INTERFACE);
});

const seal = (name: SealName): { message: Partial<ProbeMessage> } => ({ message: { seal: name } });

When('the probe files with a seal by an authority that is not listed', async function (this: ConformanceWorld) {
  await probeFiles(this, seal('operator.seal.unlisted'));
});

When('the probe files with a seal whose certificate is expired', async function (this: ConformanceWorld) {
  await probeFiles(this, seal('operator.seal.expired'));
});

When('the probe files with a seal whose certificate is not yet valid', async function (this: ConformanceWorld) {
  await probeFiles(this, seal('operator.seal.not-yet-valid'));
});

When('the probe files with a seal whose certificate will be revoked', async function (this: ConformanceWorld) {
  await probeFiles(this, seal('operator.seal.revoked'));
});

When('the probe files with a seal that is registered nowhere', async function (this: ConformanceWorld) {
  await probeFiles(this, seal('operator.seal.unregistered'));
});

When('the probe files with the seal of another registered operator', async function (this: ConformanceWorld) {
  await probeFiles(this, seal(OTHER_EORI_SEAL));
});

When('the probe files with a seal of token type X509v3', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { tokenType: 'X509v3' } } });
});

When('the probe files with a seal that does not cover the part', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { unsignedParts: true } } });
});

When('the probe files with a seal with RSA-SHA1', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { signatureAlgorithm: 'rsa-sha1' } } });
});

When('the probe files with a seal that is missing', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { unsigned: true } } });
});

Then('the interface answers the unlisted seal with EBMS:0101 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-09', 'EBMS:0101');
});

Then('the interface answers the seal out of its time with EBMS:0101 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-10', 'EBMS:0101');
});

Then('the interface answers the revoked seal with EBMS:0101 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-11', 'EBMS:0101');
});

Then('the interface answers the unregistered seal with EBMS:0004 and sub-code A001', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-13', 'EBMS:0004', /A0*1/);
});

Then('the interface answers the wrong pair with EBMS:0004 and sub-code A001', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-14', 'EBMS:0004', /A0*1/);
});

Then('the interface answers the seal against the policy with EBMS:0103 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-22', 'EBMS:0103');
});
