import type { PlantedFault } from '../../model';
import type { CustomsBehaviour } from './behaviour';

const change = (requirement: string, alter: (behaviour: CustomsBehaviour) => void): PlantedFault<CustomsBehaviour> => ({ requirement, change: alter });

/** Every planted defect of the central customs body, one for each requirement that the suite claims of it. */
export const CENTRAL_CUSTOMS_FAULTS: PlantedFault<CustomsBehaviour>[] = [
  change('EAEU-D124-04', ({ resource }) => { resource.takesSingleAnswers = true; }),
  change('EAEU-D124-F07b', ({ resource }) => { resource.annulment = 'new-certificate'; }),
  change('EAEU-D124-F08a', ({ notices }) => { notices.onFailure = false; }),
  change('EAEU-D124-F09a', ({ requests }) => { requests.namesCountry = false; }),
  change('EAEU-D124-F10b', ({ requests }) => { requests.onNone = 'asks-again'; }),
  change('EAEU-D124-F11a', ({ requests }) => { requests.namesPeriod = false; }),
  change('EAEU-D124-F12b', ({ resource }) => { resource.onNoUpdates = 'clears'; }),
];
