import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { XmlElement } from '../../../../protocols/xml';
import { defaultParameter } from '../../../parameters';
import { codeLists } from '../../codelists/code-lists';
import { structure } from '../../structures/structures';
import { openScope, type Scope, valueAt } from '../scope';
import type { World } from '../world';
import { type Comparison, compared, counterpart } from './amended';
import { filed } from './filed';

const MRN = '25FR17551780961AT5';

/** House consignments by document, each with its goods items; each item has a description that says which one it is. */
type Houses = readonly [document: string | undefined, ...items: [number: number, what: string][]][];

const message = (name: string, houses: Houses): XmlElement =>
  filed(name, {
    MRN,
    carrier: { identificationNumber: 'DE1' },
    consignmentMasterLevel: {
      consignmentHouseLevel: houses.map(([document, ...items]) => ({
        ...(document === undefined ? {} : { transportDocumentHouseLevel: { documentNumber: document } }),
        goodsItem: items.map(([number, what]) => ({ goodsItemNumber: String(number), what })),
      })),
    },
  });

const worldOf = (filing: XmlElement | undefined, asked: string[] = []): World => ({
  message: 'IE3A14',
  day: '2026-03-01',
  registers: { amended: (mrn) => (asked.push(mrn), filing) },
  parameter: defaultParameter,
  channel: 'trader-interface',
  codeLists: codeLists(),
  notChecked: () => undefined,
});

const compareAll = (now: Houses, before: Houses): Comparison => compared(message('IE3A14', now), worldOf(message('IE3F14', before)))!;

/** `what (now)=what (before)` of all paired goods items. */
const items = ({ pairs }: Comparison): string[] =>
  [...pairs]
    .filter(([{ name }]) => name === 'goodsItem')
    .map(([now, before]) => `${valueAt(now, 'what')}=${valueAt(before, 'what')}`);
const documents = ({ pairs }: Comparison): string[] =>
  [...pairs]
    .filter(([{ name }]) => name === 'consignmentHouseLevel')
    .map((pair) => pair.map((one) => valueAt(one, 'transportDocumentHouseLevel/documentNumber')).join('='));

describe('an amendment beside its filing', () => {
  test('goods items go by their numbers, house consignments by their documents, wherever they stand', () => {
    const found = compareAll(
      [
        ['B', [2, 'bolts'], [1, 'nuts']],
        ['A', [1, 'sand']],
      ],
      [
        ['A', [1, 'Sand']],
        ['B', [1, 'Nuts'], [2, 'Bolts']],
      ],
    );
    assert.deepEqual(documents(found), ['B=B', 'A=A']);
    assert.deepEqual(items(found), ['bolts=Bolts', 'nuts=Nuts', 'sand=Sand']);
    assert.deepEqual(found.added, []);
  });

  test('what is left out pairs with nothing', () => {
    const found = compareAll([['B', [1, 'nuts']]], [['A', [1, 'sand']], ['B', [1, 'nuts'], [2, 'bolts']]]);
    assert.deepEqual([documents(found), items(found), found.added], [['B=B'], ['nuts=nuts'], []]);
  });

  test('a changed key stands for one that was left over; beyond those it was added', () => {
    const found = compareAll(
      [
        ['C', [1, 'sand']],
        ['B', [1, 'nuts'], [3, 'bolts'], [4, 'pins']],
        ['D', [1, 'wire']],
      ],
      [
        ['A', [1, 'sand']],
        ['B', [1, 'nuts'], [2, 'bolts']],
      ],
    );
    assert.deepEqual(documents(found), ['B=B', 'C=A']);
    assert.deepEqual(
      found.added.map((one) => valueAt(one, 'what') ?? valueAt(one, 'transportDocumentHouseLevel/documentNumber')),
      ['D', 'pins'],
    );
  });

  test('consignments without a document go by their order', () => {
    const found = compareAll([[undefined, [1, 'sand']]], [[undefined, [1, 'Sand']]]);
    assert.deepEqual(items(found), ['sand=Sand']);
  });

  test('a number that stands twice pairs once', () => {
    const found = compareAll([['A', [1, 'sand'], [1, 'more sand']]], [['A', [1, 'Sand']]]);
    assert.deepEqual([items(found), found.added.length], [['sand=Sand'], 1]);
  });

  test('the register is asked once; nothing is compared without a filing, or for what is no amendment', () => {
    const asked: string[] = [];
    const amendment = message('IE3A14', []);
    const world = worldOf(message('IE3F14', []), asked);
    assert.equal(compared(amendment, world), compared(amendment, world));
    assert.deepEqual(asked, [MRN]);
    assert.equal(compared(amendment, worldOf(undefined)), undefined);
    assert.equal(compared(amendment, { ...world, message: 'IE3F14' }), undefined);
    assert.equal(compared(filed('IE3A14', { MRN: 'none' }), { ...world }), undefined);
  });

  test('a place is found again, but not in what was added', () => {
    const amendment = message('IE3A14', [['A', [1, 'sand'], [2, 'nuts']]]);
    const comparison = compared(amendment, worldOf(message('IE3F14', [['A', [1, 'Sand']]])))!;
    const root = openScope(amendment, structure('IE3A14').root);
    const down = (scope: Scope, name: string, at = 0): Scope => openScope(scope.children.get(name)![at]!, structure('IE3A14').root, scope);
    const house = down(down(root, 'consignmentMasterLevel'), 'consignmentHouseLevel');
    assert.equal(counterpart(root, comparison), comparison.filing);
    assert.equal(valueAt(counterpart(down(root, 'carrier'), comparison), 'identificationNumber'), 'DE1');
    assert.equal(valueAt(counterpart(down(house, 'goodsItem'), comparison), 'what'), 'Sand');
    assert.equal(counterpart(down(house, 'goodsItem', 1), comparison), undefined);
  });

  test('tens of thousands of house consignments take time by their number, not its square', () => {
    const many = Array.from({ length: 20_000 }, (_, at): Houses[number] => [`D${at}`, [1, 'sand']]);
    const [now, before] = [message('IE3A14', [...many].reverse()), message('IE3F14', many)];
    const started = process.cpuUsage();
    const found = compared(now, worldOf(before))!;
    // About 0.1 s here; a square would take minutes. Processor time, since other tests run beside this one.
    assert.ok(process.cpuUsage(started).user < 5_000_000);
    assert.deepEqual([found.pairs.size, found.added.length], [40_000, 0]);
  });
});
