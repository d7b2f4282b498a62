import { forbidden, INFERRED_CONDITION, isNoCode, mandatory, together, undecided } from './demand';
import { value } from './given';
import { type Condition, type Decision, type Example, STATED } from './model';

/** Goods in bulk (V.) or not packed (N.). */
const UNPACKED = new Set(['VQ', 'VG', 'VL', 'VY', 'VR', 'VS', 'VO', 'NE', 'NF', 'NG']);
const PAIR = ['shippingMarks', 'numberOfPackages'] as const;

const MARKS = '<shippingMarks>ACME 1-10</shippingMarks>';
const COUNT = '<numberOfPackages>10</numberOfPackages>';

const decided = new Map<string, Decision>();

/** What a type of packages decides, made once: a filing of many goods items asks it twice for each of their packages. */
function decisionOf(type: string): Decision {
  let decision = decided.get(type);
  if (decision === undefined) {
    decision = UNPACKED.has(type)
      ? forbidden(`packages of type ${type} are not counted or marked`)
      : mandatory(`packages of type ${type} are marked and counted`);
    decided.set(type, decision);
  }
  return decision;
}

/** Goods in bulk or not packed -> neither marks nor count; otherwise both (HTI R&C 2.01). */
function condition(id: string, level: 'master' | 'house'): Condition {
  const packaging = (type: string, inner: string): Example => ({
    in: `IE3F11/consignmentMasterLevel${level === 'house' ? '/consignmentHouseLevel' : ''}/goodsItem`,
    xml: `<packaging>${inner}<typeOfPackages>${type}</typeOfPackages></packaging>`,
  });
  return {
    id,
    about: `Marks and number of packages at ${level} level, except for goods in bulk or not packed.`,
    scope: `shipping marks and number of packages of a goods item, ${level} level`,
    note: 'Where both are missing, or both needless, that is one problem, told at the marks.',
    ...INFERRED_CONDITION,
    basis: STATED.basis,
    decide(scope, world, name) {
      const type = value(scope, 'typeOfPackages');
      if (type === undefined || !/^[0-9A-Z]{2}$/.test(type) || isNoCode(world, 'CL017', type)) return undecided('the type of packages');
      return together(scope, name, PAIR, decisionOf(type));
    },
    examples: {
      good: [packaging('CT', MARKS + COUNT), packaging('VR', ''), packaging('NE', '')],
      bad: [
        packaging('CT', MARKS),
        packaging('CT', COUNT),
        packaging('CT', ''),
        packaging('VR', COUNT),
        packaging('VQ', MARKS),
        packaging('NE', MARKS + COUNT),
      ],
    },
  };
}

export const C3035 = condition('C3035', 'master');
export const C3036 = condition('C3036', 'house');
