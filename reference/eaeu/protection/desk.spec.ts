import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { createMemoryStore } from '../../common/store/memory';
import { rightDesk } from './behaviour';
import { openDesk, type Desk } from './desk';
import type { Given } from './model';

const HOUR_MS = 3_600_000;
const LIST = { list: 'procedures', version: '1', codes: ['80'] };
const letter = (number: number, more: Partial<Given> = {}): Given =>
  ({ service: 'RU', number, id: 'R-1', subject: 'transit', content: `state ${number}`, classifier: { list: 'procedures', version: '1', code: '80' }, ...more });

function opened(): { desk: Desk; business: VirtualClock; again: () => Desk } {
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const store = createMemoryStore();
  const desk = openDesk(store, rightDesk(), business, HOUR_MS);
  desk.held.arrangements.put('agreed', { services: { RU: { subjects: ['transit'], persons: ['inspector'] }, BY: { subjects: ['risk'], persons: ['inspector'] } }, codeList: LIST, purposes: ['control'] });
  desk.note({ what: 'arranged', outcome: 'done' });
  return { desk, business, again: () => openDesk(store, rightDesk(), business, HOUR_MS, true) };
}
const why = (outcome: { ok: boolean; code?: string }): string => (outcome.ok ? 'ok' : outcome.code!);

test('a message that comes before an earlier one waits for it, across a restart', () => {
  const { desk, again } = opened();
  const third = desk.resource.give(letter(3));
  assert.deepEqual(third.ok && third.value, { status: 'held', missing: [1, 2] });
  desk.note({ what: 'given', outcome: 'done' });
  const later = again();
  for (const number of [1, 2]) assert.equal(why(later.resource.give(letter(number))), 'ok');
  assert.deepEqual(later.held.records.find('R-1')?.history, ['state 1', 'state 2', 'state 3']);
  const repeated = later.resource.give(letter(2));
  assert.equal(repeated.ok && repeated.value.status, 'known');
});

test('what was not noted is not kept, and the trail goes on with a sign of life for each hour', () => {
  const { desk, business, again } = opened();
  desk.resource.give(letter(1));
  business.advanceTo(business.now() + 2.5 * HOUR_MS);
  const later = again();
  assert.equal(later.held.records.find('R-1'), undefined);
  later.watch();
  assert.deepEqual(later.held.trail.all().map(({ what }) => what), ['arranged', 'started again']);
  business.advanceTo(business.now() + HOUR_MS);
  later.watch();
  assert.equal(later.held.trail.all().at(-1)?.what, 'sign of life');
});

test('codes, competence and purpose are looked at; a refusal holds nothing of the record', () => {
  const { desk } = opened();
  assert.equal(why(desk.resource.give(letter(1, { classifier: { list: 'procedures', version: '2', code: '80' } }))), 'code-list');
  assert.equal(why(desk.resource.give(letter(1, { service: 'US' }))), 'unknown');
  assert.equal(why(desk.resource.give(letter(1))), 'ok');
  assert.equal(why(desk.resource.ask({ service: 'RU', person: 'inspector', id: 'R-1' })), 'ok');
  const refused = desk.resource.ask({ service: 'BY', person: 'inspector', id: 'R-1' });
  assert.equal(why(refused), 'competence');
  assert.doesNotMatch(JSON.stringify(refused), /state 1/);
  assert.deepEqual([why(desk.resource.use('R-1', 'trade')), why(desk.resource.use('R-1', 'control'))], ['purpose', 'ok']);
});

test('a record leaves with consent alone, also after its service has left the agreement', () => {
  const { desk, business } = opened();
  desk.resource.give(letter(1));
  assert.equal(why(desk.resource.release('R-1', 'a ministry')), 'consent');
  desk.resource.withdraws('RU', '2026-06-01');
  business.advanceTo(Date.parse('2027-06-01T23:59:59Z'));
  assert.equal(why(desk.resource.give(letter(2))), 'ok', 'the last day counts');
  business.advanceTo(Date.parse('2027-06-02T00:00:00Z'));
  assert.equal(why(desk.resource.give(letter(3))), 'closed');
  assert.equal(why(desk.resource.release('R-1', 'a ministry')), 'consent');
  desk.held.consents.add({ from: 'RU', to: 'a ministry', document: 'letter 1', date: '2026-06-02' });
  assert.equal(why(desk.resource.release('R-1', 'a ministry')), 'ok');
});
