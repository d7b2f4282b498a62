/** The Commission's gateway as implementation under test: our own reading of Decisions 5 and 124, and its planted faults. */
export { createCommissionGateway } from './gateway';
export { COMMISSION_GATEWAY_FAULTS } from './faults';
