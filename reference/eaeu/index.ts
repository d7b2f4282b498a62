/** The authorised body of a member state: our own reading of Decisions 5 and 124, and its planted faults. */
export { createAuthorisedBody } from './authorised-body';
export { CENTRAL_CUSTOMS_FAULTS } from './customs/faults';
export { AUTHORISED_BODY_FAULTS } from './faults';
export { TRANSACTION_FAULTS } from './transactions/faults';
