/** The reference carrier of the Kazakh regime and its planted faults. */
export { createCarrier } from './carrier';
export { CARRIER_FAULTS } from './faults';
