/** The reference ICS2 operator: a sea carrier with its own access point, and its planted faults. */
export { OPERATOR_FAULTS } from './faults';
export { DECLARATION_FAULTS } from './faults/enrolment';
export { createOperator, type Keeping } from './operator';
