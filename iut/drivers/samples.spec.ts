import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { RandomIds } from '../../protocols/time/ids';
import { WallClock } from '../../protocols/time/clock';
import { createHttpsServer, type HttpsServer } from '../../protocols/tls/https-server';
import type { HelloInput, IutDriver, ObserveOutput } from '../contract';
import { connectDriver } from './connect';

const SAMPLES = resolve(__dirname, '../../docs/samples');
const clock = new WallClock();
const ids = new RandomIds();
const python = spawnSync('python3', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'cc-samples-'));

let pki: Pki;
let authority: HttpsServer;
let received: string[] = [];
/** What the stand-in for the authority answers, given the id of the document. */
let answer: (id: string) => { status: number; body: string };

before(async () => {
  pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
  authority = await createHttpsServer({
    party: 'revenue-authority', host: '127.0.0.1', port: 0, identity: pki.identity('revenue-authority.tls'), ca: pki.trustAnchors('tls'), mode: 'strict', clock, ids,
    handler: async (request) => {
      const text = request.body.toString('utf8');
      received.push(text);
      const { status, body } = answer(/<cat_ru:DocumentID>([^<]+)</.exec(text)?.[1] ?? '');
      return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
    },
  });
});
after(async () => {
  await authority?.close();
  rmSync(folder, { recursive: true, force: true });
});

const reply = (id: string, inner: string): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><n:Notif_PIResult xmlns:n="urn:n" xmlns:c="urn:c"><c:RefDocumentID>${id}</c:RefDocumentID>${inner}</n:Notif_PIResult></e:Body></e:Envelope>`;
const REGISTERED = '<n:RegNumber><c:CountryCode>KZ</c:CountryCode><c:Date>2026-06-01</c:Date><c:PINumber>000000007</c:PINumber></n:RegNumber>';
const REFUSED = '<n:ResultDescription>GoodsItem: too &lt;heavy&gt;</n:ResultDescription>';

const FACTS = {
  usage: ['01'],
  entryOffice: '57505',
  declarant: { name: 'Жол & Тасымалы <ЖШС>', country: 'KZ', bin: '050140000123' },
  transport: { mode: '31', containers: false, vehicles: [{ country: 'KZ', registration: '123ABC02' }] },
  consignments: [{ consignor: { name: 'Urumqi 零件', country: 'CN' }, consignee: { name: 'Алматы', country: 'KZ' }, goods: [{ hs: '8708999709', description: 'parts', grossKg: '1200' }] }],
};

function hello(): HelloInput {
  const carrier = pki.identity('carrier.tls');
  return {
    contract: 1,
    harness: { name: 'spec', version: '0' },
    endpoints: { 'kz.revenue-authority': authority.url },
    files: { 'tls.ca': pki.authorityFiles('tls').root, 'kz.tls.cert': carrier.files.chain, 'kz.tls.key': carrier.files.key },
    facts: { businessTime: '2026-06-01T08:00:00Z' },
  };
}

for (const [name, command, skip] of [
  ['adapter.mjs', [process.execPath, join(SAMPLES, 'adapter.mjs')], false],
  ['adapter.py', ['python3', join(SAMPLES, 'adapter.py')], python ? false : 'python3 is not installed here'],
] as [string, string[], string | false][]) {
  describe(`sample ${name}`, () => {
    const connect = (): IutDriver =>
      connectDriver({ driver: { kind: 'command', command, cwd: folder, env: {}, timeoutSeconds: 20 } }, { reference: () => assert.fail(), clock, env: process.env });

    async function outcome(driver: IutDriver, reference: string): Promise<ObserveOutput> {
      for (let tries = 0; tries < 400; tries++) {
        const seen = await driver.observe({ what: 'kz.pre-arrival', reference });
        if (seen.state !== 'pending') return seen;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return assert.fail('still pending');
    }

    test('presents over mutual TLS and tells registration, refusal and trouble apart', { skip }, async () => {
      const driver = connect();
      try {
        const { capabilities } = await driver.hello(hello());
        assert.deepEqual(capabilities, ['stimulate:kz.present', 'observe', 'set-clock']);
        await driver.reset();
        await driver.setClock('2026-06-01T09:00:00Z');
        const results: ObserveOutput[] = [];
        for (const next of [
          (id: string) => ({ status: 200, body: reply(id, REGISTERED) }),
          (id: string) => ({ status: 200, body: reply(id, REFUSED) }),
          () => ({ status: 500, body: 'trouble' }),
          () => ({ status: 200, body: reply('another-document', REGISTERED) }),
        ]) {
          answer = next;
          received = [];
          const { status, reference } = await driver.stimulate({ operation: 'kz.present', facts: FACTS });
          assert.equal(status, 'done');
          results.push(await outcome(driver, reference!));
        }
        assert.deepEqual(results.map((result) => result.state), ['registered', 'refused', 'undelivered', 'undelivered']);
        assert.equal(results[0]!.holds!['number'], 'KZ/010626/000000007');
        assert.deepEqual(results[1]!.holds!['reasons'], ['GoodsItem: too <heavy>']);
        assert.match(received[0]!, /Жол &amp; Тасымалы &lt;ЖШС&gt;/);
        assert.match(received[0]!, /<RUScat_ru:EDocDateTime>2026-06-01T09:00:00Z</);

        assert.equal((await driver.stimulate({ operation: 'kz.present', facts: { transport: { vehicles: [{}, {}, {}, {}] } } })).status, 'refused');
        assert.equal((await driver.stimulate({ operation: 'kz.present', facts: { by: 'rail', transport: { wagons: ['94598765'] } } })).status, 'refused');
        await driver.reset();
        assert.deepEqual(await driver.observe({ what: 'kz.pre-arrival', reference: String(results[0]!.holds!['documentId']) }), { known: false });
      } finally {
        await driver.bye();
      }
    });

    test('after an outage the same document goes again when the retry time has passed on the business clock, and not before', { skip }, async () => {
      const driver = connect();
      try {
        await driver.hello({ ...hello(), facts: { businessTime: '2026-06-01T08:00:00Z', 'parameter.kz281.retryTime': 'PT2M' } });
        await driver.reset();
        await driver.setClock('2026-06-01T09:00:00Z');
        received = [];
        answer = () => ({ status: 503, body: 'closed' });
        const { reference } = await driver.stimulate({ operation: 'kz.present', facts: FACTS });
        assert.equal((await outcome(driver, reference!)).state, 'undelivered');
        answer = (id) => ({ status: 200, body: reply(id, REGISTERED) });
        await driver.setClock('2026-06-01T09:01:59Z');
        assert.equal((await driver.observe({ what: 'kz.pre-arrival', reference: reference! })).state, 'undelivered');
        assert.equal(received.length, 1);
        await driver.setClock('2026-06-01T09:02:00Z');
        let seen = await driver.observe({ what: 'kz.pre-arrival', reference: reference! });
        for (let tries = 0; tries < 400 && seen.state !== 'registered'; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          seen = await driver.observe({ what: 'kz.pre-arrival', reference: reference! });
        }
        assert.deepEqual([seen.state, seen.holds!['number'], received.length, received[0] === received[1]], ['registered', 'KZ/010626/000000007', 2, true]);
      } finally {
        await driver.bye();
      }
    });

    test('answers malformed requests with an error and goes on', { skip }, () => {
      const lines = ['junk', '{"id":"2","op":"fly","input":{}}', '{"id":"3","op":"observe","input":{"what":"x","reference":"y"}}', '{"id":"4","op":"stimulate","input":{"operation":"ics2.file","facts":{}}}', '{"id":"5","op":"bye","input":{}}'];
      const run = spawnSync(command[0]!, command.slice(1), { input: `${lines.join('\n')}\n`, encoding: 'utf8', timeout: 20_000 });
      const answers = run.stdout.trim().split('\n').map((line) => JSON.parse(line) as { id: string; ok: boolean });
      assert.deepEqual(answers.map(({ id, ok }) => `${id} ${ok}`), ['unreadable false', '2 false', '3 false', '4 false', '5 true']);
      assert.equal(run.status, 0);
    });
  });
}
