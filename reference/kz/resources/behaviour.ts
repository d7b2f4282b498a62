import type { SystemKind } from '../../../requirements/kz/resources/access';
import type { PlantedFault } from '../../model';

/** How customs keeps its information resources: right values, which planted faults change. */
export interface ResourceBehaviour {
  takesFrom: (kind: SystemKind) => boolean;
  /** Whether a group reads what the approved rules give it, and nothing else. */
  keepsToRules: boolean;
  keepsPersons: boolean;
  needsLogin: boolean;
  /** Whether legislation is served to whoever has not logged in. */
  openLegislation: boolean;
  /** Whether restricted information is given on an application in order alone. */
  wantsApplication: boolean;
  /** Whether who reads only its own records is kept from those of others. */
  checksOwner: boolean;
}

export const rightResources = (): ResourceBehaviour => ({
  takesFrom: () => true, keepsToRules: true, keepsPersons: true, needsLogin: true, openLegislation: true, wantsApplication: true, checksOwner: true,
});

/** One planted defect per requirement; the words are the catalogue's. */
export const RESOURCE_FAULTS: PlantedFault<ResourceBehaviour>[] = [
  // accepts its own front end only
  { requirement: 'KZCC-IS-01', change: (b) => { b.takesFrom = (kind) => kind === 'customs'; } },
  // gives access outside the approved rules
  { requirement: 'KZCC-IS-04', change: (b) => { b.keepsToRules = false; } },
  // keeps goods but not persons
  { requirement: 'KZCC-RES-01', change: (b) => { b.keepsPersons = false; } },
  // serves operation records without login
  { requirement: 'KZCC-RES-02', change: (b) => { b.needsLogin = false; }, touches: [{ requirement: 'KZCC-SEC-01', why: 'where no login is needed a wrong one, and a claim in place of one, get in too' }] },
  // asks for a login to read legislation
  { requirement: 'KZCC-RES-03', change: (b) => { b.openLegislation = false; } },
  // gives restricted information on a plain letter
  { requirement: 'KZCC-RES-04', change: (b) => { b.wantsApplication = false; } },
  // shows one declarant's data to another
  { requirement: 'KZCC-SEC-02', change: (b) => { b.checksOwner = false; } },
];
