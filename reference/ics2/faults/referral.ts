import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';

/** Requests of customs about a filing, what it says of the goods and of others. */
export const REFERRAL_FAULTS: PlantedFault<Behaviour>[] = [
  { requirement: 'ICS2-REF-01', change: ({ referral }) => (referral.reference = (_asked, lrn) => lrn) },
  { requirement: 'ICS2-REF-02', change: ({ referral }) => (referral.sends = (given) => given.slice(0, 1)) },
  { requirement: 'ICS2-REF-03', change: ({ referral }) => (referral.amendsBy = 'answer') },
  { requirement: 'ICS2-REF-04', change: ({ referral }) => (referral.screenedBy = 'IE3R02') },
  { requirement: 'ICS2-REF-05', change: ({ referral }) => (referral.methods = (used) => used) },
  { requirement: 'ICS2-REF-06', change: ({ referral }) => (referral.screeningSettlesAll = true) },
  { requirement: 'ICS2-REF-10', change: ({ referral }) => (referral.holds = () => []) },
  { requirement: 'ICS2-REF-11', change: ({ referral }) => (referral.informsCarrier = () => false) },
  { requirement: 'ICS2-NOT-11', change: ({ receipt }) => (receipt.turnsAway = (action) => action === 'IE3N11') },
  { requirement: 'ICS2-NOT-13', change: ({ referral }) => (referral.failsForOthers = true) },
];
