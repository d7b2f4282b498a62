import { Given, Then, When } from '@cucumber/cucumber';
import type { TlsFacts } from '../../../protocols/tls/client';
import type { OfferAnswer } from '../../../protocols/tls/offer';
import { WireError } from '../../../protocols/tls/wire-error';
import { judgeHello, judgeOldVersion, judgeWeakSuites, judgeWithdrawal } from '../../../simulators/ics2/judge/message/tls';
import type { FaceName, Tried } from '../../../simulators/ics2/hostile/tls-stage';
import type { ConformanceWorld } from '../../support/world';
import { messagePatience } from '../patience';

const OLD = { 'SSL 3.0': 'SSLv3', 'TLS 1.0': 'TLSv1', 'TLS 1.1': 'TLSv1.1' } as const;
const WORTH = { 'whose encryption is none or was broken': 'broken', 'without forward secrecy': 'exposed' } as const;

type OldName = keyof typeof OLD;
type WeakName = keyof typeof WORTH;

/** The IUT's server, as customs reaches it; blocks where none is enrolled for push. */
function carriersServer(world: ConformanceWorld): Tried {
  const point = world.run.simulators.ics2.directory.at(world.run.facts['ics2.partyId'] ?? '');
  if (point?.binding !== 'push') return world.block("the operator's access point has named no endpoint to push to");
  return { url: point.url, server: 'iut', client: 'trader-interface' };
}

/** An answer on which a verdict can rest; a server that cannot be reached, or that speaks no TLS, is none. */
function tried(world: ConformanceWorld, answer: OfferAnswer): OfferAnswer {
  if (answer.kind === 'unreachable') return world.block(`the operator's server could not be tried: ${answer.error.message}`);
  if (answer.kind === 'no-answer') return world.block(`the operator's server has given no answer that can be judged: ${answer.why}`);
  return answer;
}

When(/^the (?:carrier|operator)'s server is offered (SSL 3\.0|TLS 1\.0|TLS 1\.1) and nothing newer$/, async function (this: ConformanceWorld, name: OldName) {
  this.kept.set('offer', tried(this, await this.run.simulators.ics2.tls.offer(carriersServer(this), OLD[name])));
});

Then(/^the (?:carrier|operator)'s server refuses (SSL 3\.0|TLS 1\.0|TLS 1\.1)$/, function (this: ConformanceWorld, name: OldName) {
  this.judge([judgeOldVersion(name, this.keptAs<OfferAnswer>('offer'), 'iut')]);
});

When("the trader interface connects to the carrier's/operator's server with TLS 1.2", async function (this: ConformanceWorld) {
  this.kept.set('connection', await this.run.simulators.ics2.tls.connect(carriersServer(this), 'TLSv1.2'));
});

Then('the connection stands', function (this: ConformanceWorld) {
  const connection = this.keptAs<TlsFacts | WireError>('connection');
  if (connection instanceof WireError) {
    if (connection.code !== 'tls-refused-by-peer') this.block(`the operator's server could not be tried: ${connection.message}`);
    return this.check('ICS2-SEC-16', 'a handshake with TLS 1.2', connection.detail, false);
  }
  this.check('ICS2-SEC-16', 'a handshake with TLS 1.2', `${connection.protocol}, ${connection.cipher}`, connection.protocol === 'TLSv1.2');
});

Then('whether it also stands with TLS 1.3 is noted', async function (this: ConformanceWorld) {
  const connection = await this.run.simulators.ics2.tls.connect(carriersServer(this), 'TLSv1.3');
  this.note('TLS 1.3, which may be spoken', connection instanceof WireError ? `not spoken: ${connection.detail}` : `spoken, ${connection.cipher}`);
});

When(/^the (?:carrier|operator)'s server is offered suites (whose encryption is none or was broken|without forward secrecy) only$/, async function (this: ConformanceWorld, name: WeakName) {
  const { taken, last } = await this.run.simulators.ics2.tls.offerSuites(carriersServer(this), WORTH[name]);
  tried(this, last);
  this.kept.set('suites', judgeWeakSuites(WORTH[name], taken, last, 'iut'));
});

Then("the carrier's/operator's server takes none of them", function (this: ConformanceWorld) {
  this.judge([this.keptAs<ReturnType<typeof judgeWeakSuites>>('suites')]);
});

Then("the versions and suites that the carrier's/operator's client has offered are as they must be", async function (this: ConformanceWorld) {
  const hello = await this.run.simulators.ics2.tls.hellos.wait(() => true, messagePatience(this));
  if (hello === undefined) return this.block("the operator's client has not tried to connect in time");
  this.judge(judgeHello(hello));
});

Given("the carrier's/operator's client has to connect anew", async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.tls.cut();
});

async function disguise(world: ConformanceWorld, face: FaceName): Promise<void> {
  const { ics2 } = world.run.simulators;
  await ics2.tls.show(face);
  world.kept.set('face', { name: face, connections: ics2.tls.connections.all.length, receptions: ics2.receptions.all.length });
}

Given(/^the trader interface speaks (TLS 1\.0 only|TLS 1\.1 only|only suites without encryption|only suites without forward secrecy)$/, async function (this: ConformanceWorld, face: FaceName) {
  await disguise(this, face);
});

Given(/^the trader interface shows (a certificate of another authority|a certificate that it has signed itself|an expired certificate|a certificate for another host)$/, async function (this: ConformanceWorld, face: FaceName) {
  await disguise(this, face);
});

/** Waits for the first connection to end, or for a message; what came until then is judged. */
async function checkWithdrawal(world: ConformanceWorld, requirement: string): Promise<void> {
  const { receptions, tls } = world.run.simulators.ics2;
  const shown = world.keptAs<{ name: FaceName; connections: number; receptions: number }>('face');
  const earlier = new Set<unknown>([...tls.connections.all.slice(0, shown.connections), ...receptions.all.slice(0, shown.receptions)]);
  const fresh = (one: unknown): boolean => !earlier.has(one);
  await Promise.race([tls.connections.wait(fresh, messagePatience(world)), receptions.wait(fresh, messagePatience(world))]);
  const ended = tls.connections.all.filter(fresh);
  const messages = receptions.all.filter(fresh).length;
  if (ended.length === 0 && messages === 0) world.block("the operator's client has not tried to connect in time");
  const weight = shown.name === 'only suites without forward secrecy' ? 'advice' : undefined;
  world.judge([judgeWithdrawal(requirement, shown.name, ended.find((one) => one.bytesReceived > 0) ?? ended[0], messages, weight)]);
}

Then("the carrier's/operator's client does not go on", async function (this: ConformanceWorld) {
  await checkWithdrawal(this, 'ICS2-SEC-16');
});

Then("the carrier's/operator's client sends nothing to it", async function (this: ConformanceWorld) {
  await checkWithdrawal(this, 'ICS2-SEC-17');
});

When(/^the trader interface (?:speaks as it should|shows its own certificate) again$/, async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.tls.showOwn();
});

Then('the filing arrives', async function (this: ConformanceWorld) {
  const lrn = this.keptAs<string>('lrn');
  const reception = await this.run.simulators.ics2.receptions.wait((one) => one.lrn === lrn, messagePatience(this));
  // Otherwise it would be the operator's silence, and not its caution, that was judged.
  if (reception === undefined) this.block('the filing has not arrived at the right server either');
});
