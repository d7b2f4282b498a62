import type { PlantedFault } from '../../model';
import type { HeldRecord } from './model';

/** Everything about the desk that a planted fault may change. The defaults are right. */
export interface DeskBehaviour {
  /** Services whose messages need an extension of our own: none. */
  wantsExtension(service: string): boolean;
  /** Whether a code must stand in the shared list of the agreed version. */
  checksCodes: boolean;
  /** Whether the record says whose it is. */
  tellsOrigin: boolean;
  /** Whether a service is answered within its competence only. */
  checksCompetence: boolean;
  /** What becomes of a message whose predecessor has not come. */
  onGap: 'hold' | 'forget';
  /** What a refusal says beside its reason. */
  quotes(record: HeldRecord | undefined): string;
  checksPurpose: boolean;
  /** Whether a record leaves only with the consent of who gave it; `withdrawn`: that service has left the agreement. */
  wantsConsent(withdrawn: boolean): boolean;
  /** Whether the audit trail goes on after a restart. */
  resumesTrail: boolean;
  serves(service: string): boolean;
}

export function rightDesk(): DeskBehaviour {
  return {
    wantsExtension: () => false, checksCodes: true, tellsOrigin: true, checksCompetence: true, onGap: 'hold', quotes: () => '', checksPurpose: true,
    wantsConsent: () => true, resumesTrail: true, serves: () => true,
  };
}

/** One defect for each row of the agreement that the desk answers for. */
export const DESK_FAULTS: PlantedFault<DeskBehaviour>[] = [
  { requirement: 'EAEU-2009-01', change: (desk) => { desk.wantsExtension = (service) => service === 'KG'; } },
  { requirement: 'EAEU-2009-02', change: (desk) => { desk.checksCodes = false; } },
  { requirement: 'EAEU-2009-03', change: (desk) => { desk.tellsOrigin = false; } },
  { requirement: 'EAEU-2009-04', change: (desk) => { desk.checksCompetence = false; } },
  { requirement: 'EAEU-2009-06', change: (desk) => { desk.onGap = 'forget'; } },
  { requirement: 'EAEU-2009-08', change: (desk) => { desk.quotes = (record) => (record === undefined ? '' : `: ${record.history.join(', ')}`); } },
  { requirement: 'EAEU-2009-09', change: (desk) => { desk.checksPurpose = false; } },
  { requirement: 'EAEU-2009-10', change: (desk) => { desk.wantsConsent = (withdrawn) => withdrawn; } },
  { requirement: 'EAEU-2009-15', change: (desk) => { desk.resumesTrail = false; } },
  { requirement: 'EAEU-2009-16', change: (desk) => { desk.wantsConsent = (withdrawn) => !withdrawn; } },
  { requirement: 'EAEU-2009-17', change: (desk) => { desk.serves = (service) => service === 'RU'; } },
];
