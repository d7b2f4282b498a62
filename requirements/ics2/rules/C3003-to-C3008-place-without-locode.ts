import { forbidden, INFERRED_CONDITION, mandatory, together } from './demand';
import { child } from './given';
import type { Condition } from './model';

const PAIR = ['location', 'address'] as const;
const LOCATION = '<location>Pudong</location>';
const ADDRESS = '<address><country>CN</country></address>';
const LOCODE = '<UNLOCODE>CNSHA</UNLOCODE>';

/** A place is a UN/LOCODE, or a location with its address (HTI R&C 2.01). */
function condition(id: string, words: string, path: string): Condition {
  const steps = path.split('/');
  const name = steps.pop()!;
  const place = (inner: string): { in: string; xml: string } => ({ in: steps.join('/'), xml: `<${name}>${inner}</${name}>` });
  return {
    id,
    about: `${words}: location and address where there is no UN/LOCODE, and only then.`,
    scope: `location and address of the ${words[0]!.toLowerCase()}${words.slice(1)}`,
    note: 'Where both are missing, or both needless, that is one problem, told at the location.',
    ...INFERRED_CONDITION,
    decide: (scope, _world, asked) =>
      together(
        scope,
        asked,
        PAIR,
        child(scope, 'UNLOCODE') !== undefined
          ? forbidden('the place has a UN/LOCODE')
          : mandatory('the place has no UN/LOCODE', 'give the UN/LOCODE of the place, or its location and address'),
      ),
    examples: {
      good: [place(LOCODE), place(LOCATION + ADDRESS)],
      bad: [place(''), place(LOCATION), place(ADDRESS), place(LOCATION + LOCODE), place(LOCODE + ADDRESS), place(LOCATION + LOCODE + ADDRESS)],
    },
  };
}

export const C3003 = condition('C3003', 'Place of acceptance, master level', 'IE3F11/consignmentMasterLevel/placeOfAcceptance');
export const C3004 = condition(
  'C3004',
  'Place of acceptance, house level',
  'IE3F10/consignmentMasterLevel/consignmentHouseLevel/placeOfAcceptance',
);
export const C3005 = condition('C3005', 'Place of delivery, master level', 'IE3F11/consignmentMasterLevel/placeOfDelivery');
export const C3006 = condition(
  'C3006',
  'Place of delivery, house level',
  'IE3F10/consignmentMasterLevel/consignmentHouseLevel/placeOfDelivery',
);
export const C3007 = condition('C3007', 'Place of loading', 'IE3F10/consignmentMasterLevel/placeOfLoading');
export const C3008 = condition('C3008', 'Place of unloading', 'IE3F10/consignmentMasterLevel/placeOfUnloading');
