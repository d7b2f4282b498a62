import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { helloInput } from '../../cli/run/hello';
import type { HelloInput, ObserveOutput } from '../../iut/contract';
import { isoSeconds, VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import type { LetterKind, LetterOf, Request } from '../../requirements/kz/copies/letters';
import { specimenConditions } from '../../requirements/kz/exchange';
import { specimenRules } from '../../requirements/kz/resources/access';
import { resolveParameters } from '../../requirements/parameters';
import { outcomeOf, probeDocument, startRevenueAuthority, type RevenueAuthority } from '../../simulators/kz';
import { about, completeRequest, COUNTERPART, startCopiesParties, type RunningCopiesParties } from '../../simulators/kz/copies';
import { startCustomsAuthority, taken, type CustomsAuthority } from '../../simulators/kz/customs-authority';
import { createVisitor, given, type Visitor } from '../../simulators/kz/resources';
import { startLife, type Life } from '../life';

const PATIENCE_MS = 20_000;
const CONTROL = { login: 'control', password: 'Q7-control-fz', group: 'customs-control' };
const LORRY = {
  by: 'road', usage: ['01'], entryOffice: '57505', declarant: { name: 'Жол Тасымалы ЖШС', bin: '050140000123' },
  transport: { mode: '31', containers: false, vehicles: [{ country: 'KZ', registration: '123ABC02' }] },
  consignments: [{ consignor: { name: 'Urumqi Parts' }, consignee: { name: 'Алматы Сауда' }, goods: [{ hs: '8708999709', description: 'parts', grossKg: '10' }] }],
};

describe('the references of Kazakhstan, killed in the middle of their work and started again', () => {
  const wall = new WallClock();
  const ids = new RandomIds();
  const business = new VirtualClock(Date.parse('2026-03-10T05:00:00Z'));
  const folder = mkdtempSync(join(tmpdir(), 'kz-killed-'));
  let authority: RevenueAuthority;
  let copies: RunningCopiesParties;
  let customs: CustomsAuthority;
  let visitor: Visitor;
  let hello: HelloInput;
  let life: Life | undefined;

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    const services = {
      pki, wall, business, ids, observe: () => undefined, parameter: (name: string) => parameters.get(name).value!, port: 0,
      iutEndpoint: (name = 'kz') => life?.greeted.endpoints?.[name], faults: new Set<string>(),
    };
    authority = await startRevenueAuthority(services);
    copies = await startCopiesParties(services);
    customs = await startCustomsAuthority(services);
    visitor = createVisitor(services);
    hello = helloInput({
      pki, harness: { version: '0' } as never, endpoints: { ...authority.endpoints, ...copies.endpoints, ...customs.endpoints },
      facts: { ...authority.facts, ...copies.facts, ...customs.facts }, parameters: parameters.record(), dir: folder,
    });
  });
  after(async () => {
    await life?.end();
    for (const one of [authority, copies, customs]) await one.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<void> => {
    life = await startLife({ folder, wall, hello: { ...hello, facts: { ...hello.facts, businessTime: isoSeconds(business.now()) } } });
  };
  const until = async (instant: string): Promise<void> => {
    business.advanceTo(Date.parse(instant));
    await life!.driver.setClock(isoSeconds(business.now()));
  };
  const told = async (operation: string, facts: Record<string, unknown>): Promise<string> => {
    const { status, reason, reference = '' } = await life!.driver.stimulate({ operation, facts });
    assert.equal(status, 'done', reason);
    return reference;
  };
  const observed = (what: string, reference: string): Promise<ObserveOutput> => life!.driver.observe({ what, reference });
  const stamp = (): { id: string; dated: string } => ({ id: ids.uuid(), dated: isoSeconds(business.now()) });

  /** The number under which the revenue authority of ours registers a document. */
  const presented = async (document: string): Promise<string | undefined> => {
    const result = await authority.probe.present(document, { underTest: true });
    const outcome = result.kind === 'answered' ? outcomeOf(result.answer) : undefined;
    return outcome?.kind === 'registered' ? outcome.number : undefined;
  };
  const document = (plate: string): string => probeDocument({ documentId: ids.uuid(), dateTime: isoSeconds(business.now()), plate });
  /** Until the store has it, and not one step longer. */
  const kept = async (text: string): Promise<void> => {
    const limit = wall.now() + PATIENCE_MS;
    while (!readFileSync(join(folder, 'store', 'journal.jsonl'), 'utf8').includes(text)) {
      assert.ok(wall.now() < limit, 'the store never had it');
      await turn();
    }
  };

  const asked = async (item: string): Promise<Request> => {
    const letter = completeRequest(stamp(), [{ id: '1', kind: 'invoice', number: item }]);
    assert.deepEqual(await copies.send(letter), { kind: 'taken' });
    return letter;
  };
  const written = <K extends LetterKind>(kind: K, { id }: Request): LetterOf<K>[] =>
    copies.letters.all.flatMap(({ by, letter }) => (by === 'iut' && letter.letter === kind && letter.letter !== 'request' && letter.about === id ? [letter as LetterOf<K>] : []));
  const comes = async <K extends LetterKind>(kind: K, request: Request): Promise<LetterOf<K>> => {
    await copies.letters.wait(() => written(kind, request).length > 0, PATIENCE_MS);
    return written(kind, request)[0]!;
  };
  const data = (number: string): { id: string }[] => taken(customs.received.all, 'data').map(({ message }) => message).filter((one) => one.number === number);

  test('lose nothing that they have taken, give no number twice, and let no term run otherwise', async () => {
    await start();
    // A carrier's journeys: one is presented, one is to be presented two hours before its arrival.
    const now = await told('kz.present', LORRY);
    const planned = await told('kz.announce', { ...LORRY, arrival: '2026-03-21T10:00:00Z', transport: { ...LORRY.transport, vehicles: [{ country: 'KZ', registration: '999ZZZ02' }] } });
    assert.equal((await observed('kz.pre-arrival', now)).state, 'registered');
    // Requests for copies: what is asked for is with another body of the state, and more has to be known of both.
    copies.bodyKeeps('INV-1', 'copy of INV-1', 'when told');
    const [first, second] = [await asked('INV-1'), await asked('INV-2')];
    assert.deepEqual([(await comes('registration', first)).number, (await comes('registration', second)).number], ['445/1', '445/2']);
    await until('2026-03-20T05:00:00Z');
    for (const { id } of [first, second]) await told('kz.execute', { request: id, step: 'ask', question: 'Which consignment is meant?' });
    // The exchange: one declaration has gone, the other cannot be delivered.
    await told('kz.load-conditions', { conditions: specimenConditions(undefined) });
    await told('kz.register-document', { kind: 'goods-declaration', number: 'KZ-SENT', elements: { procedure: '40' } });
    await customs.received.wait(() => data('KZ-SENT').length > 0, PATIENCE_MS);
    customs.hold();
    await told('kz.register-document', { kind: 'goods-declaration', number: 'KZ-HELD', elements: { procedure: '40' } });
    // The resource, and who may see it.
    await told('kz.arrange-access', { rules: specimenRules(), persons: [CONTROL] });
    const operation = { number: '57505-1', procedure: '40', system: { kind: 'customs' as const, name: 'x' }, goods: [{ code: '8708', description: 'parts' }], persons: [{ role: 'carrier', name: 'Жол' }] };
    assert.ok(given((await visitor.operate(operation, CONTROL))!));
    // The register: one document is answered; of the other nobody learns what became of it.
    const [answered, cutOff] = [document('111AAA02'), document('222BBB02')];
    const number = await presented(answered);
    const lost = presented(cutOff);
    await kept(/DocumentID>([^<]*)</.exec(cutOff)![1]!);
    await life!.kill();
    await lost;

    customs.open();
    await start();

    // Numbers: a repeat has the one that it has; what comes next has the next.
    assert.equal(await presented(answered), number);
    const [again, next] = [await presented(cutOff), await presented(document('333CCC02'))];
    assert.deepEqual([number, again, next], ['KZ/200326/000000001', 'KZ/200326/000000002', 'KZ/200326/000000003']);
    assert.equal(((await observed('kz.register', '')).holds?.['decisions'] as object[]).length, 3);
    // The resource, its rules and its log.
    assert.deepEqual((await visitor.read('57505-1', CONTROL))?.body, { number: '57505-1', goods: operation.goods, persons: operation.persons });
    assert.deepEqual(((await observed('kz.access-log', '')).holds?.['entries'] as { what: string }[]).map(({ what }) => what), ['operation', 'reading']);
    assert.equal((await visitor.read('57505-1'))?.status, 401);
    // The exchange goes on after five minutes, with what was not delivered, and with nothing else.
    await until('2026-03-20T05:05:00Z');
    await customs.received.wait(() => data('KZ-HELD').length > 0, PATIENCE_MS);
    assert.deepEqual([data('KZ-SENT').length, data('KZ-HELD').length], [1, 1]);
    const tries = customs.received.all.filter(({ read }) => read.ok && read.message.message === 'data' && read.message.number === 'KZ-HELD');
    assert.equal(new Set(tries.map(({ read }) => read.ok && read.message.id)).size, 1, 'the same message, however often it was tried');
    // The carrier presents what was planned, once, and nothing again.
    await until('2026-03-21T08:00:00Z');
    const presentedBy = (plate: string): number => authority.presentations.all.filter(({ bytes }) => bytes.includes(plate)).length;
    assert.deepEqual([(await observed('kz.pre-arrival', planned)).state, presentedBy('999ZZZ02'), presentedBy('123ABC02')], ['registered', 1, 1]);
    // The term stood still for the seventeen days in which information was awaited (V: 10.03, 20.03 to 06.04).
    await until('2026-04-06T05:00:00Z');
    await copies.send(about('information', stamp(), first, COUNTERPART, { text: 'That of March.' }));
    const { state, holds } = await observed('kz.request', first.id);
    assert.deepEqual([state, holds?.['registered'], holds?.['due']], ['running', '2026-03-10', '2026-04-27']);
    await copies.bodyGives();
    assert.deepEqual((await comes('answer', first)).copies, [{ item: '1', content: 'copy of INV-1' }]);
    assert.equal((await comes('registration', await asked('INV-3'))).number, '445/3');
    // Two months after the question, silence ends the other one: by the timer that a killed process had set.
    await until('2026-05-20T18:00:00Z');
    assert.equal(written('refusal', second).length, 0);
    await until('2026-05-21T18:00:00Z');
    assert.equal((await comes('refusal', second)).ground, 2);
    assert.deepEqual(['registration', 'inquiry', 'answer'].map((kind) => written(kind as LetterKind, first).length), [1, 1, 1]);
    assert.deepEqual(['registration', 'inquiry', 'refusal'].map((kind) => written(kind as LetterKind, second).length), [1, 1, 1]);
  });
});
