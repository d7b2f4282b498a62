import type { PlantedFault } from '../../model';
import type { Behaviour } from './behaviour';
import { COUNTING_FAULTS } from './faults-counting';
import { EXECUTING_FAULTS } from './faults-executing';

const DAY_MS = 86_400_000;

const REQUESTING_FAULTS: PlantedFault<Behaviour>[] = [
  { requirement: 'KZ445-02', change: (b) => { b.requesting.sendsWithoutGround = true; } },
  { requirement: 'KZ445-G1', change: (b) => { b.requesting.writesSources = false; } },
  { requirement: 'KZ445-G2', change: (b) => { b.requesting.dateOfInformation = (_, letterDated) => new Date(letterDated + DAY_MS).toISOString(); } },
  { requirement: 'KZ445-G3', change: (b) => { b.requesting.conditionsOfAeo = [...b.requesting.conditionsOfAeo, '532(1)(1)']; } },
  { requirement: 'KZ445-03', change: (b) => { b.requesting.sendsLetter = false; } },
  { requirement: 'KZ445-04', change: (b) => { b.requesting.maySign = () => true; } },
  { requirement: 'KZ445-05', change: (b) => { b.requesting.sendsIncomplete = true; } },
  { requirement: 'KZ445-M1', change: (b) => { b.requesting.addresses = false; } },
  { requirement: 'KZ445-M2', change: (b) => { b.requesting.reference = 'Customs Code of Kazakhstan, Article 445'; } },
  { requirement: 'KZ445-M3', change: (b) => { b.requesting.writesProvisions = false; } },
  { requirement: 'KZ445-M4', change: (b) => { b.requesting.writesGrounds = false; } },
  { requirement: 'KZ445-M5', change: (b) => { b.requesting.writesItems = () => undefined; } },
];

/** One planted defect per requirement on copies of documents and data; the words are the catalogue's (`fault`). */
export const COPIES_FAULTS: PlantedFault<Behaviour>[] = [...REQUESTING_FAULTS, ...EXECUTING_FAULTS, ...COUNTING_FAULTS];
