import { bothNaturalPersons, countryOfPlace, hasInformationCode, isMemberState } from './places';
import { elementsAt, enclosing, type Scope, valueAt } from './scope';
import type { World } from './world';
import type { Condition, Demand } from './model';

type Decision = ReturnType<Condition['decide']>;

const condition = (id: string, about: string, decide: Condition['decide'], more: Partial<Condition> = {}): Condition => ({
  id,
  scope: '',
  examples: { good: [], bad: [] },
  about,
  requirement: 'ICS2-DAT-11',
  code: '12',
  also: ['13', '14', '15'],
  basis: 'inferred',
  decide,
  ...more,
});

const STATED = { basis: 'stated', also: ['13'] } as const;

/** Goods in bulk or not packed: no marks, no count (C3035, C3036). */
const UNPACKED = new Set(['VQ', 'VG', 'VL', 'VY', 'VR', 'VS', 'VO', 'NE', 'NF', 'NG']);

function place(id: string, words: string): Condition {
  return condition(id, `${words}: location and address where there is no UN/LOCODE, and only then.`, (scope) => {
    const locode = valueAt(scope.element, 'UNLOCODE');
    return locode === undefined
      ? { demand: 'M', because: 'the place has no UN/LOCODE' }
      : { demand: 'X', because: 'the place has a UN/LOCODE' };
  });
}

function seals(id: string, words: string, more: Partial<Condition> = {}): Condition {
  return condition(
    id,
    `Seals of ${words} where their number is given, and only then.`,
    (scope) => {
      const count = valueAt(scope.element, 'numberOfSeals');
      return count === undefined
        ? { demand: 'X', because: 'no number of seals is given' }
        : { demand: 'M', because: 'the number of seals is given' };
    },
    more,
  );
}

/** Nearest group around that says whether goods are in containers. */
function containerIndicator(scope: Scope): { consignment: Scope; value: string } | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.up) {
    const value = valueAt(at.element, 'containerIndicator');
    if (value !== undefined) return { consignment: at, value };
  }
  return undefined;
}

/** Equipment here or at the goods items. A lack of it is reported once, at consignment level, not again at every item. */
function equipmentAtEitherLevel(scope: Scope, _world: World, name: string): Decision {
  const indicator = containerIndicator(scope);
  if (indicator === undefined) return { demand: 'O', because: 'no container indicator is given' };
  if (indicator.value !== '1') return { demand: 'X', because: 'the container indicator is not 1' };
  const because = 'the container indicator is 1 and no goods item has any';
  // Asked at every goods item too, where looking through all items again would cost the square of their number.
  if (scope.element !== indicator.consignment.element) return { demand: 'O', because };
  return { demand: elementsAt(scope.element, `goodsItem/${name}`).length > 0 ? 'O' : 'M', because };
}

function equipmentHere(scope: Scope): Decision {
  const indicator = containerIndicator(scope);
  if (indicator === undefined) return { demand: 'O', because: 'no container indicator is given' };
  return indicator.value === '1'
    ? { demand: 'M', because: 'the container indicator is 1' }
    : { demand: 'X', because: 'the container indicator is not 1' };
}

const house = (scope: Scope) => enclosing(scope, 'consignmentHouseLevel')?.element;
const master = (scope: Scope) => enclosing(scope, 'consignmentMasterLevel')?.element;
const choose = (yes: boolean, then: Demand, otherwise: Demand, because: [yes: string, no: string]): Decision =>
  yes ? { demand: then, because: because[0] } : { demand: otherwise, because: because[1] };

const packaging = (scope: Scope): Decision => {
  const type = valueAt(scope.element, 'typeOfPackages');
  return choose(type !== undefined && UNPACKED.has(type), 'X', 'M', [
    `packages of type ${type} are not counted or marked`,
    'the goods are packed',
  ]);
};

const commodity =
  (level: (scope: Scope) => ReturnType<typeof house>) =>
  (scope: Scope): Decision =>
    choose(bothNaturalPersons(level(scope)), 'O', 'M', ['both parties are natural persons', 'not both parties are natural persons']);

/** Conditions (HTI R&C 2.01): they decide whether an element must, may or must not be there. */
export const CONDITIONS: readonly Condition[] = [
  condition('C3001', 'Previous MRN where the consignment is split, and only then.', (scope) =>
    choose(valueAt(scope.element, 'splitConsignmentIndicator') === '1', 'M', 'X', [
      'the split consignment indicator is 1',
      'the split consignment indicator is not 1',
    ]),
  ),
  place('C3003', 'Place of acceptance, master level'),
  place('C3004', 'Place of acceptance, house level'),
  place('C3005', 'Place of delivery, master level'),
  place('C3006', 'Place of delivery, house level'),
  place('C3007', 'Place of loading'),
  place('C3008', 'Place of unloading'),
  condition('C3013', 'Equipment for goods in containers, at the consignment or its goods items; none otherwise.', equipmentAtEitherLevel),
  condition(
    'C3014',
    'Equipment for goods in containers, at the house consignment or its goods items; none otherwise.',
    equipmentAtEitherLevel,
  ),
  seals('C3015', 'master equipment'),
  seals('C3016', 'equipment at master goods items'),
  seals('C3017', 'house equipment'),
  seals('C3018', 'equipment at house goods items', { basis: 'stated' }),
  condition(
    'C3020',
    'Buyer and seller, or supplementary declarant, where the goods are delivered in the Union.',
    (scope, world) => {
      const country = countryOfPlace(elementsAt(house(scope), 'placeOfDelivery')[0]);
      return choose(country !== undefined && isMemberState(country, world), 'M', 'O', [
        `the place of delivery is in ${country}`,
        'the place of delivery is outside the Union',
      ]);
    },
    STATED,
  ),
  condition(
    'C3022',
    'Consignee, unless the consignment is to order (10600).',
    (scope) => choose(hasInformationCode(house(scope), '10600'), 'O', 'M', ['code 10600 is given', 'code 10600 is not given']),
    STATED,
  ),
  condition(
    'C3024',
    'Notify party where the consignment is to order (10600).',
    (scope) => choose(hasInformationCode(house(scope), '10600'), 'M', 'O', ['code 10600 is given', 'code 10600 is not given']),
    STATED,
  ),
  condition('C3025', 'Commodity code, unless house consignor and consignee are natural persons.', commodity(house), {
    code: '13',
    also: ['12'],
  }),
  condition(
    'C3034',
    'Postcode, unless CL733 marks the country C.',
    (scope, world) => {
      const country = valueAt(scope.element, 'country') ?? '';
      const list = world.codeLists.get('CL733');
      const practice = list?.kind === 'codes' ? list.classes.get(country) : undefined;
      // By the letter of the condition a country that CL733 does not name needs a postcode.
      return choose(practice === 'C', 'O', 'M', [
        '',
        practice === undefined ? `CL733 does not mark ${country || 'the country'} C` : `CL733 marks ${country} ${practice}`,
      ]);
    },
    { ...STATED, requirement: 'ICS2-DAT-10' },
  ),
  condition('C3035', 'Marks and number of packages, except for goods in bulk (master level).', packaging, { basis: 'stated' }),
  condition('C3036', 'Marks and number of packages, except for goods in bulk (house level).', packaging, { basis: 'stated' }),
  condition('C3048', 'Commodity code, unless master consignor and consignee are natural persons.', commodity(master), {
    code: '13',
    also: ['12'],
    basis: 'stated',
  }),
  condition('C3050', 'Equipment at master level for goods in containers; none otherwise.', equipmentHere),
  condition('C3051', 'Equipment at house level for goods in containers; none otherwise.', equipmentHere),
];
