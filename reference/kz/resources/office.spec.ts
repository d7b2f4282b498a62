import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../../certs/pki';
import { postOverTls } from '../../../protocols/tls/post';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { specimenRules, type Person } from '../../../requirements/kz/resources/access';
import { createMemoryStore } from '../../common/store/memory';
import type { Office } from '../office';
import { createResourceOffice } from './office';

const CONTROL: Person = { login: 'control', password: 'p:with:colons', group: 'customs-control' };
const DECLARANT: Person = { login: 'declarant', password: 'd', group: 'declarant' };
const OPERATION = { number: 'N 1/2', procedure: '40', system: { kind: 'declarant', name: 'x' }, goods: [{ code: '8708', description: 'parts' }], persons: [{ role: 'carrier', name: 'Жол' }] };

describe('kz resources: the site', () => {
  const wall = new WallClock();
  const ids = new RandomIds();
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const store = createMemoryStore();
  let ca: string[];
  let files: Record<string, string>;
  let office: Office;
  const open = async (): Promise<void> => {
    office = createResourceOffice({ wall, business, ids }, new Set(), store);
    await office.start({ contract: 1, harness: { name: 'x', version: '0' }, endpoints: {}, facts: {}, files });
  };
  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const identity = pki.identity('carrier.tls').files;
    ca = pki.trustAnchors('tls');
    files = { 'kz.tls.cert': identity.chain, 'kz.tls.key': identity.key };
    await open();
  });
  after(() => office.close());
  beforeEach(async () => {
    await office.reset();
    await office.stimulate({ operation: 'kz.arrange-access', facts: { rules: specimenRules(), persons: [CONTROL, DECLARANT] } });
  });

  const ask = async (method: string, path: string, as?: Person, body: Buffer | string = ''): Promise<{ status: number; text: string }> => {
    const headers: Record<string, string> = as === undefined ? {} : { authorization: `Basic ${Buffer.from(`${as.login}:${as.password}`).toString('base64')}` };
    const answer = await postOverTls({ url: `${office.addresses!()['kz.resource']!}${path}`, method, headers, body: Buffer.from(body), ca, timeoutMs: 5000 });
    return { status: answer.status, text: answer.body.toString('utf8') };
  };
  const operate = (as: Person, operation: object = OPERATION): Promise<{ status: number; text: string }> => ask('POST', '/operations', as, JSON.stringify(operation));
  const path = `/records/${encodeURIComponent(OPERATION.number)}`;
  const log = async (): Promise<string[]> => ((await office.observe({ what: 'kz.access-log', reference: '' })).holds?.['entries'] as { who: string; what: string; outcome: string }[])
    .map(({ who, what, outcome }) => `${who} ${what} ${outcome}`);

  test('what is entered is read by the rules, and everything is logged', async () => {
    assert.equal((await operate(DECLARANT)).status, 201);
    assert.deepEqual(JSON.parse((await ask('GET', path, CONTROL)).text), { number: OPERATION.number, goods: OPERATION.goods, persons: OPERATION.persons });
    assert.deepEqual([(await ask('GET', path, DECLARANT)).status, (await ask('GET', path)).status, (await ask('GET', '/records/other', DECLARANT)).status], [200, 401, 403]);
    assert.deepEqual(await log(), ['declarant operation given', 'control reading given', 'declarant reading given', 'nobody reading denied', 'declarant reading denied']);
  });

  test('a record is entered once, and keeps its owner', async () => {
    await operate(CONTROL);
    assert.equal((await operate(DECLARANT)).status, 409);
    assert.equal((await ask('GET', path, DECLARANT)).status, 403);
  });

  test('a denial does not tell whether there is a record', async () => {
    await operate(CONTROL);
    const [there, notThere] = [await ask('GET', path, DECLARANT), await ask('GET', '/records/none', DECLARANT)];
    assert.deepEqual(there, notThere);
  });

  test('rules, persons and records are there after a restart; no password is', async () => {
    await operate(DECLARANT);
    await office.close();
    await open();
    assert.equal((await ask('GET', path, CONTROL)).status, 200);
    assert.equal((await ask('GET', path, { ...CONTROL, password: 'p' })).status, 401);
    assert.ok(!JSON.stringify([...store.all('kz.resource.account')]).includes(CONTROL.password));
  });

  const wrong: [what: string, send: () => Promise<{ status: number }>, status: number][] = [
    ['too large', () => ask('POST', '/operations', CONTROL, Buffer.alloc(300 * 1024, 0x20)), 413],
    ['a list of a list', () => operate(CONTROL, [OPERATION]), 400],
    ['an unknown kind of system', () => operate(CONTROL, { ...OPERATION, system: { kind: 'stranger', name: 'x' } }), 400],
    ['a text beyond its bound', () => operate(CONTROL, { ...OPERATION, procedure: 'x'.repeat(5000) }), 400],
    ['too many goods', () => operate(CONTROL, { ...OPERATION, goods: Array.from({ length: 1001 }, () => OPERATION.goods[0]) }), 400],
    ['a letter of no form', () => ask('POST', '/applications', CONTROL, '{"form":"song","record":"x"}'), 400],
    ['no login', () => ask('POST', '/operations', undefined, '{}'), 401],
    ['a wrong method', () => ask('PUT', '/operations', CONTROL, '{}'), 405],
    ['an address that cannot be decoded', () => ask('GET', '/records/%ff', CONTROL), 400],
    ['no such page', () => ask('GET', '/legislation/none'), 404],
  ];
  for (const [what, send, status] of wrong) test(`${what}: HTTP ${status}`, async () => assert.equal((await send()).status, status));

  for (const [what, facts] of [['no rules', { persons: [] }], ['an unknown part', { rules: { ...specimenRules(), groups: { a: { records: 'all', parts: ['prices'] } } }, persons: [] }], ['a person without a login', { rules: specimenRules(), persons: [{}] }]] as const) {
    test(`not arranged: ${what}`, async () => assert.equal((await office.stimulate({ operation: 'kz.arrange-access', facts })).status, 'refused'));
  }
});
