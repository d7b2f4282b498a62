/** The reference implementations of the Kazakh regime, each an office of one house, and their planted faults. */
import type { ReferenceIut, ReferenceServices } from '../model';
import { createCarrier } from './carrier';
import { createCopiesOffice } from './copies/authority';
import { createExchangeOffice } from './exchange';
import { createHouse } from './house';

export { createCarrier } from './carrier';
export { COPIES_FAULTS } from './copies/faults';
export { EXCHANGE_FAULTS } from './exchange';
export { CARRIER_FAULTS } from './faults';

/** `faults` are requirement ids out of the lists of faults exported here. */
export function createKazakhReference(services: ReferenceServices, faults: ReadonlySet<string>): ReferenceIut {
  return createHouse(services, [
    createCarrier(services, faults),
    createCopiesOffice(services, faults),
    createExchangeOffice(services, faults),
  ]);
}
