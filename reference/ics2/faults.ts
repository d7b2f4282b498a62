import type { PlantedFault } from '../model';
import type { Behaviour } from './behaviour';
export const OPERATOR_FAULTS: PlantedFault<Behaviour>[] = [];
