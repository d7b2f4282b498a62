/** The reference customs authority's exchange with the authority of another member state, and its planted faults. */
export { EXCHANGE_FAULTS } from './faults';
export { createExchangeOffice } from './office';
