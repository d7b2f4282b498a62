import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../../../protocols/xml';
import { codeLists } from '../codelists/code-lists';
import type { GroupNode } from '../structures/model';
import { openScope, type Scope } from './scope';
import type { World } from './world';
import { CONDITIONS_BY_ID, RULES } from '.';

/**
 * Rules and conditions that tables outside this version's messages cite, judged directly on a fragment. Those that IE3F10
 * cites have their examples in ../examples.ts.
 */
let xml: Xml;
before(async () => {
  xml = await loadXml();
});

const world: World = {
  message: 'IE3F13',
  day: '2026-03-01',
  registers: {},
  channel: 'trader-interface',
  codeLists: codeLists(),
  notChecked: () => undefined,
};
const node = (name: string): GroupNode => ({
  kind: 'group',
  name,
  label: name,
  min: 1,
  max: 1,
  status: 'M',
  rules: [],
  conditions: [],
  codeLists: [],
  children: [],
});

/** The scope at the end of `path` (first match of each step), with its parents. */
function scopeAt(fragment: string, path: string): Scope {
  const read = xml.read(Buffer.from(fragment));
  assert.ok(read.ok);
  const [rootName, ...steps] = path.split('/') as [string, ...string[]];
  assert.equal(read.root.name, rootName);
  return steps.reduce((up, step) => openScope(up.children.get(step)![0]!, node(step), up), openScope(read.root, node(rootName)));
}

const demand = (id: string, fragment: string, path: string, name: string): string =>
  CONDITIONS_BY_ID.get(id)!.decide(scopeAt(fragment, path), world, name).demand;
function breaches(id: string, fragment: string, path: string, name: string): string[] {
  const scope = scopeAt(fragment, path);
  return [...RULES.get(id)!.judge(scope.children.get(name) ?? [], scope, world)].map(
    ({ found, weight = 'reject' }) => `${weight}: ${found}`,
  );
}

const inMaster = (inner: string): string => `<m><consignmentMasterLevel>${inner}</consignmentMasterLevel></m>`;
const inHouse = (inner: string): string => inMaster(`<consignmentHouseLevel>${inner}</consignmentHouseLevel>`);
const MASTER = 'm/consignmentMasterLevel';
const HOUSE = `${MASTER}/consignmentHouseLevel`;
const persons = (consignor: number, consignee: number): string =>
  `<consignor><typeOfPerson>${consignor}</typeOfPerson></consignor><consignee><typeOfPerson>${consignee}</typeOfPerson></consignee>`;
const toOrder = '<additionalInformation><code>10600</code></additionalInformation>';
const other = '<additionalInformation><code>10900</code></additionalInformation>';
const goods = (inner: string): string => `<goodsItem>${inner}</goodsItem>`;
const type = (code: string): string => goods(`<packaging><typeOfPackages>${code}</typeOfPackages></packaging>`);

const DEMANDS: [id: string, name: string, path: string, cases: [fragment: string, demand: string][]][] = [
  [
    'C3003',
    'address',
    `${MASTER}/placeOfAcceptance`,
    [
      [inMaster('<placeOfAcceptance/>'), 'M'],
      [inMaster('<placeOfAcceptance><UNLOCODE>CNSHA</UNLOCODE></placeOfAcceptance>'), 'X'],
    ],
  ],
  [
    'C3005',
    'address',
    `${MASTER}/placeOfDelivery`,
    [
      [inMaster('<placeOfDelivery/>'), 'M'],
      [inMaster('<placeOfDelivery><UNLOCODE>CNSHA</UNLOCODE></placeOfDelivery>'), 'X'],
    ],
  ],
  [
    'C3015',
    'seal',
    `${MASTER}/transportEquipment`,
    [
      [inMaster('<transportEquipment/>'), 'X'],
      [inMaster('<transportEquipment><numberOfSeals>1</numberOfSeals></transportEquipment>'), 'M'],
    ],
  ],
  [
    'C3016',
    'seal',
    `${MASTER}/goodsItem`,
    [
      [inMaster(goods('')), 'X'],
      [inMaster(goods('<numberOfSeals>1</numberOfSeals>')), 'M'],
    ],
  ],
  [
    'C3022',
    'consignee',
    HOUSE,
    [
      [inHouse(other), 'M'],
      [inHouse(toOrder), 'O'],
    ],
  ],
  [
    'C3024',
    'notifyParty',
    HOUSE,
    [
      [inHouse(other), 'O'],
      [inHouse(other + toOrder), 'M'],
    ],
  ],
  [
    'C3035',
    'numberOfPackages',
    `${MASTER}/goodsItem/packaging`,
    [
      [inMaster(type('CT')), 'M'],
      [inMaster(type('VQ')), 'X'],
    ],
  ],
  [
    'C3048',
    'commodityCode',
    `${MASTER}/goodsItem`,
    [
      [inMaster(persons(1, 2) + goods('')), 'M'],
      [inMaster(persons(1, 1) + goods('')), 'O'],
      [inMaster(goods('')), 'M'],
    ],
  ],
  [
    'C3050',
    'transportEquipment',
    MASTER,
    [
      [inMaster('<containerIndicator>1</containerIndicator>'), 'M'],
      [inMaster('<containerIndicator>0</containerIndicator>'), 'X'],
      [inMaster(''), 'O'],
    ],
  ],
  [
    'C3051',
    'transportEquipment',
    HOUSE,
    [
      [inHouse('<containerIndicator>1</containerIndicator>'), 'M'],
      [inHouse('<containerIndicator>0</containerIndicator>'), 'X'],
    ],
  ],
];

describe('conditions of tables to come', () => {
  for (const [id, name, path, cases] of DEMANDS) {
    test(`${id}: ${CONDITIONS_BY_ID.get(id)?.about}`, () => {
      for (const [fragment, expected] of cases) assert.equal(demand(id, fragment, path, name), expected, fragment);
    });
  }
});

describe('rules of tables to come', () => {
  test('R3004: form and check character of an MRN', () => {
    const judge = (mrn: string): string[] => breaches('R3004', `<m><MRN>${mrn}</MRN></m>`, 'm', 'MRN');
    assert.deepEqual(judge('25FR17551780961AT5'), []);
    assert.deepEqual(judge('25FR17551780961AT6'), ['advice: 25FR17551780961AT6']);
    assert.deepEqual(judge('25FR17551780961XT5'), ['reject: "25FR17551780961XT5"']);
  });

  test('R3016: numbers of master goods items', () => {
    const items = (...numbers: number[]): string =>
      inMaster(numbers.map((number) => goods(`<goodsItemNumber>${number}</goodsItemNumber>`)).join(''));
    const judge = (fragment: string): string[] => breaches('R3016', fragment, `${MASTER}/goodsItem`, 'goodsItemNumber');
    assert.deepEqual(judge(items(2, 1, 3)), []);
    assert.deepEqual(judge(items(1, 1, 4)), ['reject: 1 a second time', 'reject: 4']);
  });
});

test('every rule and condition has an example in a spec', () => {
  const specs = [__filename, join(__dirname, '..', 'validate', 'validate.spec.ts'), join(__dirname, '..', 'validate', 'examples.ts')]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const id of [...RULES.keys(), ...CONDITIONS_BY_ID.keys()]) assert.ok(specs.includes(`${id}`), id);
});
