import { REFERENCE_FAULTS } from '../../reference';
import { SIMULATOR_FAULTS } from '../../simulators';
import { HARNESS_FAULTS } from '../harness/faults';
import type { Fault } from './matrix';

/** Every planted fault of the reference implementations, of the simulators and of the harness itself. */
export function plantedFaults(): Fault[] {
  return [
    ...REFERENCE_FAULTS.map(({ requirement, touches, as }): Fault => ({ requirement, party: 'iut', touches: touches ?? [], as: as ?? 'reference' })),
    ...SIMULATOR_FAULTS.map(({ requirement, touches }): Fault => ({ requirement, party: 'simulator', touches: touches ?? [], as: 'reference' })),
    ...HARNESS_FAULTS.map(({ requirement }): Fault => ({ requirement, party: 'harness', touches: [], as: 'reference' })),
  ];
}
