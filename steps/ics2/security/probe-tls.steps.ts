import { Given, Then, When } from '@cucumber/cucumber';
import type { Handshake } from '../../../protocols/tls/handshake';
import type { EndedConnection } from '../../../protocols/tls/listener';
import type { OfferAnswer } from '../../../protocols/tls/offer';
import type { PostResult } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { TlsRefusal } from '../../../protocols/wire';
import type { Knock, Knocked, Knocking } from '../../../simulators/ics2/hostile/knock';
import type { Tried } from '../../../simulators/ics2/hostile/tls-stage';
import { judgeOldVersion, judgeWeakSuites } from '../../../simulators/ics2/judge/message/tls';
import type { ConformanceWorld } from '../../support/world';
import { messagePatience } from '../patience';
import { INTERFACE } from '../probe';

const STATES: Record<string, Knock['as']> = {
  'signed by itself': 'self-signed',
  'of another authority': 'operator.tls.rogue',
  'made for sealing': 'operator.seal',
  'that has expired': 'operator.tls.expired',
  'that is not yet valid': 'operator.tls.not-yet-valid',
  'made for another use': 'operator.tls.wrong-usage',
};

const CAUSES: Record<string, TlsRefusal> = {
  'the authority': 'other-authority', 'the end of its validity': 'expired', 'the start of its validity': 'not-yet-valid', 'its use': 'wrong-usage',
};

const VERSIONS = { 'TLS 1.2': 'TLSv1.2', 'TLS 1.3': 'TLSv1.3' } as const;
const OLD = { 'SSL 3.0': 'SSLv3', 'TLS 1.0': 'TLSv1', 'TLS 1.1': 'TLSv1.1' } as const;
const WORTH = { 'whose encryption is none or was broken': 'broken', 'without forward secrecy': 'exposed' } as const;

const NAMINGS: Record<string, Knock> = {
  'asks for the server by its name': { byName: true },
  'asks for no server name': { servername: '' },
  'asks for another server name': { servername: 'elsewhere.example' },
  'connects by the address alone': {},
};

/** Made by certs/identities.ts, like all names of clients here; both are of authorities that the interface trusts. */
const ONE: Knock['as'] = 'operator.tls';
const ANOTHER: Knock['as'] = 'operator.tls.wrong-eori';

const lookup = <T>(table: Record<string, T>, name: string): T => {
  const found = table[name];
  if (found === undefined) throw new Error(`the steps know no "${name}"; they know ${Object.keys(table).join(', ')}`);
  return found;
};

/** One knock, and what either side made of it. */
interface Seen<T> {
  outcome: T | WireError;
  connection: EndedConnection;
  messages: number;
}

/** Knocks, and waits until the interface has told of the end of that connection and no other. */
async function see<T>(world: ConformanceWorld, act: (knocking: Knocking) => Promise<Knocked<T>>): Promise<Seen<T>> {
  const { tls, receptions } = world.run.simulators.ics2;
  const before = receptions.all.length;
  const { outcome, port } = await act(tls.knocking);
  const connection = await tls.connections.wait((one) => one.clientPort === port, messagePatience(world));
  if (connection === undefined) throw new Error(`the interface has told of no connection from port ${String(port)}`);
  return { outcome, connection, messages: receptions.all.length - before };
}

async function knock(world: ConformanceWorld, how: Knock): Promise<Seen<PostResult>> {
  const seen = await see(world, (knocking) => knocking.request(how));
  world.kept.set('knocks', [...((world.kept.get('knocks') as Seen<PostResult>[] | undefined) ?? []), seen]);
  return seen;
}

const last = (world: ConformanceWorld): Seen<PostResult> => world.keptAs<Seen<PostResult>[]>('knocks').at(-1)!;
const ending = ({ handshake }: EndedConnection): string => `handshake ${handshake.outcome}${handshake.refusal === undefined ? '' : ` (${handshake.refusal})`}`;
const answered = (outcome: PostResult | WireError): string => (outcome instanceof WireError ? outcome.code : `HTTP ${outcome.status}`);
const text = ({ outcome, connection, messages }: Seen<PostResult>): string => `${ending(connection)}, ${answered(outcome)}, ${messages} messages processed`;
const heard = ({ outcome, connection }: Seen<PostResult>): boolean => connection.handshake.outcome === 'accepted' && !(outcome instanceof WireError);

When(/^the probe knocks with a client certificate (.+)$/, async function (this: ConformanceWorld, state: string) {
  await knock(this, { as: lookup(STATES, state) });
});

Then(/^it is refused because of (.+), and nothing of it is processed$/, function (this: ConformanceWorld, cause: string) {
  const refusal = lookup(CAUSES, cause);
  const seen = last(this);
  const { outcome, refusal: told } = seen.connection.handshake;
  const holds = outcome === 'refused' && told === refusal && seen.outcome instanceof WireError && seen.messages === 0;
  this.check('ICS2-SEC-15', `handshake refused (${refusal}), no answer, 0 messages processed`, text(seen), holds, INTERFACE);
});

Given(/^the probe has been heard as one client with (TLS 1\.2|TLS 1\.3) and has kept the session$/, async function (this: ConformanceWorld, version: keyof typeof VERSIONS) {
  const { outcome } = await knock(this, { as: ONE, version: VERSIONS[version] });
  if (outcome instanceof WireError) return this.block(`the probe was not heard: ${outcome.message}`);
  if (outcome.session === undefined) return this.block('the interface has handed out no session');
  this.kept.set('session', { version: VERSIONS[version], session: outcome.session });
});

When('it takes up the session while it shows the certificate of another client', async function (this: ConformanceWorld) {
  await knock(this, { as: ANOTHER, ...this.keptAs<Pick<Knock, 'version' | 'session'>>('session') });
});

Then('the interface hears it as the client that the session belongs to', function (this: ConformanceWorld) {
  const [first, second] = this.keptAs<[Seen<PostResult>, Seen<PostResult>]>('knocks');
  if (second.outcome instanceof WireError) return this.check('ICS2-SEED-20', 'the session is taken up', second.outcome.message, false, INTERFACE);
  if (!second.outcome.tls.resumed) this.block('the interface has not taken up the session, but made a new one');
  const [wanted, seen] = [first, second].map(({ connection }) => connection.handshake.peer?.fingerprint256);
  this.check('ICS2-SEED-20', `the client ${wanted ?? ''}`, `the client ${seen ?? 'that nobody knows'}`, wanted !== undefined && wanted === seen, INTERFACE);
});

When('the probe knocks as one client and then as another', async function (this: ConformanceWorld) {
  for (const as of [ONE, ANOTHER]) await knock(this, { as });
});

Then('the interface has heard two clients, each by its own certificate', function (this: ConformanceWorld) {
  const knocks = this.keptAs<Seen<PostResult>[]>('knocks');
  const peers = knocks.map(({ connection }) => connection.handshake.peer);
  const different = (facts: (string | undefined)[]): boolean => new Set(facts).size === facts.length;
  this.check(
    'ICS2-SEED-20', 'two clients heard, with two EORI and two certificates',
    peers.map((peer) => `${peer?.eori ?? 'nobody'} (${peer?.fingerprint256.slice(0, 16) ?? 'no certificate'})`).join(', then '),
    knocks.every(heard) && different(peers.map((peer) => peer?.eori)) && different(peers.map((peer) => peer?.fingerprint256)), INTERFACE,
  );
});

When(/^a client knocks that (.+)$/, async function (this: ConformanceWorld, naming: string) {
  await knock(this, lookup(NAMINGS, naming));
});

Then('it is heard', function (this: ConformanceWorld) {
  this.check('ICS2-SEED-20', 'handshake accepted, and an answer over HTTP', text(last(this)), heard(last(this)), INTERFACE);
});

const door = (world: ConformanceWorld): Tried => ({ url: world.run.simulators.ics2.url, server: 'trader-interface', client: 'probe' });

When(/^the probe offers the interface (SSL 3\.0|TLS 1\.0|TLS 1\.1) and nothing newer$/, async function (this: ConformanceWorld, name: keyof typeof OLD) {
  this.kept.set('offer', await this.run.simulators.ics2.tls.offer(door(this), OLD[name]));
});

Then(/^the interface refuses (SSL 3\.0|TLS 1\.0|TLS 1\.1)$/, function (this: ConformanceWorld, name: keyof typeof OLD) {
  this.judge([judgeOldVersion(name, this.keptAs<OfferAnswer>('offer'), INTERFACE, 'ICS2-SEED-20')]);
});

When(/^the probe offers the interface suites (whose encryption is none or was broken|without forward secrecy) only$/, async function (this: ConformanceWorld, name: keyof typeof WORTH) {
  const { taken, last: answer } = await this.run.simulators.ics2.tls.offerSuites(door(this), WORTH[name]);
  this.kept.set('suites', judgeWeakSuites(WORTH[name], taken, answer, INTERFACE, 'ICS2-SEED-20'));
});

Then('the interface takes none of them', function (this: ConformanceWorld) {
  this.judge([this.keptAs<ReturnType<typeof judgeWeakSuites>>('suites')]);
});

When('the probe asks for a second handshake on its connection', async function (this: ConformanceWorld) {
  this.kept.set('second handshake', await see(this, (knocking) => knocking.renegotiate({ version: 'TLSv1.2' })));
});

Then('the interface refuses it, and goes on serving', async function (this: ConformanceWorld) {
  const { outcome } = this.keptAs<Seen<Handshake>>('second handshake');
  if (outcome instanceof WireError) return this.block(`not even the first handshake came about: ${outcome.message}`);
  const after = await knock(this, {});
  const observed = `${outcome.renegotiation?.how ?? 'nothing came of it'}; afterwards ${answered(after.outcome)}`;
  this.check('ICS2-SEED-20', 'the second handshake is refused, and the next request answered', observed, outcome.renegotiation?.refused === true && heard(after), INTERFACE);
});

When(/^the probe knocks with (TLS 1\.2|TLS 1\.3) and does not believe the interface's certificate$/, async function (this: ConformanceWorld, version: keyof typeof VERSIONS) {
  await knock(this, { version: VERSIONS[version], suspicious: true });
});

Then('the interface knows that a client has come and gone without a byte', function (this: ConformanceWorld) {
  const { connection } = last(this);
  this.check('ICS2-SEED-20', 'one connection without a byte of HTTP', `${ending(connection)}, ${connection.bytesReceived} bytes`, connection.bytesReceived === 0, INTERFACE);
});
