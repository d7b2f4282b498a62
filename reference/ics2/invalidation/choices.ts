import type { Shipment } from '../filing/facts';
import type { KnownGroup } from '../filing/form';

/** The choices in invalidating, right by default. */
export interface InvalidationChoices {
  /** Which customs is addressed: as in the filing, the office of first entry at master level, a Member State below (R3034). */
  addressee: (shipment: Shipment) => KnownGroup;
}

export const SOUND_INVALIDATION: InvalidationChoices = {
  addressee: ({ customsOfficeOfFirstEntry, addressedMemberState }) =>
    customsOfficeOfFirstEntry === undefined
      ? { addressedMemberState: { country: addressedMemberState } }
      : { customsOfficeOfFirstEntry: { referenceNumber: customsOfficeOfFirstEntry } },
};
