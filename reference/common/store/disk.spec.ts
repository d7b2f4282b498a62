import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createCabinet, createPile } from './cabinet';
import { openStore } from './disk';
import { StoreError, type Store } from './store';

const root = mkdtempSync(join(tmpdir(), 'cc-store-'));
let folders = 0;
const fresh = (): string => join(root, String(++folders));
const entries = (store: Store, kind: string): [string, unknown][] => [...store.all(kind)];
const keep = (store: Store, key: string, value: unknown): void => store.keep('filing', key, () => value);
/** Ends as a crash does: nothing is committed any more, and the lock is that of a process that is gone. */
const crash = (folder: string): void => writeFileSync(join(folder, 'lock'), '999999999');

after(() => rmSync(root, { recursive: true, force: true }));

describe('the store on disk', () => {
  test('has after a crash what was committed, and nothing of what was not', () => {
    const folder = fresh();
    const store = openStore(folder);
    keep(store, 'A', { state: 'pending' });
    keep(store, 'B', { text: 'Müller & Σωλήνες\n' });
    store.commit();
    keep(store, 'A', { state: 'registered' });
    store.drop('filing', 'B');
    store.commit();
    keep(store, 'C', 'lost');
    crash(folder);
    assert.deepEqual(entries(openStore(folder), 'filing'), [['A', { state: 'registered' }]]);
  });

  test('cuts away a line that a crash has cut off, and goes on behind it', () => {
    const folder = fresh();
    const store = openStore(folder);
    keep(store, 'A', 1);
    store.commit();
    crash(folder);
    appendFileSync(join(folder, 'journal.jsonl'), '[["filing","A",2],["fil');
    const again = openStore(folder);
    assert.deepEqual(entries(again, 'filing'), [['A', 1]]);
    keep(again, 'A', 3);
    again.commit();
    again.close();
    assert.deepEqual(entries(openStore(folder), 'filing'), [['A', 3]]);
  });

  test('writes nothing for what is as it was, and a snapshot when the journal has grown long', () => {
    const folder = fresh();
    const store = openStore(folder);
    const size = (name: string): number => statSync(join(folder, name)).size;
    const long = 'x'.repeat(100_000);
    for (let at = 0; at < 40; at++) {
      keep(store, 'A', `${at} ${long}`);
      keep(store, 'B', 'the same');
      store.commit();
    }
    assert.equal(readFileSync(join(folder, 'snapshot.jsonl'), 'utf8').split('the same').length, 2);
    assert.ok(size('journal.jsonl') < 1_200_000, String(size('journal.jsonl')));
    crash(folder);
    const again = openStore(folder);
    assert.deepEqual(entries(again, 'filing'), [['A', `39 ${long}`], ['B', 'the same']]);
    again.clear();
    crash(folder);
    const empty = openStore(folder);
    assert.deepEqual([entries(empty, 'filing'), size('journal.jsonl'), size('snapshot.jsonl')], [[], 0, 0]);
  });

  test('is read again where a crash came between the snapshot and the end of the journal', () => {
    const folder = fresh();
    const store = openStore(folder);
    for (const value of [1, 2]) {
      keep(store, 'A', value);
      store.commit();
    }
    store.close();
    writeFileSync(join(folder, 'snapshot.jsonl'), '[["filing","A",2]]\n');
    assert.deepEqual(entries(openStore(folder), 'filing'), [['A', 2]]);
  });

  test('refuses a folder in use, and one that holds something else, naming the place', () => {
    const used = fresh();
    openStore(used);
    assert.throws(() => openStore(used), (error) => error instanceof StoreError && error.message.includes(String(process.pid)));
    for (const wrong of ['not a journal', '{}', '[["filing","A"]]', '[7]', '\u0000']) {
      const folder = fresh();
      openStore(folder).close();
      writeFileSync(join(folder, 'journal.jsonl'), `[]\n${wrong}\n`);
      assert.throws(() => openStore(folder), (error) => error instanceof StoreError && error.message.includes('journal.jsonl, line 2'));
      // It can be mended and opened.
      writeFileSync(join(folder, 'journal.jsonl'), '');
      openStore(folder).close();
    }
  });
});

describe('what is kept in it', () => {
  test('a cabinet saves what was handed out and changed, and what was only looked at it leaves', () => {
    const folder = fresh();
    const store = openStore(folder);
    const cabinet = createCabinet<{ state: string }>('filing', store);
    for (const key of ['A', 'B']) cabinet.put(key, { state: 'pending' });
    cabinet.save();
    cabinet.find('A')!.state = 'registered';
    cabinet.all()[1]!.state = 'looked at';
    cabinet.save();
    store.commit();
    store.close();
    assert.deepEqual(createCabinet('filing', openStore(folder)).all(), [{ state: 'registered' }, { state: 'pending' }]);
  });

  test('a cabinet gives up what is removed, and the oldest above its bound', () => {
    const folder = fresh();
    const store = openStore(folder);
    const cabinet = createCabinet<number>('number', store, 2);
    for (const value of [1, 2, 3]) cabinet.put(String(value), value);
    cabinet.save();
    store.commit();
    cabinet.remove('2');
    cabinet.save();
    store.commit();
    store.close();
    assert.deepEqual([cabinet.all(), cabinet.find('1'), entries(openStore(folder), 'number')], [[3], undefined, [['3', 3]]]);
  });

  test('a pile keeps the newest, under numbers that go on', () => {
    const folder = fresh();
    const store = openStore(folder);
    const pile = createPile<string>('said', store, 2);
    for (const one of ['a', 'b', 'c']) pile.add(one);
    store.commit();
    store.close();
    const again = openStore(folder);
    const more = createPile<string>('said', again, 2);
    more.add('d');
    again.commit();
    assert.deepEqual([more.all(), entries(again, 'said')], [['c', 'd'], [['2', 'c'], ['3', 'd']]]);
  });
});
