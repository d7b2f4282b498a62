import { groups, text } from './said';
import type { Notice } from '../desk';

/** IE3Q01: the goods that it names must not be loaded, and only those (BPM L3.5, RAT14; ICS2-REF-10). */
export const forbidden: Notice = ({ record, behaviour: { referral } }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing === undefined) return false;
  const named = groups(body, 'doNotLoadDetails').flatMap((details) => [
    ...groups(details, 'receptacle').map((one) => text(one, 'receptacleIdentificationNumber')),
    ...groups(details, 'transportDocument').map((one) => text(one, 'documentNumber')),
    ...groups(details, 'transportEquipment').map((one) => text(one, 'containerIdentificationNumber')),
  ]).filter((one) => one !== undefined);
  filing.heldGoods = [...new Set([...filing.heldGoods, ...referral.holds(named)])];
  filing.carrierInformed ||= referral.informsCarrier(filing.shipment);
  return true;
};
