export { DESK_FAULTS } from './behaviour';
export { createInformationDesk } from './office';
