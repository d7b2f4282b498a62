/** The simulated customs side of ICS2: the Shared Trader Interface and, behind it, the Common Repository. */
export { TRADER_INTERFACE_FAULTS } from './faults';
export { startTraderInterface, type TraderInterface } from './start';
