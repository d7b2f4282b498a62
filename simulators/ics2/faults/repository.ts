import { at } from '../../../protocols/xml';
import type { PlantedFault } from '../../common/planted';
import { lifecycleProblem } from '../common-repository/lifecycle';
import type { Filing } from '../common-repository/filings';
import { canBecome } from '../common-repository/states';
import type { Decision, Submission } from '../common-repository/submission';
import type { Conduct } from '../conduct';

/** Differences to what is linked are poor data. */
function refuseDifferences(decision: Decision, submission: Submission, flagged: boolean): Decision {
  if (!flagged) return decision;
  const where = at(submission.root, 'consignmentMasterLevel/consignmentHouseLevel/totalGrossMass') ?? submission.root;
  const words = { found: where.text, demanded: 'the mass of what it is linked with', mend: 'file what the others have filed' };
  return { accepted: false, by: 'IE3N99', problems: [lifecycleProblem('GEN-PARTY', submission, where, words)] };
}

const masters = ({ documents }: Filing): string[] => documents.filter(({ level }) => level === 'master').map(({ number }) => number);

/** All filings of the ENS to which any of these belongs. */
const wholeEns = (found: readonly Filing[], all: readonly Filing[]): Filing[] =>
  all.filter((one) => masters(one).some((number) => found.some((other) => masters(other).includes(number))));

/** Of the filings' life, their linking and what is shown of them. */
export const REPOSITORY_FAULTS: PlantedFault<Conduct>[] = [
  {
    requirement: 'ICS2-LNK-05', change: ({ repository }) => (repository.wholeIs = '10'),
    touches: [{ requirement: 'ICS2-ARR-08', why: 'that no other filing has arrived is seen by its being complete, as before' }],
  },
  {
    requirement: 'ICS2-LNK-06', change: ({ repository }) => (repository.linksInOrder = (upperFirst) => upperFirst),
    touches: [{ requirement: 'ICS2-TIM-13', why: 'a house filing that is not linked has no part in the timer of its carrier' }],
  },
  { requirement: 'ICS2-LNK-07', change: ({ repository }) => (repository.completeWith = (expected) => expected.length === 0 || expected.some(({ there }) => there)) },
  {
    requirement: 'ICS2-LNK-08', change: ({ repository }) => (repository.joins = false),
    touches: [{ requirement: 'ICS2-DAT-04', why: 'of what number an MRN is, is looked at whenever one is told' }],
  },
  { requirement: 'ICS2-LNK-09', change: ({ repository }) => (repository.answers = refuseDifferences) },
  { requirement: 'ICS2-LIF-02', change: ({ repository }) => (repository.registersFirst = (problems) => problems.some(({ rule }) => rule === 'GEN-ARRIVED')) },
  { requirement: 'ICS2-INV-03', change: ({ repository }) => (repository.becomes = (from, to) => to === '09' || canBecome(from, to)) },
  { requirement: 'ICS2-INV-04', change: ({ repository }) => (repository.pastAmendment = ['21']) },
  { requirement: 'ICS2-AMD-08', change: ({ repository }) => (repository.heedsClosing = false) },
  { requirement: 'ICS2-CNS-04', change: ({ repository }) => (repository.tellsOfFilings = wholeEns) },
  { requirement: 'ICS2-CNS-05', change: ({ repository }) => (repository.keepsNotifications = 'P9999D') },
  { requirement: 'ICS2-TIM-17', change: ({ repository }) => (repository.arrivalStopsClock = false) },
  { requirement: 'ICS2-NOT-08', change: ({ repository }) => (repository.tellsOfParties = (named) => named) },
  { requirement: 'ICS2-NOT-09', change: ({ repository }) => (repository.disclosesMrn = true) },
];
