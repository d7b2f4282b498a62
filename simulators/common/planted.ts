import type { SimulatorFault } from '../services';

/** A planted defect of a simulated party, as a change of the settings by which it works. The sound settings know nothing of it. */
export interface PlantedFault<Settings> extends SimulatorFault {
  change: (settings: Settings) => void;
}

/** The sound settings, changed by the planted faults whose requirements are named. */
export function withFaults<Settings>(sound: Settings, planted: readonly PlantedFault<Settings>[], faults: ReadonlySet<string>): Settings {
  for (const fault of planted) if (faults.has(fault.requirement)) fault.change(sound);
  return sound;
}
