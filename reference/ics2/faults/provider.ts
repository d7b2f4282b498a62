import { parties } from '../../../certs/identities';
import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';

/** Whose access point iut/reference-provider.yaml sends through. */
const PROVIDER = parties.operator.eori!;

/** Somebody who files for others. */
export const PROVIDER_FAULTS: PlantedFault<Behaviour>[] = [
  {
    requirement: 'ICS2-SEED-06',
    as: 'reference-provider',
    change: ({ form }) =>
      (form.revise = (filing) => ({ ...filing, declarant: { ...(filing['declarant'] as object), identificationNumber: PROVIDER } })),
    touches: [
      { requirement: 'ICS2-SEED-08', why: 'sender and declarant are then one' },
      { requirement: 'ICS2-SEED-05', why: 'whose filing it is can only be told by the number of its declarant' },
      { requirement: 'ICS2-LNK-01', why: 'so it is with the party that was named' },
    ],
  },
  // The case that was opened last is the one that is open on the screen.
  { requirement: 'ICS2-NOT-12', as: 'reference-provider', change: ({ clients }) => (clients.client = (_filing, all) => all.at(-1)?.shipment.declarant.eori) },
];
