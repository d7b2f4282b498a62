/** Requests for copies between customs authorities (Customs Code of Kazakhstan, Art. 445): the parties that the harness plays, and the judges. */
export { COUNTERPART, IUT, LETTER_FACTS, NAMED, OUTSIDER, STATE_BODY } from './authorities';
export { about, completeRequest, CONTENTS } from './compose';
export { matterSeen } from './judge/course';
export { judgeDue, type AboutTerm } from './judge/due';
export { coversList, judgeCopies, judgeExecuted, judgeRefusal, judgeRefused, told } from './judge/outcome';
export { judgeRequest } from './judge/request';
export { judgePatience } from './judge/silence';
export { names } from './judge/words';
export { createCopiesParties, OTHER_AUTHORITY, type CopiesParties, type Delivery, type Seen } from './parties';
export { startCopiesParties, type RunningCopiesParties } from './start';
