import { durationMilliseconds } from '../../../requirements/parameters';
import type { NumberedStep, PatternStep, TransactionTerms } from '../../../requirements/eaeu/patterns';
import type { PlantedFault } from '../../model';
import type { TransactionBehaviour } from './behaviour';

type Fault = PlantedFault<TransactionBehaviour>;
const respondent = (requirement: string, change: (behaviour: TransactionBehaviour['respondent']) => void): Fault =>
  ({ requirement, change: (behaviour) => change(behaviour.respondent) });
const initiator = (requirement: string, change: (behaviour: TransactionBehaviour['initiator']) => void): Fault =>
  ({ requirement, change: (behaviour) => change(behaviour.initiator) });
const receiving = (requirement: string, change: (behaviour: TransactionBehaviour['receiving']) => void): Fault =>
  ({ requirement, change: (behaviour) => change(behaviour.receiving) });

const isSignal = (code: string) => (step: PatternStep): boolean => step.message === code;
const without = (steps: NumberedStep[], code: string): NumberedStep[] => steps.filter((step) => !isSignal(code)(step));
/** A signal that no right participant sends. */
const strange = (from: PatternStep['from'], message: PatternStep['message'], limit: PatternStep['limit']): NumberedStep => ({ from, message, relatesTo: 0, limit, index: 99 });
const response = (transaction: TransactionTerms): number => durationMilliseconds(transaction.responseTime ?? 'PT0S') ?? 0;
const guaranteed = ({ pattern, acceptanceTime }: TransactionTerms): boolean => pattern === 'request-response' && acceptanceTime !== null;

/** One defect for each requirement on transactions, signals and envelopes that the test process shows. */
export const TRANSACTION_FAULTS: readonly Fault[] = [
  respondent('EAEU-TRN-01', (rules) => { rules.sends = (right, { pattern }) => (pattern === 'mutual-obligations' ? without(right, 'P.MSG.PRS') : right); }),
  initiator('EAEU-TRN-02', (rules) => { rules.confirms = (right) => without(right, 'P.MSG.PRS'); }),
  initiator('EAEU-TRN-03', (rules) => { rules.quietTime = () => 0; }),
  { requirement: 'EAEU-TRN-04', change: (behaviour) => { behaviour.initiator.undoesUnanswered = false; behaviour.respondent.undoesUnconfirmed = false; } },
  initiator('EAEU-TRN-05', (rules) => { rules.retries = (right, { pattern }) => (pattern === 'question-answer' ? 0 : right); }),
  respondent('EAEU-TRN-06', (rules) => { rules.delay = (_step, transaction) => (transaction.pattern === 'question-answer' ? response(transaction) + 1000 : 0); }),
  initiator('EAEU-TRN-07', (rules) => {
    rules.awaits = (right, transaction) =>
      (transaction.pattern === 'request-response' && !guaranteed(transaction) ? [...right, strange('respondent', 'P.MSG.PRS', 'responseTime')] : right);
  }),
  respondent('EAEU-TRN-08', (rules) => {
    rules.delay = (step, transaction) => (guaranteed(transaction) ? 50_000 + (step.message === 'response' ? response(transaction) : 0) : 0);
  }),
  initiator('EAEU-TRN-09', (rules) => { rules.awaits = (right, transaction) => (guaranteed(transaction) ? without(right, 'P.MSG.PRS') : right); }),
  initiator('EAEU-TRN-10', (rules) => {
    rules.confirms = (right, { pattern }) => (pattern === 'request-confirmation' && right.length === 0 ? [strange('initiator', 'P.MSG.RCV', null)] : right);
  }),
  initiator('EAEU-TRN-11', (rules) => {
    rules.confirms = (right, { pattern }) => (pattern === 'request-confirmation' ? right.map((step) => ({ ...step, message: 'P.MSG.PRS' as const })) : right);
  }),
  initiator('EAEU-TRN-12', (rules) => { rules.blocked = 'sent'; }),
  respondent('EAEU-TRN-15', (rules) => {
    rules.sends = (right, { pattern }) => (pattern === 'dissemination' ? [strange('respondent', 'P.MSG.RCV', null)] : right);
  }),
  initiator('EAEU-TRN-22', (rules) => { rules.undoesUnprocessed = false; }),
  respondent('EAEU-SIG-02', (rules) => {
    rules.sends = (right, transaction) => (guaranteed(transaction) ? [strange('respondent', 'P.MSG.RCV', null), ...right] : right);
  }),
  respondent('EAEU-SIG-03', (rules) => {
    rules.sends = (right, transaction) => (guaranteed(transaction) ? [...without(right, 'P.MSG.PRS'), ...right.filter(isSignal('P.MSG.PRS'))] : right);
  }),
  receiving('EAEU-SIG-10', (rules) => { rules.ruleCode = () => 'Common:DataError'; }),
  receiving('EAEU-SIG-11', (rules) => { rules.fatal = 'nothing'; }),
  initiator('EAEU-SIG-13', (rules) => { rules.heedsError = ({ pattern }) => pattern !== 'dissemination'; }),
  receiving('EAEU-ENV-14', (rules) => { rules.foreignCodes = false; }),
  initiator('EAEU-ENV-17', (rules) => { rules.nests = (_nested, fresh) => fresh; }),
  receiving('EAEU-ENV-24', (rules) => { rules.checksSegments = false; }),
  respondent('EAEU-ENV-12', (rules) => { rules.cites = (request, before) => before ?? request; }),
  respondent('EAEU-ENV-29', (rules) => { rules.refersTo = (_eDocId, messageId) => messageId.replace('urn:uuid:', ''); }),
  receiving('EAEU-ENV-30', (rules) => { rules.readsParts = false; }),
  initiator('EAEU-ENV-31', (rules) => { rules.inlineLimit = Infinity; }),
];
