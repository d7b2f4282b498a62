import { forbidden, INFERRED_CONDITION, mandatory, optional, undecided } from './demand';
import { has, value } from './given';
import type { Condition, Decision, Example } from './model';
import { enclosing, type Scope } from './scope';
import type { World } from './world';

const GIVE = 'give the transport equipment, or set the container indicator to 0';
const LEAVE = 'leave the transport equipment out, or set the container indicator to 1';

/** The consignment that the goods are in: the house consignment where there is one around. Its indicator decides. */
const consignmentOf = (scope: Scope): Scope | undefined =>
  enclosing(scope, 'consignmentHouseLevel') ?? enclosing(scope, 'consignmentMasterLevel');

/** Equipment here or at the goods items. A lack of it is reported once, at consignment level, not again at every item. */
function atEitherLevel(scope: Scope, _world: World, name: string): Decision {
  const consignment = consignmentOf(scope);
  const indicator = value(consignment, 'containerIndicator');
  if (indicator === '0') return forbidden('the container indicator is 0', LEAVE);
  if (indicator !== '1') return undecided('the container indicator');
  // Asked at every goods item too, where looking through all items again would cost the square of their number.
  if (scope !== consignment) return optional('the consignment answers for its goods items');
  if ((scope.children.get('goodsItem') ?? []).some((item) => has(item, name))) return optional('a goods item has it');
  return mandatory('the container indicator is 1 and no goods item has any', GIVE);
}

function here(scope: Scope): Decision {
  const indicator = value(consignmentOf(scope), 'containerIndicator');
  if (indicator === '1') return mandatory('the container indicator is 1', GIVE);
  return indicator === '0' ? forbidden('the container indicator is 0', LEAVE) : undecided('the container indicator');
}

const EQUIPMENT = '<transportEquipment><containerIdentificationNumber>CSQU3054383</containerIdentificationNumber></transportEquipment>';
const ITEM = `<goodsItem>${EQUIPMENT}</goodsItem>`;
const consignment =
  (path: string) =>
  (indicator: number, inner: string): Example => {
    const steps = path.split('/');
    const name = steps.pop()!;
    return { in: steps.join('/'), xml: `<${name}><containerIndicator>${indicator}</containerIndicator>${inner}</${name}>` };
  };

const eitherLevel = (id: string, words: string, example: ReturnType<typeof consignment>): Condition => ({
  id,
  about: `Equipment for goods in containers, at the ${words} or its goods items; none otherwise.`,
  scope: `transport equipment of the ${words} and of its goods items`,
  note: 'A lack of equipment is one problem, told at the consignment.',
  ...INFERRED_CONDITION,
  decide: atEitherLevel,
  examples: {
    good: [example(1, EQUIPMENT), example(1, `<goodsItem/>${ITEM}`), example(0, '<goodsItem/>')],
    bad: [example(1, '<goodsItem/>'), example(0, EQUIPMENT), example(0, ITEM)],
  },
});

const oneLevel = (id: string, words: string, example: ReturnType<typeof consignment>): Condition => ({
  id,
  about: `Equipment at ${words} for goods in containers; none otherwise.`,
  scope: `transport equipment of the consignment, ${words}`,
  ...INFERRED_CONDITION,
  decide: here,
  examples: { good: [example(1, EQUIPMENT), example(0, '')], bad: [example(1, ''), example(0, EQUIPMENT)] },
});

const MASTER = 'consignmentMasterLevel';
const HOUSE = 'consignmentMasterLevel/consignmentHouseLevel';

/** HTI R&C 2.01. */
export const C3013: Condition = {
  ...eitherLevel('C3013', 'master consignment', consignment(`IE3F11/${MASTER}`)),
  note:
    'A lack of equipment is one problem, told at the consignment. IE3F10 has its container indicator at the house consignment and cites ' +
    'the condition there: that consignment and its goods items are then meant.',
};
export const C3014 = eitherLevel('C3014', 'house consignment', consignment(`IE3F11/${HOUSE}`));
export const C3050 = oneLevel('C3050', 'master level', consignment(`IE3F40/${MASTER}`));
export const C3051 = oneLevel('C3051', 'house level', consignment(`IE3F34/${HOUSE}`));
