import { Given, Then, When } from '@cucumber/cucumber';
import { ANOTHER_CARRIER } from '../../../simulators/ics2/hostile/parties';
import { CLIENT_SEAL, type SealName } from '../../../simulators/ics2/hostile/seals';
import type { ListVariant } from '../../../simulators/ics2/trust-services/list-variants';
import type { UumdsState } from '../../../simulators/ics2/trust-services/uumds';
import type { ConformanceWorld } from '../../support/world';
import { checkError, checkReceipted, INTERFACE, kept, probeFiles, probeOf, replyTo } from '../probe';

/** Those on whom the interface relies: the scheme operator of the trusted list, the seal authority, UUM&DS and its service desk. */
const trustOf = (world: ConformanceWorld): ConformanceWorld['run']['simulators']['ics2']['trust'] => world.run.simulators.ics2.trust;

const LIST_DEFECTS: Readonly<Record<string, ListVariant>> = {
  'is outdated': 'outdated',
  'was changed after it was sealed': 'tampered',
  'somebody else has sealed': 'other-signer',
  'is older than the one that is known': 'earlier',
};
const LIST_DEFECT = `(${Object.keys(LIST_DEFECTS).join('|')})`;

Given(new RegExp(`^a trusted list is published that names one more authority and ${LIST_DEFECT}$`), async function (this: ConformanceWorld, defect: string) {
  await trustOf(this).publishList(LIST_DEFECTS[defect]!);
});

Given(new RegExp(`^the interface is set up anew with a trusted list that ${LIST_DEFECT}$`), async function (this: ConformanceWorld, defect: string) {
  await trustOf(this).startWithList(LIST_DEFECTS[defect]!);
});

When('the trusted list withdraws the authority of the seal', async function (this: ConformanceWorld) {
  await trustOf(this).publishList('withdrawn');
});

When('the probe files with its seal', async function (this: ConformanceWorld) {
  await probeFiles(this);
});

When('the probe files with a seal by an authority that it has made itself', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { seal: 'operator.seal.rogue' } });
});

When('the probe files with a seal whose path to a listed authority is left out', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { leafOnlyChain: true } } });
});

When('the probe files with a seal whose certificate was issued for TLS', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { seal: 'operator.seal.wrong-usage' } });
});

When('the probe files with a seal whose key has 1024 bits', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { seal: 'operator.seal.weak' } });
});

Then('the interface receipts the seal of a listed authority', function (this: ConformanceWorld) {
  checkReceipted(this, 'ICS2-SEC-09');
});

Given('the seal authority has revoked nothing', async function (this: ConformanceWorld) {
  await trustOf(this).publishRevocations([]);
});

When('the seal authority revokes the certificate', async function (this: ConformanceWorld) {
  await trustOf(this).publishRevocations(['operator.seal.revoked']);
});

Then('the interface receipts the seal that is not revoked yet', function (this: ConformanceWorld) {
  checkReceipted(this, 'ICS2-SEC-11');
});

const UNREGISTERED: SealName = 'operator.seal.unregistered';

When('the seal is registered in UUM&DS', async function (this: ConformanceWorld) {
  trustOf(this).serviceDesk.register((await probeOf(this)).eori, UNREGISTERED);
});

Then('the interface receipts the registered seal', function (this: ConformanceWorld) {
  checkReceipted(this, 'ICS2-SEC-13');
});

Given("the probe's party is in UUM&DS without the right to use ICS2", async function (this: ConformanceWorld) {
  trustOf(this).serviceDesk.mayUseIcs2((await probeOf(this)).eori, false);
});

When('the National Service Desk grants the right', async function (this: ConformanceWorld) {
  trustOf(this).serviceDesk.mayUseIcs2((await probeOf(this)).eori, true);
});

Then('the interface answers the party without the right with EBMS:0004 and sub-code A001', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEED-19', 'EBMS:0004', /A0*1/);
});

Then('the interface receipts the party with the right', function (this: ConformanceWorld) {
  checkReceipted(this, 'ICS2-SEED-19');
});

When('the probe files over TLS with a certificate that UUM&DS does not know', async function (this: ConformanceWorld) {
  await probeFiles(this, { as: 'carrier.tls' });
});

Then('the handshake succeeds and the interface receipts the filing', function (this: ConformanceWorld) {
  checkReceipted(this, 'ICS2-SEED-13');
});

When('the probe files as provider for a declarant that has no certificate at all', async function (this: ConformanceWorld) {
  await probeFiles(this, { facts: { declarant: ANOTHER_CARRIER } });
});

Then('the interface receipts the filing and registers it', async function (this: ConformanceWorld) {
  const { answer } = kept(this);
  const reply = answer.kind === 'receipt' ? await replyTo(this) : undefined;
  this.check('ICS2-SEED-14', 'a receipt, then IE3R01', `${answer.text}, then ${reply?.action ?? 'nothing'}`, reply?.action === 'IE3R01', INTERFACE);
});

When('the probe files as provider with the seal of its client', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { seal: CLIENT_SEAL } });
});

const TROUBLES: Readonly<Record<string, UumdsState>> = {
  'refuses the technical user of customs': 'refuses-technical-user',
  'has an internal error': 'internal-error',
  'is down': 'down',
  'is at work again': 'up',
};

Given(new RegExp(`^UUM&DS (${Object.keys(TROUBLES).join('|')})$`), function (this: ConformanceWorld, trouble: string) {
  trustOf(this).uumds.state = TROUBLES[trouble]!;
});

Then(/^the interface answers that it could not ask UUM&DS with EBMS:0004 and sub-code (A00[23])$/, function (this: ConformanceWorld, subCode: string) {
  // In the other form (parameter ics2.uumds.codes) the digits are four, and "down" has a code of its own.
  checkError(this, 'ICS2-SEC-13', 'EBMS:0004', subCode === 'A002' ? /A0*2/ : /A0*[34]/);
});
