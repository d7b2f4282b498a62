/** The Commission's gateway and the third country's customs body behind it: our reading of Decisions 5 and 124 for the harness. */
export { startGateway, type Gateway } from './gateway';
export { GATEWAY_FAULTS } from './rules';
