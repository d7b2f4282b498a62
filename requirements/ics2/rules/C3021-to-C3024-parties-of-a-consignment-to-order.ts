import { INFERRED_CONDITION, mandatory, optional, STATED_CONDITION } from './demand';
import { byInformationCode, TO_ORDER } from './information-codes';
import type { Condition, Decision, Example } from './model';

interface Line {
  id: string;
  level: 'master' | 'house';
  party: 'consignee' | 'notifyParty';
  about: string;
  toOrder: (because: string) => Decision;
  otherwise: (because: string) => Decision;
}

/** Whether consignee and notify party are demanded, by the code for an unknown consignee (HTI R&C 2.01). */
function condition({ id, level, party, about, toOrder, otherwise }: Line): Condition {
  const group = level === 'master' ? 'consignmentMasterLevel' : 'consignmentHouseLevel';
  const example = (code: string, inner = ''): Example => ({
    in: level === 'master' ? `IE3F11/${group}` : `IE3F11/consignmentMasterLevel/${group}`,
    xml: `<additionalInformation><code>${code}</code></additionalInformation>${inner}`,
  });
  const named = `<${party}><name>Müller KG</name></${party}>`;
  const [needed, free] = party === 'consignee' ? ['10900', '10600'] : ['10600', '10900'];
  return {
    id,
    about,
    scope: `${party === 'consignee' ? 'consignee' : 'notify party'} of the ${level} consignment`,
    ...STATED_CONDITION,
    decide: (scope, world) =>
      byInformationCode(scope, world, group, TO_ORDER, { given: (_consignment, because) => toOrder(because), otherwise }),
    examples: { good: [example(needed, named), example(free), example(free, named)], bad: [example(needed)] },
  };
}

const UNCITED = { ...INFERRED_CONDITION, also: ['13'], note: 'Cited by no table of this edition, which cites its twin at house level only.' };

export const C3021: Condition = {
  ...condition({
    id: 'C3021',
    level: 'master',
    party: 'consignee',
    about: 'Consignee of the master consignment, unless it is to order (10600).',
    toOrder: optional,
    otherwise: mandatory,
  }),
  ...UNCITED,
  wouldBeCitedAt: 'consignee',
};

export const C3022 = condition({
  id: 'C3022',
  level: 'house',
  party: 'consignee',
  about: 'Consignee of the house consignment, unless it is to order (10600).',
  toOrder: optional,
  otherwise: mandatory,
});

export const C3023: Condition = {
  ...condition({
    id: 'C3023',
    level: 'master',
    party: 'notifyParty',
    about: 'Notify party of the master consignment where it is to order (10600).',
    toOrder: mandatory,
    otherwise: optional,
  }),
  ...UNCITED,
  wouldBeCitedAt: 'notifyParty',
};

export const C3024 = condition({
  id: 'C3024',
  level: 'house',
  party: 'notifyParty',
  about: 'Notify party of the house consignment where it is to order (10600).',
  toOrder: mandatory,
  otherwise: optional,
});
