/** The customs authority of another member state, the Commission as one that asks, and the judges of regular exchange, sending and cooperation. */
export { judgeForm, judgeRecords, judgeSubject } from './judge/cooperation';
export { judgeAmendment, judgeData, judgeOfficials, judgeSent, judgeTiming, type Told } from './judge/regular';
export { judgeByAct, judgeInitiative, judgeMandatory, type Finding } from './judge/sending';
export { taken, type MessageOf, type Posted, type Received } from './model';
export { CUSTOMS_AUTHORITY, OTHER_STATE, startCustomsAuthority, type CustomsAuthority } from './start';
