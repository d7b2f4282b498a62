import type { PlantedFault } from '../model';

/** The right behaviour, changed by the planted faults whose requirements are named; others belong to other parties. */
export function withFaults<Behaviour>(right: Behaviour, planted: readonly PlantedFault<Behaviour>[], faults: ReadonlySet<string>): Behaviour {
  for (const fault of planted) if (faults.has(fault.requirement)) fault.change(right);
  return right;
}
