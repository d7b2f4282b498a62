import { INFERRED_CONDITION, mandatory, optional } from './demand';
import { child } from './given';
import type { Condition } from './model';
import { enclosing, valueAt } from './scope';

/** House waybill and air waybill, as the codes were written when the condition was, and as CL754 writes them. */
const WAYBILLS = new Set(['703', '740', 'N703', 'N740']);

const house = (type: string, inner = ''): { in: string; xml: string } => ({
  in: 'IE3F26/consignmentMasterLevel/consignmentHouseLevel',
  xml: `${inner}<transportDocumentHouseLevel><type>${type}</type></transportDocumentHouseLevel>`,
});

/** HTI R&C 2.01. */
export const C3046: Condition = {
  id: 'C3046',
  about: 'What a house waybill or air waybill (703, 740) demands.',
  scope: 'house consignment',
  note: 'Cited by no table of this edition. The text names no element: the examples take the place of delivery.',
  wouldBeCitedAt: 'placeOfDelivery',
  ...INFERRED_CONDITION,
  also: ['13'],
  decide(scope) {
    const type = valueAt(child(enclosing(scope, 'consignmentHouseLevel'), 'transportDocumentHouseLevel'), 'type');
    return type !== undefined && WAYBILLS.has(type)
      ? mandatory(`the house transport document is of type ${type}`)
      : optional('the house transport document is no waybill');
  },
  examples: {
    good: [house('703', '<placeOfDelivery><UNLOCODE>DEFRA</UNLOCODE></placeOfDelivery>'), house('N714')],
    bad: [house('703'), house('740'), house('N740')],
  },
};
