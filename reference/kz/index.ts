/** The reference implementations of the Kazakh regime, each an office of one house, and their planted faults. */
import { FORGETFUL, type Store } from '../common/store/store';
import type { ReferenceIut, ReferenceServices } from '../model';
import { createCarrier } from './carrier';
import { createCopiesOffice } from './copies/authority';
import { createExchangeOffice } from './exchange';
import { CARRIER_FAULTS } from './faults';
import { createHouse } from './house';
import { createResourceOffice } from './resources/office';
import { REVENUE_FAULTS as OFFICE_FAULTS } from './revenue/faults';
import { createRevenueOffice } from './revenue/office';

export { createCarrier } from './carrier';
export { COPIES_FAULTS } from './copies/faults';
export { EXCHANGE_FAULTS } from './exchange';
export { CARRIER_FAULTS } from './faults';
export { RESOURCE_FAULTS } from './resources/behaviour';

/** Those of the revenue authority. A requirement that binds carrier and authority alike is broken in both by its one name. */
export const REVENUE_FAULTS = OFFICE_FAULTS.filter(({ requirement }) => !CARRIER_FAULTS.some((fault) => fault.requirement === requirement));

/** `faults` are requirement ids out of the lists of faults exported here; what must not be lost is in `store`. */
export function createKazakhReference(services: ReferenceServices, faults: ReadonlySet<string>, store: Store = FORGETFUL): ReferenceIut {
  return createHouse(services, {
    carrier: createCarrier(services, faults, store),
    revenue: createRevenueOffice(services, faults, store),
    copies: createCopiesOffice(services, faults, store),
    exchange: createExchangeOffice(services, faults, store),
    resources: createResourceOffice(services, faults, store),
  });
}
