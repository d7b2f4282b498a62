/** The Kazakh side of the harness: the state revenue authority, its judges, and the harness's own client. */
export { REVENUE_AUTHORITY, startRevenueAuthority, type RevenueAuthority } from './authority';
export { REVENUE_AUTHORITY_FAULTS } from './faults';
export { citingDeclaration, DAMAGES, FLAWS, probeDocument, type ProbeDocument } from './hostile/document';
export type { ProbeResult } from './hostile/probe';
export { annulmentRequest, statusRequest } from './hostile/requests';
export { judgeStanding } from './judge/standing';
export { describeAnswer, type Answer } from './judge/answer';
export { GATEWAY, isForgery, judgeGatewayAnswer, judgeLetter, judgeSignatures } from './judge/gateway';
export { judgeJournal } from './judge/journal';
export { judgePresentation, type ExpectedCase } from './judge/presentation';
export { judgeReply, outcomeOf, saysSomething, type Answered } from './judge/reply';
export { judgeLeadTime } from './judge/timing';
export { leadOf, type CountingLead, type Journey } from './lead';
export type { JournalEntry, Presentation, Script } from './model';
