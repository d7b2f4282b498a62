import type { SimulatorFault } from '../services';
import type { Conduct } from './conduct';

/** A planted defect of the simulated customs side: the catalogue's `fault` as a change of its conduct. */
export interface ConductFault extends SimulatorFault {
  change: (conduct: Conduct) => void;
}

export const TRADER_INTERFACE_FAULTS: ConductFault[] = [];
