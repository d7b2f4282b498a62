import type { PlantedFault } from '../../model';
import type { Behaviour } from './behaviour';

/** One planted defect per requirement; the words are the catalogue's. */
export const EXCHANGE_FAULTS: PlantedFault<Behaviour>[] = [
  // leaves out classification decisions
  { requirement: 'KZ444-01', change: (b) => { b.regular.exchanges = (kind) => kind !== 'classification-decision'; } },
  // sends an element outside the list
  { requirement: 'KZ444-02', change: (b) => { b.regular.elements = (_kind, elements) => elements; } },
  // exchanges without technical conditions
  { requirement: 'KZ444-03', change: (b) => { b.regular.needsConditions = false; } },
  // accepts conditions without time limits
  { requirement: 'KZ444-04', change: (b) => { b.regular.minds = b.regular.minds.filter((part) => part !== 'limits'); } },
  // no official named for receiving
  { requirement: 'KZ444-06', change: (b) => { b.regular.names = b.regular.names.filter((role) => role !== 'receiving'); } },
  // never sends amendments
  { requirement: 'KZ444-07', change: (b) => { b.regular.sendsAmendments = false; } },
  // ignores the limit of the conditions
  { requirement: 'KZ444-08', change: (b) => { b.regular.limit = () => Infinity; } },
  // keeps the grounds to itself
  { requirement: 'KZ446-01', change: (b) => { b.sending.tells = (kind) => kind !== 'aeo-suspension'; } },
  // sends only when asked
  { requirement: 'KZ446-01b', change: (b) => { b.sending.tells = (kind) => kind !== 'transport-misuse'; } },
  // knows two of the three cases only
  { requirement: 'KZ446-01c', change: (b) => { b.sending.tells = (kind) => kind !== 'other'; } },
  // sends a free-form letter
  { requirement: 'KZ446-02', change: (b) => { b.sending.keepsComposition = false; } },
  // sends without a ground
  { requirement: 'KZ446-03', change: (b) => { b.sending.needsGround = false; } },
  // rejects it for lack of a request id
  { requirement: 'KZ446-04', change: (b) => { b.sending.takesUnasked = false; } },
  // records all as "other"
  { requirement: 'KZCC-COOP-01', change: (b) => { b.cooperation.recordedAs = () => 'other'; } },
  // has no process for confirmation of export
  { requirement: 'KZCC-COOP-02', change: (b) => { delete b.cooperation.processes['actual-export']; } },
  // includes a restricted field
  { requirement: 'KZCC-COOP-03', change: (b) => { b.cooperation.withholds = (mark) => mark === 'state-secret'; } },
];
