import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { envelope } from '../../../protocols/soap11';
import { NOBODY } from '../../../protocols/tls/peer';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { resolveParameters } from '../../../requirements/parameters';
import { FLAWS, probeDocument, type ProbeDocument } from '../../../simulators/kz';
import { annulmentRequest, statusRequest } from '../../../simulators/kz/hostile/requests';
import { createMemoryStore } from '../../common/store/memory';
import type { Office } from '../office';
import { createRevenueOffice } from './office';

const HOUR_MS = 3_600_000;
const HELLO = {
  contract: 1 as const, harness: { name: 'x', version: '0' }, endpoints: {}, files: {},
  facts: Object.fromEntries(Object.entries(resolveParameters().record()).map(([name, { value }]) => [`parameter.${name}`, value])),
};

describe('kz revenue authority: what it decides', () => {
  const ids = new RandomIds();
  const business = new VirtualClock(0);
  const store = createMemoryStore();
  let office: Office;
  const open = async (): Promise<void> => {
    office = createRevenueOffice({ wall: new WallClock(), business, ids }, new Set(), store);
    await office.start(HELLO);
  };
  before(open);
  after(() => office.close());
  beforeEach(async () => {
    business.restartAt(Date.parse('2026-06-01T08:00:00Z'));
    await office.reset();
  });

  const posted = async (...entries: string[]): Promise<{ status: number; text: string }> => {
    const body = Buffer.from(envelope(entries.join('')));
    const { status, body: answer = '' } = await office.routes!['/pre-arrival']!({ method: 'POST', path: '/pre-arrival', headers: {}, rawHeaders: [], body, peer: NOBODY, exchange: 'x' });
    return { status, text: answer.toString('utf8') };
  };
  const of = (text: string, name: string): string | undefined => new RegExp(`<\\w+:${name}>([^<]*)<`).exec(text)?.[1];
  const document = (more: Partial<ProbeDocument> = {}): string => probeDocument({ documentId: ids.uuid(), dateTime: '2026-06-01T13:00:00+05:00', ...more });
  const registered = async (xml: string): Promise<{ serial: string; date: string; id: string; text: string }> => {
    const { text } = await posted(xml);
    return { serial: of(text, 'PINumber') ?? 'none', date: of(text, 'Date') ?? 'none', id: of(text, 'PI_RegID')!, text };
  };
  const refusedFor = async (xml: string): Promise<string> => {
    const { text } = await posted(xml);
    assert.equal(of(text, 'PINumber'), undefined, 'no number');
    return of(text, 'ResultDescription')!;
  };

  test('numbers run on, by the day in Kazakhstan; a repeat has its own again', async () => {
    const [xml, other] = [document(), document()];
    const first = await registered(xml);
    business.advanceTo(Date.parse('2026-06-01T19:30:00Z'));
    const second = await registered(other);
    assert.deepEqual([Number(second.serial) - Number(first.serial), first.date, second.date], [1, '2026-06-01', '2026-06-02']);
    assert.deepEqual([(await registered(xml)).serial, (await registered(xml)).date], [first.serial, first.date]);
  });

  test('no number comes back, neither after a reset nor after a restart', async () => {
    const { serial } = await registered(document());
    await office.reset();
    const next = await registered(document());
    await office.close();
    await open();
    const last = await registered(document());
    assert.deepEqual([next.serial, last.serial].map((one) => Number(one) - Number(serial)), [1, 2]);
  });

  test('another document under a registered id is refused; one that was refused may come again, mended', async () => {
    const documentId = ids.uuid();
    const good = document({ documentId });
    const flawed = FLAWS['the consignee left out']!.change(good);
    assert.match(await refusedFor(flawed), /ConsigneeDetails/);
    assert.notEqual((await registered(good)).serial, 'none');
    assert.match(await refusedFor(document({ documentId, plate: '999ZZZ02' })), /another document is registered/);
  });

  for (const [flaw, { change, names }] of Object.entries(FLAWS)) {
    // By road only transit needs the waybill.
    const usage = names === 'TransportDocumentDetails' ? '06' : '01';
    test(`refused, naming ${names}: ${flaw}`, async () => {
      assert.match(await refusedFor(change(document({ usage }))), new RegExp(names));
      assert.notEqual((await registered(document({ usage }))).serial, 'none', 'without the flaw it is registered');
    });
  }

  test('a number that is cited must be one that was given here', async () => {
    const { serial, date } = await registered(document());
    assert.notEqual((await registered(document({ refRegNumber: { country: 'KZ', date, serial } }))).serial, 'none');
    for (const wrong of [{ country: 'KZ', date, serial: '999999998' }, { country: 'KZ', date: '2026-06-02', serial }, { country: 'RU', date, serial }]) {
      assert.match(await refusedFor(document({ refRegNumber: wrong })), /RefRegNumber/);
    }
  });

  test('annulled once, and so it stays; what is not registered cannot be', async () => {
    const { id } = await registered(document());
    const status = async (): Promise<string | undefined> => of((await posted(statusRequest(ids.uuid(), id))).text, 'PI_Status');
    const before = await status();
    const [first, second] = [await posted(annulmentRequest(ids.uuid(), id)), await posted(annulmentRequest(ids.uuid(), id))];
    assert.notEqual(of(first.text, 'PI_Status'), of(second.text, 'PI_Status'));
    assert.match(second.text, /is not registered/);
    assert.deepEqual([await status(), before === (await status())], [of(first.text, 'PI_Status'), false]);
  });

  test('at the limit in time, a second later registered with a remark', async () => {
    const lead = 2 * HOUR_MS;
    for (const [plate, late, remarks] of [['111AAA02', 0, 0], ['222BBB02', 1000, 1]] as const) {
      await office.stimulate({ operation: 'kz.note-arrival', facts: { means: plate, arrival: new Date(business.now() + lead - late).toISOString() } });
      const { serial, text } = await registered(document({ plate }));
      assert.notEqual(serial, 'none');
      assert.equal(text.split('WARNING').length - 1, remarks, plate);
    }
  });

  test('what was presented is handed on for its purposes alone', async () => {
    const outcomes = await Promise.all(['risk assessment', 'market research'].map((purpose) => office.stimulate({ operation: 'kz.hand-over', facts: { purpose } })));
    assert.deepEqual(outcomes.map(({ status }) => status), ['done', 'refused']);
  });

  const nothing: [what: string, entries: string[], words: RegExp][] = [
    ['two documents at once', [document(), document()], /must hold one document/],
    ['no document', [], /one document/],
    ['another kind of document', ['<x:Letter xmlns:x="urn:x"/>'], /takes no Letter/],
    ['a status request that asks for nothing', [statusRequest('1', 'x').replace(/<s:InformationID>.*<\/s:InformationID>/, '')], /not in order/],
  ];
  for (const [what, entries, words] of nothing) {
    test(`answered by a fault, and nothing is decided: ${what}`, async () => {
      const { status, text } = await posted(...entries);
      assert.equal(status, 500);
      assert.match(text, words);
      assert.deepEqual((await office.observe({ what: 'kz.register', reference: '' })).holds?.['decisions'], []);
    });
  }
});
