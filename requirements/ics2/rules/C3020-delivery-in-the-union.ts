import { mandatory, optional, STATED_CONDITION } from './demand';
import { child } from './given';
import type { Condition } from './model';
import { countryOfPlace, isMemberState } from './places';
import { enclosing } from './scope';

const house = (message: string, place: string, inner = ''): { in: string; xml: string } => ({
  in: `${message}/consignmentMasterLevel`,
  xml: `<consignmentHouseLevel><placeOfDelivery>${place}</placeOfDelivery>${inner}</consignmentHouseLevel>`,
});
const HAMBURG = '<UNLOCODE>DEHAM</UNLOCODE>';
const BASEL = '<UNLOCODE>CHBSL</UNLOCODE>';
const PRAGUE = '<location>Praha</location><address><country>CZ</country></address>';
const SALE = '<goodsShipment><buyer><name>Buyer</name></buyer><seller><name>Seller</name></seller></goodsShipment>';
const OTHER_FILER = '<supplementaryDeclarant><identificationNumber>DE1234567</identificationNumber></supplementaryDeclarant>';

/** HTI R&C 2.01. */
export const C3020: Condition = {
  id: 'C3020',
  about: 'Buyer and seller, or the supplementary declarant who files them, where the goods are delivered in the Union.',
  scope: 'goods shipment or supplementary declarant of a house consignment',
  note: 'The Union is CL717: the member states and Northern Ireland.',
  ...STATED_CONDITION,
  decide(scope, world) {
    const country = countryOfPlace(child(enclosing(scope, 'consignmentHouseLevel'), 'placeOfDelivery'), world);
    if (country === undefined || !isMemberState(country, world)) return optional('the place of delivery is outside the Union');
    return mandatory(`the place of delivery is in ${country}`);
  },
  examples: {
    good: [house('IE3F10', HAMBURG, SALE), house('IE3F13', HAMBURG, OTHER_FILER), house('IE3F10', BASEL)],
    bad: [house('IE3F10', HAMBURG), house('IE3F13', HAMBURG), house('IE3F10', PRAGUE)],
  },
};
